package io.admf.data.check;

import io.admf.time.Instants;
import io.admf.time.Timeframe;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Gaps in bars of a day or more. Saturdays and Sundays are missed only where they are traded, and
 * up to a few weekdays in a row may be holidays.
 */
final class DayGaps implements Gaps {

  private static final double TRADED = 0.1;
  private static final int NAMED = 3;

  /** More single weekdays missing in a year than any exchange has holidays. */
  private static final int MOST_HOLIDAYS = 20;

  private final Findings findings;
  private final Thresholds limits;
  private final long timeframe;
  private final LocalClock clock;
  private final GapLog all = new GapLog();
  private final GapLog longer = new GapLog();
  private final List<String> holidays = new ArrayList<>();
  private long holidayCount;
  private String holidayWhere = "";
  private GapLog found = new GapLog();
  private long bars;
  private long days;
  private long weekendBars;
  private long previous;
  private long first;

  DayGaps(Findings findings, CheckSettings settings, Timeframe timeframe) {
    this.findings = findings;
    this.limits = settings.thresholds();
    this.timeframe = timeframe.nanos();
    this.clock = new LocalClock(settings.zone());
  }

  @Override
  public void bar(Seen bar) {
    long day = Math.floorDiv(clock.shows(bar.time), Instants.DAY);
    weekendBars += weekday(day) ? 0 : 1;
    if (bars++ == 0) {
      days = 1;
      first = day;
    } else if (day != previous) {
      days++;
      if (timeframe == Instants.DAY) {
        between(bar, day);
      } else if ((day - previous) * Instants.DAY * 2 >= timeframe * 3) {
        long missing = Math.round((double) (day - previous) * Instants.DAY / timeframe) - 1;
        Gap gap = gap(bar, missing);
        all.add(gap);
        longer.add(gap);
      }
    }
    previous = day;
  }

  private Gap gap(Seen bar, long missing) {
    return new Gap(bar.where(), previous * Instants.DAY + timeframe, bar.time, missing);
  }

  private void between(Seen bar, long day) {
    long missing = day - previous - 1;
    missing -= Math.min(missing, bar.refusedBefore);
    if (missing == 0) {
      return;
    }
    all.add(gap(bar, missing));
    long weekdays = Math.max(0, weekdays(previous, day) - bar.refusedBefore);
    if (weekdays >= limits.gapDays()) {
      longer.add(gap(bar, weekdays));
    } else if (weekdays > 0) {
      if (holidayCount == 0) {
        holidayWhere = bar.where();
      }
      holidayCount += weekdays;
      for (long each = previous + 1; each < day && holidays.size() < NAMED; each++) {
        if (weekday(each)) {
          holidays.add(LocalDate.ofEpochDay(each).toString());
        }
      }
    }
  }

  /** How many weekdays lie between two days, both excluded. */
  static long weekdays(long from, long to) {
    long between = to - from - 1;
    long count = between / 7 * 5;
    for (long day = from + 1 + between / 7 * 7; day < to; day++) {
      count += weekday(day) ? 1 : 0;
    }
    return count;
  }

  private static boolean weekday(long day) {
    return LocalDate.ofEpochDay(day).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
  }

  @Override
  public void end() {
    boolean everyDay = timeframe == Instants.DAY && weekendBars > TRADED * bars;
    found = everyDay ? all : longer;
    String unit = timeframe != Instants.DAY ? "bar" : everyDay ? "day" : "weekday";
    for (Gap gap : found.longest(limits.listed())) {
      findings.warning(
          Kind.GAP,
          gap.where(),
          Say.are(gap.missing(), unit)
              + " missing before it, from "
              + Instants.brief(gap.from())
              + " on",
          "bring the bars in");
    }
    findings.more(Kind.GAP, found.count() - found.longest(limits.listed()).size());
    if (everyDay || holidayCount == 0) {
      return;
    }
    String message =
        Say.are(holidayCount, "weekday") + " without a bar, such as " + String.join(", ", holidays);
    long years = (previous - first) / 365 + 1;
    if (holidayCount > years * MOST_HOLIDAYS) {
      findings.warning(
          Kind.GAP, holidayWhere, message + ": more than holidays", "bring the bars in");
    } else {
      findings.note(Kind.HOLIDAYS, holidayWhere, message, "data.calendar tells holidays from gaps");
    }
  }

  @Override
  public GapLog found() {
    return found;
  }

  @Override
  public long days() {
    return days;
  }
}
