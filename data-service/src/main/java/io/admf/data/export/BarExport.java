package io.admf.data.export;

import io.admf.config.BadInputException;
import io.admf.data.catalog.BarFile;
import io.admf.data.catalog.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * Writes bars to a file whose name says in which format: {@code .parquet}, {@code .csv} or {@code
 * .csv.gz}. The columns are {@code time} (when a bar opens, UTC), {@code open}, {@code high},
 * {@code low}, {@code close} and {@code volume}; {@code known_at} as well where a bar is not known
 * one timeframe after it opens. The file is there when it is whole; one of its name is replaced.
 */
public final class BarExport {

  /** A format. */
  interface Form {

    /**
     * Writes a file.
     *
     * @param known whether a column {@code known_at} is wanted
     */
    void write(Rows rows, boolean known, Path to) throws IOException;
  }

  /**
   * What is written: the rows of a file from {@code from} up to {@code to}, exclusive.
   *
   * @param timeframe of the series, nanoseconds
   */
  public record Rows(BarFile file, long from, long to, long timeframe) {

    void visit(BarFile.Visitor visitor) {
      file.visit(from, to, visitor);
    }

    /** Whether every bar is known one timeframe after it opens. */
    boolean regular() {
      boolean[] regular = {true};
      visit(
          (row, bars, count) -> {
            for (int i = 0; i < count; i++) {
              regular[0] &= bars.knownAt()[i] - bars.eventTimes()[i] == timeframe;
            }
          });
      return regular[0];
    }
  }

  private BarExport() {}

  /**
   * Writes a file.
   *
   * @return whether there is a column {@code known_at}, because some bar is not known one timeframe
   *     after it opens
   * @throws BadInputException if the name does not say a format, or the file cannot be written
   */
  public static boolean write(Rows rows, Path to) {
    Form form = form(to);
    Path folder = to.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new BadInputException(
          to.toString(), "cannot be written: expected a folder %s".formatted(folder));
    }
    boolean known = !rows.regular();
    Path unfinished = to.resolveSibling("." + to.getFileName() + ".unfinished");
    try {
      try {
        form.write(rows, known, unfinished);
        Files.move(unfinished, to, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new BadInputException(to.toString(), "cannot be written: " + Reason.of(e));
    }
    return known;
  }

  private static Form form(Path to) {
    String name = String.valueOf(to.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".parquet")) {
      return new ParquetForm();
    }
    if (name.endsWith(".csv") || name.endsWith(".csv.gz")) {
      return new CsvForm(name.endsWith(".gz"));
    }
    throw new BadInputException(
        to.toString(), "expected a name that ends with .parquet, .csv or .csv.gz");
  }
}
