package io.admf.data;

import io.admf.data.row.RowObserver;
import io.admf.frame.Series;
import io.admf.plan.CalendarSpec;
import io.admf.plan.DataSpec;
import io.admf.time.Timeframe;
import io.admf.time.calendar.TradingCalendar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source is asked for.
 *
 * @param series the series wanted
 * @param all every series of the run, for sources whose series depend on each other
 * @param data where to look and which range is wanted; whoever reads the bars cuts them to the
 *     range, so that a source may give more
 * @param seed of all randomness of the run
 * @param calendar of the symbol, or null when it has none
 * @param rows is told of every row that is read, where there are any; changes nothing
 */
public record SourceRequest(
    Series series,
    List<Series> all,
    DataSpec data,
    long seed,
    @Nullable TradingCalendar calendar,
    RowObserver rows) {

  public SourceRequest {
    all = List.copyOf(all);
  }

  /** A request by the calendar that the plan has for the symbol, whose rows nobody watches. */
  public SourceRequest(Series series, List<Series> all, DataSpec data, long seed) {
    this(series, all, data, seed, calendar(series, data), RowObserver.NONE);
  }

  private static @Nullable TradingCalendar calendar(Series series, DataSpec data) {
    CalendarSpec calendar = data.time() == null ? null : data.time().calendarOf(series.symbol());
    return calendar == null ? null : calendar.calendar();
  }

  /**
   * The same series as its source has it, from end to end: bad rows are passed over and told to
   * {@code observer}, and bars are not resampled.
   */
  public SourceRequest watchedBy(RowObserver observer) {
    Timeframe part = data.time() == null ? null : data.time().resampleFrom();
    Series asked = part == null ? series : new Series(series.index(), series.instrument(), part);
    return new SourceRequest(asked, all, data.whole(), seed, calendar, observer);
  }

  /** Whether only bars of regular sessions are wanted. */
  public boolean regular() {
    return data.time() != null && data.time().regular();
  }
}
