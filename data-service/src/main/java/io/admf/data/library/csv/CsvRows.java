package io.admf.data.library.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import io.admf.config.BadInputException;
import io.admf.data.SourceRequest;
import io.admf.data.row.BarTimes;
import io.admf.data.row.Hints;
import io.admf.data.row.RowChecks;
import io.admf.data.row.RowFault;
import io.admf.data.row.RowObserver;
import io.admf.data.row.RowProblems;
import io.admf.data.text.Decimals;
import io.admf.data.text.TimeText;
import io.admf.frame.BarFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fields of a file as the tokeniser finds them and makes bars of them. A record is built
 * for a sound row only; while rows are refused, for none, so that the file is read to its end.
 */
final class CsvRows extends AbstractBaseCsvCallbackHandler<CsvRows> {

  private static final byte TIME = 1;
  private static final byte NUMBER = 2;

  private final Csv csv;
  private final String place;
  private final RowProblems problems;
  private final TimeText times;
  private final RowChecks checks;
  private final BarTimes barTimes;
  private final double scale;
  private final @Nullable RowObserver observer;
  private final List<String> first = new ArrayList<>();
  private @Nullable Layout layout;
  private byte[] kinds = {};
  private double[] numbers = {};
  private String date = "";
  private String clock = "";
  private long time;
  private double open;
  private double high;
  private double low;
  private double close;
  private double volume;
  private int badColumn;
  private String badText = "";
  private int lastLength;
  private boolean finalRowShort;
  private long shortLine;
  private int shortCount;

  CsvRows(Csv csv, String place, RowProblems problems, SourceRequest request) {
    this.csv = csv;
    this.place = place;
    this.problems = problems;
    this.times = csv.timeText();
    this.barTimes = BarTimes.of(request, csv.stamp(), csv.zone());
    this.scale = csv.priceScale();
    this.checks = new RowChecks(csv.style(), problems, request.series().timeframe());
    this.observer = request.rows().listens() ? request.rows() : null;
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    badColumn = -1;
  }

  @Override
  protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
    lastLength = length;
    if (column < kinds.length) {
      take(column, buffer, offset, length);
      if (observer != null) {
        watch(observer, column, buffer, offset, length, quoted);
      }
    } else if (layout == null) {
      first.add(new String(buffer, offset, length));
    }
  }

  private void watch(
      RowObserver watching, int column, char[] buffer, int offset, int length, boolean quoted) {
    RowObserver.Cell cell =
        switch (kinds[column]) {
          case TIME -> RowObserver.Cell.TIME;
          case NUMBER -> RowObserver.Cell.NUMBER;
          default -> RowObserver.Cell.OTHER;
        };
    watching.field(place, getStartingLineNumber(), cell, buffer, offset, length, quoted);
  }

  private void take(int column, char[] buffer, int offset, int length) {
    byte kind = kinds[column];
    if (kind == NUMBER) {
      double number = Decimals.parse(buffer, offset, length);
      numbers[column] = number;
      if (Double.isNaN(number)) {
        bad(column, buffer, offset, length);
      }
    } else if (kind == TIME) {
      takeTime(column, buffer, offset, length);
    }
  }

  private void takeTime(int column, char[] buffer, int offset, int length) {
    Layout columns = layout;
    if (columns == null || columns.clock() < 0) {
      time = times.read(buffer, offset, length);
      if (time == TimeText.UNREADABLE) {
        bad(column, buffer, offset, length);
      }
      return;
    }
    if (column == columns.time()) {
      date = new String(buffer, offset, length);
    } else {
      clock = new String(buffer, offset, length);
    }
    if (column == Math.max(columns.time(), columns.clock())) {
      char[] joined = (date.trim() + ' ' + clock.trim()).toCharArray();
      time = times.read(joined, 0, joined.length);
      if (time == TimeText.UNREADABLE) {
        bad(column, joined, 0, joined.length);
      }
    }
  }

  private void bad(int column, char[] buffer, int offset, int length) {
    if (badColumn < 0) {
      badColumn = column;
      badText = new String(buffer, offset, Math.min(length, 60));
    }
  }

  @Override
  protected @Nullable CsvRows buildRecord() {
    if (getRecordType() == RecordType.EMPTY) {
      return null;
    }
    long line = getStartingLineNumber();
    Layout columns = layout;
    if (columns == null) {
      columns = begin(line);
      if (csv.header()) {
        return null;
      }
    }
    settleShortRow();
    return sound(columns, line) && !problems.refused() ? this : null;
  }

  /** Understands the first line; one that is data already is read again from its texts. */
  private Layout begin(long line) {
    Layout columns = Headings.layout(csv, first, place + ':' + line);
    layout = columns;
    kinds = new byte[columns.width()];
    numbers = new double[columns.width()];
    for (int column :
        new int[] {
          columns.open(), columns.high(), columns.low(), columns.close(), columns.volume()
        }) {
      if (column >= 0) {
        kinds[column] = NUMBER;
      }
    }
    kinds[columns.time()] = TIME;
    if (columns.clock() >= 0) {
      kinds[columns.clock()] = TIME;
    }
    if (!csv.header()) {
      for (int column = 0; column < first.size(); column++) {
        char[] text = first.get(column).toCharArray();
        take(column, text, 0, text.length);
      }
    }
    return columns;
  }

  private boolean sound(Layout columns, long line) {
    int count = getFieldCount();
    if (count != columns.width() && !(count == columns.width() + 1 && lastLength == 0)) {
      finalRowShort = count < columns.width();
      if (finalRowShort) {
        shortLine = line;
        shortCount = count;
      } else {
        problems.add(
            line, RowFault.WIDTH, "expected %d columns, was %d".formatted(columns.width(), count));
      }
      return false;
    }
    if (badColumn >= 0) {
      problems.add(line, unreadable(columns));
      return false;
    }
    close = numbers[columns.close()];
    open = columns.open() < 0 ? close : numbers[columns.open()];
    high = columns.high() < 0 ? Math.max(open, close) : numbers[columns.high()];
    low = columns.low() < 0 ? Math.min(open, close) : numbers[columns.low()];
    volume = columns.volume() < 0 ? 0 : numbers[columns.volume()];
    return checks.sound(line, time, open, high, low, close, volume);
  }

  private String unreadable(Layout columns) {
    String text = badText.isBlank() ? "empty" : Hints.shown(badText.trim());
    if (kinds[badColumn] == TIME) {
      return "time must be %s, was %s%s"
          .formatted(times.expected(), text, Hints.time(text, csv.timeFormat()));
    }
    return "%s must be a number, was %s%s"
        .formatted(columns.role(badColumn), text, Hints.number(text));
  }

  /** Where the row begins that is being read. */
  long line() {
    return getStartingLineNumber();
  }

  /** A short row was not the last of its file, so that the file was not cut off there. */
  private void settleShortRow() {
    if (finalRowShort) {
      finalRowShort = false;
      problems.add(
          shortLine,
          RowFault.WIDTH,
          "expected %d columns, was %d".formatted(kinds.length, shortCount));
    }
  }

  /**
   * Says what can be said only at the end of the file.
   *
   * @throws BadInputException if the file has no header or no rows, or runs the other way
   */
  void end() {
    if (layout == null) {
      throw problems.fatal(
          0,
          "expected a line of column names such as timestamp,open,high,low,close,volume, was empty");
    }
    if (finalRowShort) {
      finalRowShort = false;
      problems.add(
          shortLine,
          RowFault.CUT_SHORT,
          "expected %d columns, was %d: the last line is cut short"
              .formatted(kinds.length, shortCount));
    }
    checks.end();
    if (problems.refused()) {
      throw problems.refusal();
    }
    if (checks.rows() == 0 && problems.skipped() == 0) {
      throw problems.fatal(0, "expected rows below the column names, was none");
    }
  }

  /** Writes the row last built. */
  void store(BarFrame.Columns into, int row) {
    long opened = barTimes.opened(time);
    into.eventTimes()[row] = opened;
    into.knownAt()[row] = barTimes.closed(opened);
    boolean plain = scale == 1;
    into.open()[row] = plain ? open : open / scale;
    into.high()[row] = plain ? high : high / scale;
    into.low()[row] = plain ? low : low / scale;
    into.close()[row] = plain ? close : close / scale;
    into.volume()[row] = volume;
  }
}
