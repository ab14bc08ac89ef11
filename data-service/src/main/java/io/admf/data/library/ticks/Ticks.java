package io.admf.data.library.ticks;

import io.admf.component.Param;
import io.admf.data.BarReader;
import io.admf.data.BarSource;
import io.admf.data.DataSource;
import io.admf.data.SourceRequest;
import io.admf.data.delimited.Delimited;
import io.admf.data.row.Keys;
import io.admf.data.row.RowProblems;
import io.admf.data.row.SourceFile;
import io.admf.data.tick.BarRule;
import io.admf.data.tick.CsvTrades;
import io.admf.data.tick.TickBars;

/** Bars made of trades, oldest first, by the clock or by what was traded. */
@DataSource(
    name = "ticks",
    description = "Bars made of the trades of CSV files: of time, ticks, volume or dollars")
public record Ticks(
    @Param(
            value =
                "the file of trades, oldest first; {symbol} and {timeframe} are replaced, "
                    + Keys.LOOKED_UP,
            otherwise = "data/{symbol}_trades.csv")
        String path,
    @Param(
            value =
                "what closes a bar: time (the timeframe), tick (so many trades), volume (so much"
                    + " traded) or dollar (so much money)",
            otherwise = "time")
        BarRule bars,
    @Param(
            value = "how many trades, units or how much money a bar holds; not for bars of time",
            otherwise = "0",
            min = 0)
        double barSize,
    @Param(value = Keys.DELIMITER, otherwise = ",") String delimiter,
    @Param(value = Keys.HEADER, otherwise = "true") boolean header,
    @Param(
            value = "the column of the time; auto for the usual names, or column 1",
            otherwise = "auto")
        String timeColumn,
    @Param(value = "the column of the price; auto, or column 2", otherwise = "auto")
        String priceColumn,
    @Param(value = "the column of how much was traded; auto, or column 3", otherwise = "auto")
        String sizeColumn,
    @Param(value = Keys.TIME_FORMAT, otherwise = "auto") String timeFormat,
    @Param(value = Keys.TIME_ZONE, otherwise = "UTC") String timeZone,
    @Param(value = Keys.PRICE_SCALE, otherwise = "1", min = 1e-12, max = 1e12) double priceScale)
    implements BarSource {

  /** Checks what can be checked without a file. */
  public Ticks {
    new Delimited(delimiter, header);
    new CsvTrades.Columns(timeColumn, priceColumn, sizeColumn, timeFormat, timeZone, priceScale);
    if (bars != BarRule.TIME && !(barSize > 0 && barSize < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "bar_size must say what a bar holds, such as 1000, was " + barSize);
    }
    if (bars == BarRule.TIME && barSize != 0) {
      throw new IllegalArgumentException(
          "bar_size is for bars: tick, volume or dollar; bars of time are as long as the timeframe");
    }
  }

  @Override
  public BarReader open(SourceRequest request) {
    SourceFile file = SourceFile.find(path, request);
    RowProblems problems = new RowProblems(file.place(), request);
    CsvTrades trades =
        new CsvTrades(
            new Delimited(delimiter, header),
            new CsvTrades.Columns(
                timeColumn, priceColumn, sizeColumn, timeFormat, timeZone, priceScale),
            file.place(),
            file.open(),
            problems);
    return new TickBars(request, file.place(), bars, barSize, problems, trades);
  }
}
