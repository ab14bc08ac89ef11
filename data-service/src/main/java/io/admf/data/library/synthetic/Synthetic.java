package io.admf.data.library.synthetic;

import io.admf.component.Param;
import io.admf.data.BarReader;
import io.admf.data.BarSource;
import io.admf.data.DataSource;
import io.admf.data.SourceRequest;
import io.admf.time.Instants;
import io.admf.time.calendar.TradingCalendar;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Geometric Brownian motion whose drift and volatility switch with the regime of the market, for
 * any number of correlated symbols.
 *
 * <p>What a symbol draws depends on the seed and its own name; the factor that all share, and the
 * regime, on the seed and the timeframe. So a symbol's bars do not change when others are added,
 * nor with the range of dates: the market begins at {@link #start} and the range is cut out of it.
 * The timeframes of one symbol are different markets; bars of one are not made of bars of another.
 */
@DataSource(
    name = "synthetic",
    description = "A made-up market: geometric Brownian motion with regimes, from the seed")
public record Synthetic(
    @Param(
            value =
                "how many bars, counted from the start of the date range; 0 for as many as the"
                    + " range holds, or 2520 where it has no end",
            otherwise = "0",
            min = 0)
        long bars,
    @Param(
            value = "the day on which the market begins; the date range, when that begins earlier",
            otherwise = "2015-01-02")
        String start,
    @Param(value = "the first opening price", otherwise = "100", min = 0.01, max = 1e9)
        double price,
    @Param(value = "the expected growth in a year, continuously compounded", otherwise = "0.07")
        double drift,
    @Param(
            value = "the standard deviation of the logarithmic return of a year",
            otherwise = "0.2",
            min = 0,
            max = 10)
        double volatility,
    @Param(
            value = "the correlation of the returns of any two symbols",
            otherwise = "0.3",
            min = 0,
            max = 1)
        double correlation,
    @Param(
            value = "the mean length of a regime in bars; 0 for a market without regimes",
            otherwise = "60",
            min = 0)
        double regimeBars,
    @Param(value = "the mean volume of a bar", otherwise = "1000000", min = 0, max = 1e15)
        double averageVolume,
    @Param(
            value =
                "when the market is open: weekdays or continuous, both round the clock; any other is"
                    + " a calendar whose sessions are kept",
            otherwise = "weekdays")
        OpenDays calendar)
    implements BarSource {

  /** How many bars where neither the parameter nor the range says. */
  static final long DEFAULT_BARS = 2520;

  /** Checks the day. */
  public Synthetic {
    day(start);
  }

  private static LocalDate day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= 1678 && day.getYear() <= 2261) {
        return day;
      }
    } catch (DateTimeException e) {
      // refused below
    }
    throw new IllegalArgumentException(
        "start must be a date of the years 1678 to 2261 such as 2015-01-02, was " + text);
  }

  @Override
  public BarReader open(SourceRequest request) {
    long begin = Instants.nanos(day(start));
    long from = request.data().from();
    if (from != Long.MIN_VALUE) {
      begin = Math.min(begin, from);
    }
    TradingCalendar sessions = request.calendar();
    BarClock clock =
        sessions == null
            ? new EvenClock(calendar, request.series(), begin)
            : new SessionClock(sessions, request.series().timeframe(), begin);
    return new SyntheticReader(this, request, clock);
  }
}
