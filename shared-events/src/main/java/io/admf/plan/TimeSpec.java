package io.admf.plan;

import io.admf.time.Timeframe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When bars open and close, and which of them are wanted.
 *
 * @param calendar of every symbol without one of its own; null for none
 * @param symbols the symbols that have one of their own
 * @param regular whether bars outside the sessions of the calendar are left out
 * @param resampleFrom the timeframe that the source is asked for, of which each series is made;
 *     null to ask it for each series itself
 * @param keepIncomplete whether a resampled bar is kept at the beginning or end of the data when it
 *     may lack a part
 */
public record TimeSpec(
    @Nullable CalendarSpec calendar,
    List<SymbolCalendar> symbols,
    boolean regular,
    @Nullable Timeframe resampleFrom,
    boolean keepIncomplete) {

  public TimeSpec {
    symbols = List.copyOf(symbols);
  }

  /** The calendar of one symbol. */
  public record SymbolCalendar(String symbol, CalendarSpec calendar) {}

  /** The calendar of a symbol, or null when it has none. */
  public @Nullable CalendarSpec calendarOf(String symbol) {
    for (SymbolCalendar own : symbols) {
      if (own.symbol().equals(symbol)) {
        return own.calendar();
      }
    }
    return calendar;
  }
}
