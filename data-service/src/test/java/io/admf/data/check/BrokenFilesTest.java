package io.admf.data.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.data.BarSource;
import io.admf.data.Market;
import io.admf.data.SourceRequest;
import io.admf.data.library.csv.Csv;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files broken at random: a report that adds up, never an exception. */
class BrokenFilesTest {

  private static final byte[] SPITEFUL =
      "0123456789.,;:-+eETZ\"\r\n\t \0\u00ff".getBytes(StandardCharsets.ISO_8859_1);

  private static byte[] broken(byte[] sound, SplittableRandom random) {
    byte[] bytes = sound.clone();
    int faults = 1 + random.nextInt(6);
    for (int i = 0; i < faults && bytes.length > 2; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = SPITEFUL[random.nextInt(SPITEFUL.length)];
        case 1 -> bytes = Arrays.copyOf(bytes, at);
        case 2 -> {
          int from = random.nextInt(bytes.length);
          int length = Math.min(bytes.length - Math.max(at, from), 1 + random.nextInt(60));
          System.arraycopy(bytes, from, bytes, at, length);
        }
        default -> bytes[at] = (byte) random.nextInt(256);
      }
    }
    return bytes;
  }

  @Test
  void the_check_of_a_broken_file_is_a_report() throws IOException {
    Market market = Market.of("csv", "X_1d");
    SourceRequest request =
        new SourceRequest(
            market.series().getFirst(), market.series(), market.plan().data(), market.seed());
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of("src/test/resources/faults"))) {
      files = all.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
    SplittableRandom random = new SplittableRandom(20);
    for (int turn = 0; turn < 12_000; turn++) {
      byte[] bytes = broken(Files.readAllBytes(files.get(turn % files.size())), random);
      BarSource source =
          asked ->
              Csv.standard("x")
                  .read("x", asked.rows().bytes("x", new ByteArrayInputStream(bytes)), asked);
      DataReport report = DataCheck.of(source, request, CheckSettings.standard());
      assertThat(report.text()).as("turn %d", turn).isNotBlank();
      assertThat(report.counts().values().stream().mapToLong(Long::longValue).sum())
          .as("turn %d", turn)
          .isEqualTo(
              Stream.of(Severity.values()).mapToLong(severity -> report.count(severity)).sum());
      if (report.coverage().bars() == 0) {
        assertThat(report.gravest()).as("turn %d", turn).isEqualTo(Severity.ERROR);
      }
      assertThat(report.coverage().first())
          .as("turn %d", turn)
          .isLessThanOrEqualTo(report.coverage().last());
    }
  }
}
