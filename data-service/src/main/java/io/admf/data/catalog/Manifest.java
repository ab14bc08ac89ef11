package io.admf.data.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.admf.config.BadInputException;
import io.admf.time.Instants;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a catalog knows of a series: which file holds its bars, and where they came from. In it is
 * no time of day at which anything was done: the same imports give the same manifest.
 *
 * @param format of the manifest, 1
 * @param series such as {@code SPY_1d}
 * @param file the name of the file of bars, beside the manifest
 * @param bytes of that file
 * @param bars how many
 * @param first when the first bar opens, ISO-8601
 * @param last when the last bar opens, ISO-8601
 * @param end when the last bar is known, ISO-8601
 * @param hash of the bars: the data hash of a run over them alone
 * @param imports what they were imported from: the first, and what was appended since
 */
public record Manifest(
    int format,
    String series,
    String file,
    long bytes,
    long bars,
    String first,
    String last,
    String end,
    String hash,
    List<Import> imports) {

  /** Its name in the folder of a series. */
  static final String NAME = "manifest.json";

  private static final int FORMAT = 1;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /**
   * Where bars came from.
   *
   * @param data the section {@code data} that they were read with: source, its parameters, range
   * @param seed of what the source draws
   * @param place the file that was read, or what takes the place of one
   * @param bars how many it gave, also those that were there already
   * @param added how many of them were added
   * @param first when the first that it gave opens, ISO-8601
   * @param last when the last that it gave opens, ISO-8601
   * @param skipped bad rows that were passed over
   * @param firstSkipped why, for the first few of them
   */
  public record Import(
      Map<String, Object> data,
      long seed,
      String place,
      long bars,
      long added,
      String first,
      String last,
      long skipped,
      List<String> firstSkipped) {

    /** The name of the source, such as {@code csv}. */
    public String source() {
      return String.valueOf(data.get("source"));
    }
  }

  public Manifest {
    imports = List.copyOf(imports);
  }

  /** The manifest of a file that is in place under {@code file}. */
  static Manifest of(BarFileHeader header, String file, List<Import> imports) {
    return new Manifest(
        FORMAT,
        header.series(),
        file,
        header.fileBytes(),
        header.rows(),
        Instants.format(header.firstOpen()),
        Instants.format(header.lastOpen()),
        Instants.format(header.lastKnown()),
        header.hash(),
        imports);
  }

  /** All imports and one more. */
  List<Import> importsAnd(Import next) {
    List<Import> all = new ArrayList<>(imports);
    all.add(next);
    return all;
  }

  byte[] encode() {
    try {
      return (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + this, e);
    }
  }

  /**
   * Reads one.
   *
   * @throws NoSuchFileException if there is none
   * @throws BadInputException if it cannot be read or is damaged
   */
  static Manifest read(Path path, String series) throws NoSuchFileException {
    try {
      Manifest manifest = JSON.readValue(Files.readAllBytes(path), Manifest.class);
      if (manifest.format != FORMAT) {
        throw BarFileHeader.damaged(
            path, "expected a manifest of format %d, was %d".formatted(FORMAT, manifest.format));
      }
      if (!manifest.series.equals(series) || !manifest.file.matches("bars-[0-9a-f]{32}\\.admf")) {
        throw BarFileHeader.damaged(
            path,
            "expected a manifest of %s that names a file of bars, was of %s with %s"
                .formatted(series, manifest.series, manifest.file));
      }
      return manifest;
    } catch (NoSuchFileException e) {
      throw e;
    } catch (JsonProcessingException e) {
      throw BarFileHeader.damaged(path, "expected a manifest: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new BadInputException(path.toString(), "cannot be read: " + e.getMessage());
    }
  }
}
