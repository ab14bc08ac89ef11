package io.admf.data.check;

import io.admf.time.Instants;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gaps in bars of less than a day. Pauses that recur at the same time of day are nights, weekends
 * and lunch breaks; what happens seldom is a gap.
 */
final class IntradayGaps implements Gaps {

  private static final long MINUTE = 60 * Instants.SECOND;
  private static final int MINUTES = 1440;
  private static final int CLASSES = 4000;
  private static final double RECURS_OVERNIGHT = 0.05;
  private static final double RECURS_IN_DAY = 0.3;
  private static final long LONGEST_WEEKEND = 84 * 60 * MINUTE;

  /** Zones whose clocks skip an hour, at times of their own. */
  private static final List<ZoneId> SKIPPING =
      List.of(
          ZoneId.of("America/New_York"),
          ZoneId.of("Europe/London"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("Australia/Sydney"));

  private final Findings findings;
  private final Thresholds limits;
  private final ZoneId zone;
  private final long timeframe;
  private final LocalClock clock;
  private final Map<Integer, GapLog> classes = new TreeMap<>();
  private final GapLog rest = new GapLog();
  private final GapLog weekends = new GapLog();
  private final GapLog dayGaps = new GapLog();
  private final GapLog shortDays = new GapLog();
  private final GapLog found = new GapLog();
  private long previous;
  private long previousDay;
  private long bars;
  private long days;
  private long crossings;
  private long holidays;
  private String holidayWhere = "";

  IntradayGaps(Findings findings, CheckSettings settings, long timeframe) {
    this.findings = findings;
    this.limits = settings.thresholds();
    this.zone = settings.zone();
    this.timeframe = timeframe;
    this.clock = new LocalClock(zone);
  }

  @Override
  public void bar(Seen bar) {
    long day = Math.floorDiv(clock.shows(bar.time), Instants.DAY);
    if (bars++ == 0) {
      days = 1;
    } else {
      days += day != previousDay ? 1 : 0;
      long step = bar.time - previous;
      if (2 * step >= 3 * timeframe && !skippedHour(bar, step)) {
        gap(bar, day, step);
      }
    }
    previous = bar.time;
    previousDay = day;
  }

  private void gap(Seen bar, long day, long step) {
    long missing = Math.max(1, Math.round((double) step / timeframe) - 1);
    missing -= Math.min(missing, bar.refusedBefore);
    if (missing == 0) {
      return;
    }
    boolean crosses = day != previousDay;
    Gap gap = new Gap(bar.where(), previous + timeframe, bar.time, missing);
    if (crosses) {
      crossings++;
      long weekdays = DayGaps.weekdays(previousDay, day);
      if (weekdays >= limits.gapDays()) {
        dayGaps.add(new Gap(bar.where(), previous + timeframe, bar.time, weekdays));
        return;
      }
      if (weekdays > 0) {
        holidayWhere = holidays == 0 ? bar.where() : holidayWhere;
        holidays += weekdays;
      } else if (day - previousDay >= 2 && step <= LONGEST_WEEKEND) {
        weekends.add(gap);
      }
    }
    int from = (int) (clock.ofDay(previous) / MINUTE);
    int to = (int) (clock.ofDay(bar.time) / MINUTE);
    int key = (from * MINUTES + to) * 2 + (crosses ? 1 : 0);
    GapLog of = classes.get(key);
    if (of == null && classes.size() < CLASSES) {
      of = new GapLog();
      classes.put(key, of);
    }
    (of == null ? rest : of).add(gap);
  }

  /** An hour that is missing just where the clocks of a zone skip one. */
  private boolean skippedHour(Seen bar, long step) {
    if (step - timeframe != 60 * MINUTE) {
      return false;
    }
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(clock.shows(previous) + timeframe, Instants.SECOND), 0, ZoneOffset.UTC);
    for (ZoneId other : SKIPPING) {
      ZoneOffsetTransition change = other.getRules().getTransition(local);
      if (change != null && change.isGap() && change.getDateTimeBefore().equals(local)) {
        findings.warning(
            Kind.CLOCK_CHANGE,
            bar.where(),
            "the hour from %s (%s) on is missing, which the clocks of %s skip"
                .formatted(local, Say.zone(zone), other),
            "the times are local ones: set data.time_zone: " + other);
        return true;
      }
    }
    return false;
  }

  @Override
  public void end() {
    boolean sessions = 2 * crossings >= days - 1 && crossings > 0;
    long most = 0;
    for (Map.Entry<Integer, GapLog> each : classes.entrySet()) {
      most = each.getKey() % 2 == 1 ? Math.max(most, each.getValue().count()) : most;
    }
    for (Map.Entry<Integer, GapLog> each : classes.entrySet()) {
      GapLog log = each.getValue();
      boolean crosses = each.getKey() % 2 == 1;
      if (!crosses) {
        if (log.count() < Math.max(3, RECURS_IN_DAY * days)) {
          found.addAll(log);
        }
      } else if (sessions) {
        if (log.count() < most && log.count() < Math.max(2, RECURS_OVERNIGHT * days)) {
          addShort(log);
        }
      } else if (log.count() < Math.max(2, days / 14.0)
          && !weekends.longest().containsAll(log.longest())) {
        found.addAll(log);
      }
    }
    found.addAll(rest);
    GapWords.tell(findings, limits, found, bars);
    tellDays(sessions);
  }

  /** A night in which clocks change is an hour longer or shorter where times are in UTC. */
  private void addShort(GapLog log) {
    for (Gap gap : log.longest()) {
      boolean change = false;
      for (ZoneId other : SKIPPING) {
        change |= new LocalClock(other).change(gap.from(), gap.to()) != null;
      }
      if (!change) {
        shortDays.add(gap);
      }
    }
  }

  private void tellDays(boolean sessions) {
    for (Gap gap : dayGaps.longest(limits.listed())) {
      findings.warning(
          Kind.GAP,
          gap.where(),
          Say.are(gap.missing(), "weekday")
              + " missing before it, from "
              + Instants.format(gap.from())
              + " on",
          "bring the bars in");
    }
    found.addAll(dayGaps);
    if (!sessions) {
      return;
    }
    if (holidays > 0) {
      findings.note(
          Kind.HOLIDAYS,
          holidayWhere,
          Say.are(holidays, "weekday") + " without a bar",
          "data.calendar tells holidays from gaps");
    }
    if (shortDays.count() > 0) {
      Gap first = shortDays.longest(limits.listed()).getFirst();
      findings.note(
          Kind.SHORT_DAYS,
          first.where(),
          String.format(
              Locale.ROOT,
              "%s longer than usual, as the one from %s to %s (%s)",
              Say.are(shortDays.count(), "night"),
              clock(first.from()),
              clock(first.to()),
              Say.zone(zone)),
          "half days, or bars are missing: data.calendar tells");
    }
  }

  private String clock(long time) {
    return Instants.brief(Math.floorDiv(time, Instants.DAY) * Instants.DAY)
        + ' '
        + LocalTime.ofNanoOfDay(clock.ofDay(time));
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
