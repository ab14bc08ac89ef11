package io.admf.data;

import io.admf.frame.Series;
import io.admf.plan.CalendarSpec;
import io.admf.plan.DataSpec;
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
 */
public record SourceRequest(
    Series series, List<Series> all, DataSpec data, long seed, @Nullable TradingCalendar calendar) {

  public SourceRequest {
    all = List.copyOf(all);
  }

  /** A request by the calendar that the plan has for the symbol. */
  public SourceRequest(Series series, List<Series> all, DataSpec data, long seed) {
    this(series, all, data, seed, calendar(series, data));
  }

  private static @Nullable TradingCalendar calendar(Series series, DataSpec data) {
    CalendarSpec calendar = data.time() == null ? null : data.time().calendarOf(series.symbol());
    return calendar == null ? null : calendar.calendar();
  }

  /** Whether only bars of regular sessions are wanted. */
  public boolean regular() {
    return data.time() != null && data.time().regular();
  }
}
