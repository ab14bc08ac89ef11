package io.admf.data.library.event;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.admf.component.Names;
import io.admf.config.BadInputException;
import io.admf.config.Problems;
import io.admf.data.row.RowProblems;
import io.admf.data.row.SourceFile;
import io.admf.data.text.Decimals;
import io.admf.data.text.TimeText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file with a line of column names and a row for each event, read row by row. Columns are known
 * by their usual names, or by those that the user says. For one thread.
 */
final class EventTable implements AutoCloseable {

  /** A column that is looked for under its usual names. */
  static final String AUTO = "auto";

  private final String place;
  private final RowProblems problems;
  private final TimeText times;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> rows;
  private final List<String> names = new ArrayList<>();
  private final Problems missing = new Problems();
  private @Nullable CsvRecord row;
  private @Nullable String badness;

  private EventTable(SourceFile file, char delimiter, TimeText times, boolean skipBadRows) {
    this.place = file.place();
    this.problems = new RowProblems(place, skipBadRows);
    this.times = times;
    this.reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .detectBomHeader(true)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(file.open(), StandardCharsets.UTF_8);
    this.rows = reader.iterator();
  }

  /**
   * Opens a file and reads its column names.
   *
   * @throws BadInputException if it is empty or cannot be read
   */
  static EventTable open(SourceFile file, char delimiter, TimeText times, boolean skipBadRows) {
    EventTable table = new EventTable(file, delimiter, times, skipBadRows);
    try {
      CsvRecord head = table.advance();
      if (head == null) {
        throw new BadInputException(table.place, "expected a line of column names, was empty");
      }
      table.names.addAll(head.getFields());
      return table;
    } catch (RuntimeException e) {
      table.close();
      throw e;
    }
  }

  private @Nullable CsvRecord advance() {
    try {
      return rows.hasNext() ? rows.next() : null;
    } catch (CsvParseException e) {
      throw problems.fatal(line() + 1, "expected well-formed CSV: " + e.getMessage());
    } catch (UncheckedIOException e) {
      throw problems.fatal(0, "cannot be read: " + e.getMessage());
    }
  }

  /**
   * The place of a column.
   *
   * @param key what YAML calls it
   * @param wanted its name, or {@link #AUTO}
   * @param usual names, in letters and digits alone
   * @return -1 when there is none; {@link #columnsFound} tells when it should be there
   */
  int column(String key, String wanted, List<String> usual, boolean required) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).trim();
      if (wanted.equals(AUTO) ? usual.contains(plain(name)) : name.equalsIgnoreCase(wanted)) {
        found.add(i);
      }
    }
    if (found.size() > 1) {
      missing.add(
          place + ":1",
          "the %s may be any of %s; set %s to one of them"
              .formatted(usual.getFirst(), found.stream().map(names::get).toList(), key));
    } else if (found.isEmpty() && (required || !wanted.equals(AUTO))) {
      String sought = wanted.equals(AUTO) ? usual.getFirst() : wanted;
      String nearest = Names.nearest(sought, names);
      missing.add(
          place + ":1",
          "expected a column %s, was %s; set %s%s"
              .formatted(
                  sought, names, key, nearest == null ? "" : " (did you mean " + nearest + "?)"));
    }
    return found.size() == 1 ? found.getFirst() : -1;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /**
   * Says that all columns have been asked for.
   *
   * @throws BadInputException with every column that is missing or not clear
   */
  void columnsFound() {
    missing.throwIfAny();
  }

  /** Adds a mistake about the columns. */
  void wrongColumns(String message) {
    missing.add(place + ":1", message + ", was " + names);
  }

  /** Goes on to the next row that is not blank; false at the end. */
  boolean next() {
    do {
      row = advance();
    } while (row != null && row.getFieldCount() == 1 && row.getField(0).isBlank());
    badness = null;
    return row != null;
  }

  /** The number of the row's line. */
  long line() {
    return row == null ? 0 : row.getStartingLineNumber();
  }

  /** Where the row stands. */
  String where() {
    return place + ':' + line();
  }

  /** The text in a column, without blanks around it; empty when there is none. */
  String text(int column) {
    CsvRecord current = row;
    return current == null || column < 0 || column >= current.getFieldCount()
        ? ""
        : current.getField(column).trim();
  }

  /** The time in a column; {@code otherwise} when it is empty. */
  long time(int column, String name, long otherwise) {
    String text = text(column);
    if (text.isEmpty() && otherwise != TimeText.UNREADABLE) {
      return otherwise;
    }
    long time = times.read(text.toCharArray(), 0, text.length());
    if (time == TimeText.UNREADABLE) {
      bad("%s must be %s, was %s".formatted(name, times.expected(), shown(text)));
    }
    return time;
  }

  /** The number in a column; {@code otherwise} when it is empty. */
  double number(int column, String name, double otherwise) {
    String text = text(column);
    if (text.isEmpty()) {
      return otherwise;
    }
    double number = Decimals.parse(text.toCharArray(), 0, text.length());
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      bad("%s must be a finite number, was %s".formatted(name, shown(text)));
    }
    return number;
  }

  static String shown(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", "?");
    return clean.isEmpty() ? "empty" : clean.length() <= 60 ? clean : clean.substring(0, 60) + "…";
  }

  /** Says what is wrong with the row; the first that is said counts. */
  void bad(String what) {
    if (badness == null) {
      badness = what;
    }
  }

  /** Whether nothing is wrong with the row; what is wrong is noted. */
  boolean sound() {
    if (badness == null) {
      return true;
    }
    problems.add(line(), badness);
    return false;
  }

  /** Whether a row was refused, so that what remains is read for its mistakes alone. */
  boolean refused() {
    return problems.refused();
  }

  /**
   * Says that all rows have been read.
   *
   * @throws BadInputException with every bad row, unless they are passed over
   */
  void end() {
    if (problems.refused()) {
      throw problems.refusal();
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + place, e);
    }
  }
}
