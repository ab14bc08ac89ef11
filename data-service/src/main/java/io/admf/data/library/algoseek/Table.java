package io.admf.data.library.algoseek;

import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import io.admf.config.BadInputException;
import io.admf.data.delimited.Delimited;
import io.admf.data.delimited.DelimitedReader;
import io.admf.data.row.Field;
import io.admf.data.row.Hints;
import io.admf.data.row.RowProblems;
import io.admf.data.row.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV file with a header, line by line; columns go by name, whatever its case. */
final class Table implements AutoCloseable {

  private final String place;
  private final RowProblems problems;
  private final DelimitedReader<CsvRecord> reader;
  private final List<String> names = new ArrayList<>();
  private long line;
  private List<String> fields = List.of();

  /**
   * Reads the header.
   *
   * @param problems those of the file
   */
  Table(SourceFile file, RowProblems problems) {
    this.place = file.place();
    this.problems = problems;
    this.reader =
        new DelimitedReader<>(
            new Delimited(",", true),
            place,
            file.open(),
            problems,
            CsvRecordHandler.of(),
            () -> line + 1);
    if (next()) {
      fields.forEach(name -> names.add(Field.plain(name)));
    }
  }

  /** Whether there is nothing at all in it. */
  boolean empty() {
    return names.isEmpty();
  }

  /** The number of the first of these columns that is there, or -1. */
  int find(List<String> usual) {
    for (String name : usual) {
      int at = names.indexOf(name);
      if (at >= 0) {
        return at;
      }
    }
    return -1;
  }

  /**
   * The number of the first of these columns that is there.
   *
   * @throws BadInputException if none is
   */
  int need(String... usual) {
    int at = find(List.of(usual));
    if (at < 0) {
      throw new BadInputException(
          place + ":1",
          "expected a column %s, was %s"
              .formatted(String.join(" or ", usual), Hints.shown(String.join(",", names))));
    }
    return at;
  }

  /** Moves on to the next line whose columns are as many as the header's; false after the last. */
  boolean next() {
    for (CsvRecord read = reader.next(); read != null; read = reader.next()) {
      line = read.getStartingLineNumber();
      fields = read.getFields();
      if (names.isEmpty() || fields.size() == names.size()) {
        return true;
      }
      if (fields.size() != 1 || !fields.getFirst().isBlank()) {
        problems.add(line, "expected %d columns, was %d".formatted(names.size(), fields.size()));
      }
    }
    return false;
  }

  long line() {
    return line;
  }

  String place() {
    return place;
  }

  /** A field of this line; empty for column -1. */
  String field(int column) {
    return column < 0 ? "" : fields.get(column).trim();
  }

  /** A field of this line as a number, or null if it is none. */
  @Nullable Long whole(int column) {
    String text = field(column);
    return text.matches("[0-9]{1,18}") ? (Long) Long.parseLong(text) : null;
  }

  @Override
  public void close() {
    reader.close();
  }
}
