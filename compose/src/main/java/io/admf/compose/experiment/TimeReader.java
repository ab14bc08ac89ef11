package io.admf.compose.experiment;

import io.admf.compose.experiment.Experiment.Symbol;
import io.admf.config.Problems;
import io.admf.config.Section;
import io.admf.config.Yaml;
import io.admf.plan.CalendarSpec;
import io.admf.plan.TimeSpec;
import io.admf.time.Instants;
import io.admf.time.Timeframe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the section {@code data} says of time: calendar, sessions and resampling. */
final class TimeReader {

  private static final String CALENDAR = "calendar";
  private static final String SESSION = "session";
  private static final String RESAMPLE = "resample_from";
  private static final String INCOMPLETE = "incomplete";

  private final CalendarReader calendars;
  private final Problems problems;

  /** Which bars are wanted. */
  enum Sessions {
    /** All that the source has. */
    ALL,
    /** Those of the sessions of the calendar. */
    REGULAR
  }

  /** What becomes of bars that may lack a part. */
  enum Incomplete {
    /** They are given. */
    KEEP,
    /** They are left out. */
    DROP
  }

  TimeReader(CalendarReader calendars, Problems problems) {
    this.calendars = calendars;
    this.problems = problems;
  }

  /**
   * What the section says, or null when it says nothing.
   *
   * @param symbols what is to be read
   * @param own the calendars that symbols have of their own
   * @param sources whether the key {@code calendar} is the source's, not ours
   */
  @Nullable TimeSpec read(
      Section data, List<Symbol> symbols, List<TimeSpec.SymbolCalendar> own, boolean sources) {
    CalendarSpec calendar = sources ? null : calendars.read(data);
    boolean some = calendar != null || !own.isEmpty();
    boolean regular = data.choice(SESSION, Sessions.class, Sessions.REGULAR) == Sessions.REGULAR;
    Yaml session = data.get(SESSION);
    if (session != null && !some && (sources || data.get(CALENDAR) == null)) {
      problems.add(
          session.place().toString(),
          "data.session needs a calendar to know when sessions are; set data.calendar");
    }
    Timeframe from = resampleFrom(data, symbols);
    Incomplete incomplete = data.choice(INCOMPLETE, Incomplete.class, Incomplete.DROP);
    Yaml given = data.get(INCOMPLETE);
    if (given != null && !data.has(RESAMPLE)) {
      problems.add(
          given.place().toString(),
          "data.incomplete is about resampled bars; set data.resample_from or leave it out");
    }
    return !some && from == null
        ? null
        : new TimeSpec(
            calendar, own, some && regular, from, from != null && incomplete == Incomplete.KEEP);
  }

  private @Nullable Timeframe resampleFrom(Section data, List<Symbol> symbols) {
    Yaml given = data.get(RESAMPLE);
    String text = data.text(RESAMPLE);
    if (given == null || text == null) {
      return null;
    }
    Timeframe from = Timeframe.parse(text);
    if (from == null) {
      data.wrong(RESAMPLE, given, "a timeframe such as 1m, 5m or 1d");
      return null;
    }
    for (Symbol symbol : symbols) {
      for (Timeframe wanted : symbol.timeframes()) {
        if (!divides(from, wanted)) {
          problems.add(
              given.place().toString(),
              "%s cannot be made of %s bars; ask for a timeframe that they fill, or change data.resample_from"
                  .formatted(symbol.name() + '_' + wanted, from));
        }
      }
    }
    return from;
  }

  /** Whether bars of one timeframe fill those of another without rest. */
  static boolean divides(Timeframe part, Timeframe whole) {
    if (part.equals(whole)) {
      return true;
    }
    if (part.unit() == Timeframe.MONTH) {
      return whole.unit() == Timeframe.MONTH && whole.count() % part.count() == 0;
    }
    if (part.unit() == 'w') {
      return whole.unit() == 'w' && whole.count() % part.count() == 0;
    }
    if (whole.unit() == Timeframe.MONTH || whole.unit() == 'w') {
      return part.nanos() == Instants.DAY || Instants.DAY % part.nanos() == 0;
    }
    return whole.nanos() % part.nanos() == 0 && !(part.dated() && !whole.dated());
  }
}
