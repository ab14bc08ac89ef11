package io.admf.compose.cli.data;

import io.admf.config.BadInputException;
import io.admf.data.catalog.BarFile;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.time.Instants;
import io.admf.time.Timeframe;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A series of the catalog and the part of it that is meant, the same for every command. */
final class SeriesRange {

  @Parameters(
      paramLabel = "SERIES",
      description = "a symbol and a timeframe, such as SPY_1d; admf data list shows them")
  private String series = "";

  @Option(
      names = "--start",
      paramLabel = "DATE",
      description = "leaves out bars that open before; a date or an instant of UTC")
  private @Nullable String from;

  @Option(
      names = "--end",
      paramLabel = "DATE",
      description = "leaves out bars that open after; a date means the end of that day")
  private @Nullable String to;

  /**
   * Rows of a file.
   *
   * @param from the first
   * @param to one after the last
   */
  record Rows(long from, long to) {}

  /** The id of the series. */
  String series() {
    return series;
  }

  /** The series for those who look at bars alone; its currency does not matter to them. */
  Series asSeries() {
    String symbol = series.substring(0, series.lastIndexOf('_'));
    return new Series(0, new Instrument(symbol, 0, "USD"), timeframe());
  }

  /** How long its bars are. */
  Timeframe timeframe() {
    return Timeframe.of(series.substring(series.lastIndexOf('_') + 1));
  }

  /**
   * The rows that are meant.
   *
   * @throws BadInputException if there is none, or a date cannot be read
   */
  Rows rows(BarFile file) {
    long first =
        from == null ? 0 : file.firstFrom(BarFile.Time.OPEN, Dates.nanos("--start", from, false));
    long end =
        to == null
            ? file.rows()
            : file.firstFrom(BarFile.Time.OPEN, Dates.nanos("--end", to, true));
    if (first >= end) {
      throw new BadInputException(
          series,
          "expected bars%s%s, was none: they run from %s to %s"
              .formatted(
                  from == null ? "" : " from " + from,
                  to == null ? "" : " to " + to,
                  Instants.brief(file.header().firstOpen()),
                  Instants.brief(file.header().lastOpen())));
    }
    return new Rows(first, end);
  }
}
