package io.admf.data.tick;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import io.admf.data.delimited.Delimited;
import io.admf.data.delimited.DelimitedReader;
import io.admf.data.row.ColumnNames;
import io.admf.data.row.Field;
import io.admf.data.row.Hints;
import io.admf.data.row.RowProblems;
import io.admf.data.text.Decimals;
import io.admf.data.text.TimeText;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trades of a delimited text, one row for each: time, price, size. */
public final class CsvTrades implements TradeCursor {

  /**
   * What the columns are.
   *
   * @param time name or number of the time's column; {@code auto} for the usual names, or 1
   * @param price likewise, or 2
   * @param size likewise, or 3
   * @param timeFormat as for {@link TimeText#configured}
   * @param timeZone as for {@link TimeText#configured}
   * @param priceScale what prices are divided by; 1 for none
   */
  public record Columns(
      String time,
      String price,
      String size,
      String timeFormat,
      String timeZone,
      double priceScale) {

    /**
     * Checks what can be checked without a file.
     *
     * @throws IllegalArgumentException naming the key of YAML, if one of them cannot be
     */
    public Columns {
      TimeText.configured(timeFormat, timeZone);
    }
  }

  private static final List<String> PRICE = List.of("price", "tradeprice", "p");
  private static final List<String> SIZE =
      List.of("size", "amount", "quantity", "qty", "volume", "tradesize", "q");

  private final DelimitedReader<Line> reader;
  private final Line line;

  /**
   * Reads nothing yet.
   *
   * @param place what the text is called in messages
   * @param in closed with this
   * @param problems those of the text
   */
  public CsvTrades(
      Delimited text, Columns columns, String place, InputStream in, RowProblems problems) {
    this.line = new Line(text, columns, place, problems);
    this.reader = new DelimitedReader<>(text, place, in, problems, line, line::number);
  }

  @Override
  public boolean next(Trade trade) {
    Line read = reader.next();
    if (read == null) {
      line.end();
      return false;
    }
    trade.line = read.number();
    trade.time = read.time;
    trade.price = read.price / read.columns.priceScale();
    trade.size = read.size;
    return true;
  }

  @Override
  public String nothing() {
    return "expected trades, was none";
  }

  @Override
  public void close() {
    reader.close();
  }

  /** One row after the other; a record is built for those that can be read. */
  private static final class Line extends AbstractBaseCsvCallbackHandler<Line> {

    private final Delimited text;
    private final Columns columns;
    private final String place;
    private final RowProblems problems;
    private final TimeText times;
    private final List<String> first = new ArrayList<>();
    private boolean headed;
    private int timeAt = -1;
    private int priceAt = -1;
    private int sizeAt = -1;
    private int width;
    private int lastLength;
    private long time;
    private double price;
    private double size;
    private @Nullable String wrong;

    Line(Delimited text, Columns columns, String place, RowProblems problems) {
      this.text = text;
      this.columns = columns;
      this.place = place;
      this.problems = problems;
      this.times = TimeText.configured(columns.timeFormat(), columns.timeZone());
    }

    long number() {
      return getStartingLineNumber();
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      wrong = null;
    }

    @Override
    protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
      lastLength = length;
      if (headed) {
        take(column, buffer, offset, length);
      } else {
        first.add(new String(buffer, offset, length));
      }
    }

    private void take(int column, char[] buffer, int offset, int length) {
      if (column == timeAt) {
        time = times.read(buffer, offset, length);
        if (time == TimeText.UNREADABLE) {
          String shown = text(buffer, offset, length);
          wrong(
              "time must be %s, was %s%s"
                  .formatted(times.expected(), shown, Hints.time(shown, columns.timeFormat())));
        }
      } else if (column == priceAt) {
        price = number("price", buffer, offset, length);
      } else if (column == sizeAt) {
        size = number("size", buffer, offset, length);
      }
    }

    private double number(String name, char[] buffer, int offset, int length) {
      double number = Decimals.parse(buffer, offset, length);
      if (Double.isNaN(number)) {
        String shown = text(buffer, offset, length);
        wrong("%s must be a number, was %s%s".formatted(name, shown, Hints.number(shown)));
      }
      return number;
    }

    private static String text(char[] buffer, int offset, int length) {
      String text = new String(buffer, offset, Math.min(length, 60)).trim();
      return text.isEmpty() ? "empty" : Hints.shown(text);
    }

    private void wrong(String message) {
      if (wrong == null) {
        wrong = message;
      }
    }

    @Override
    protected @Nullable Line buildRecord() {
      if (getRecordType() == RecordType.EMPTY) {
        return null;
      }
      if (!headed) {
        begin();
        if (text.header()) {
          return null;
        }
      }
      int count = getFieldCount();
      if (count != width && !(count == width + 1 && lastLength == 0)) {
        wrong = "expected %d columns, was %d".formatted(width, count);
      }
      if (wrong != null) {
        problems.add(number(), wrong);
        return null;
      }
      return this;
    }

    private void begin() {
      ColumnNames names = text.columns(first, place + ':' + number());
      timeAt = names.find("time_column", columns.time(), Field.TIME.usual(), 1);
      priceAt = names.find("price_column", columns.price(), PRICE, 2);
      sizeAt = names.find("size_column", columns.size(), SIZE, 3);
      names.throwIfAny();
      width = first.size();
      headed = true;
      if (!text.header()) {
        for (int column = 0; column < width; column++) {
          char[] field = first.get(column).toCharArray();
          take(column, field, 0, field.length);
        }
      }
    }

    void end() {
      if (!headed) {
        throw problems.fatal(
            0, "expected a line of column names such as timestamp,price,size, was empty");
      }
    }
  }
}
