package io.admf.data.library.csv;

import io.admf.component.Param;
import io.admf.data.BarReader;
import io.admf.data.BarSource;
import io.admf.data.DataSource;
import io.admf.data.SourceRequest;
import io.admf.data.delimited.Delimited;
import io.admf.data.row.ColumnNames;
import io.admf.data.row.Keys;
import io.admf.data.row.Reversed;
import io.admf.data.row.RowOrder;
import io.admf.data.row.RowStyle;
import io.admf.data.row.SourceFile;
import io.admf.data.row.Stamp;
import io.admf.data.text.TimeText;
import java.io.InputStream;
import java.time.ZoneId;

/**
 * Bars of files with one row for each bar.
 *
 * <p>Every row must be a sound bar: readable numbers and time, positive finite prices, a high that
 * is not below the others, a low that is not above them, a volume that is not negative, and a time
 * that follows that of the row before by at least half the timeframe. One that is not makes the
 * file bad input; with {@code data.bad_rows: skip} it is counted and passed over.
 */
@DataSource(name = "csv", description = "Bars of CSV files, one file for each symbol and timeframe")
public record Csv(
    @Param(
            value = "the file; {symbol} and {timeframe} are replaced, " + Keys.LOOKED_UP,
            otherwise = "data/{symbol}_{timeframe}.csv")
        String path,
    @Param(value = Keys.DELIMITER, otherwise = ",") String delimiter,
    @Param(value = Keys.HEADER, otherwise = "true") boolean header,
    @Param(
            value =
                "the column of the time, or two joined by +, such as date+time; auto knows the"
                    + " usual names, or is column 1",
            otherwise = "auto")
        String timeColumn,
    @Param(
            value =
                "the column of the opening price; auto as above, or column 2; none to open at the"
                    + " close",
            otherwise = "auto")
        String openColumn,
    @Param(
            value =
                "the column of the highest price; auto, or column 3; none for the higher of open and"
                    + " close",
            otherwise = "auto")
        String highColumn,
    @Param(
            value =
                "the column of the lowest price; auto, or column 4; none for the lower of open and"
                    + " close",
            otherwise = "auto")
        String lowColumn,
    @Param(value = "the column of the closing price; auto, or column 5", otherwise = "auto")
        String closeColumn,
    @Param(
            value = "the column of the volume; auto, or column 6; none for bars without (volume 0)",
            otherwise = "auto")
        String volumeColumn,
    @Param(value = Keys.TIME_FORMAT, otherwise = "auto") String timeFormat,
    @Param(value = Keys.TIME_ZONE, otherwise = "UTC") String timeZone,
    @Param(value = Keys.STAMP, otherwise = "open") Stamp stamp,
    @Param(value = Keys.ORDER, otherwise = "oldest_first") RowOrder order,
    @Param(value = Keys.PRICE_SCALE, otherwise = "1", min = 1e-12, max = 1e12) double priceScale)
    implements BarSource {

  /** Checks what can be checked without a file. */
  public Csv {
    new Delimited(delimiter, header);
    TimeText.configured(timeFormat, timeZone);
  }

  /** A file with a header of usual names and ISO-8601 dates, oldest first. */
  public static Csv standard(String path) {
    return new Csv(
        path,
        ",",
        true,
        ColumnNames.AUTO,
        ColumnNames.AUTO,
        ColumnNames.AUTO,
        ColumnNames.AUTO,
        ColumnNames.AUTO,
        ColumnNames.AUTO,
        ColumnNames.AUTO,
        "UTC",
        Stamp.OPEN,
        RowOrder.OLDEST_FIRST,
        1);
  }

  @Override
  public BarReader open(SourceRequest request) {
    SourceFile file = SourceFile.find(path, request);
    return read(file.place(), request.rows().bytes(file.place(), file.open()), request);
  }

  /**
   * Reads bars from an open stream, which the reader closes.
   *
   * @param place what it is called in messages
   */
  public BarReader read(String place, InputStream in, SourceRequest request) {
    return Reversed.oldestFirst(CsvBarReader.open(this, place, in, request), order);
  }

  Delimited text() {
    return new Delimited(delimiter, header);
  }

  RowStyle style() {
    return new RowStyle(stamp, order, priceScale, zone());
  }

  TimeText timeText() {
    return TimeText.configured(timeFormat, timeZone);
  }

  /** The time zone of times without one. */
  ZoneId zone() {
    return TimeText.zone(timeFormat, timeZone);
  }
}
