package io.admf.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.fixture.Frames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Holds the format still. The files were written by the first release of each version and stay; a
 * layout that changes needs a new version, a new reader beside the old, and a new folder of files.
 */
class WireVersionTest {

  private static final Map<Kind, Object> SAMPLES = Samples.all();

  @ParameterizedTest
  @EnumSource
  void a_message_of_version_1_is_read_for_ever(Kind kind) throws IOException {
    Object expected = SAMPLES.get(kind);
    Object found = Wire.decode(file(1, kind));
    switch (kind) {
      case BAR_FRAME, FEATURE_FRAME, SIGNAL_FRAME, REGIME_FRAME, EQUITY_FRAME, MARKET_FRAME ->
          assertThat(Frames.describe(found)).isEqualTo(Frames.describe(expected));
      default -> assertThat(found).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_current_version_writes_the_same_bytes_as_ever(Kind kind) throws IOException {
    assertThat(Wire.encode(SAMPLES.get(kind)))
        .as("%s: a changed layout needs a new format version", kind)
        .isEqualTo(file(Wire.VERSION, kind));
  }

  @Test
  void there_is_a_sample_of_every_kind() {
    assertThat(SAMPLES).containsOnlyKeys(Kind.values());
  }

  /**
   * With {@code -Dgolden.accept=true} a file that is not there yet is written; none is replaced.
   */
  private static byte[] file(int version, Kind kind) throws IOException {
    String name = "wire/v%d/%s.bin".formatted(version, kind.name().toLowerCase(Locale.ROOT));
    try (InputStream in = WireVersionTest.class.getClassLoader().getResourceAsStream(name)) {
      if (in != null) {
        return in.readAllBytes();
      }
    }
    Path source = Path.of("src/test/resources").resolve(name).toAbsolutePath();
    if (Boolean.getBoolean("golden.accept") && version == Wire.VERSION) {
      Files.createDirectories(source.getParent());
      Files.write(source, Wire.encode(SAMPLES.get(kind)));
      return Files.readAllBytes(source);
    }
    throw new AssertionError("expected the sample " + source + "; -Dgolden.accept=true writes it");
  }
}
