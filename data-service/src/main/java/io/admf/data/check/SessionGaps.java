package io.admf.data.check;

import io.admf.time.Instants;
import io.admf.time.Timeframe;
import io.admf.time.calendar.TradingCalendar;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Gaps against a calendar: what lies between two bars and was traded is missing. */
final class SessionGaps implements Gaps {

  private final Findings findings;
  private final Thresholds limits;
  private final TradingCalendar calendar;
  private final ZoneId zone;
  private final boolean dated;
  private final long timeframe;
  private final GapLog found = new GapLog();
  private long bars;
  private long days;
  private long day = Long.MIN_VALUE;
  private long previous;
  private int previousSession;
  private long outside;
  private String outsideWhere = "";
  private String outsideTime = "";

  SessionGaps(
      Findings findings, CheckSettings settings, TradingCalendar calendar, Timeframe timeframe) {
    this.findings = findings;
    this.limits = settings.thresholds();
    this.calendar = calendar;
    this.zone = settings.zone();
    this.dated = timeframe.daily();
    this.timeframe = timeframe.nanos();
  }

  @Override
  public void bar(Seen bar) {
    long date = dated ? date(bar.time) : bar.day();
    days += date != day ? 1 : 0;
    day = date;
    if (!calendar.knows(LocalDate.ofEpochDay(date))) {
      return;
    }
    if (dated) {
      day(bar, date);
    } else {
      inDay(bar);
    }
  }

  /** The date that a bar of a day bears: as it was written, or by the exchange's clocks. */
  private long date(long time) {
    if (Math.floorMod(time, Instants.DAY) == 0) {
      return LocalDate.ofInstant(Instants.instant(time), ZoneOffset.UTC).toEpochDay();
    }
    if (Instants.instant(time).atZone(zone).toLocalTime().toNanoOfDay() == 0) {
      return LocalDate.ofInstant(Instants.instant(time), zone).toEpochDay();
    }
    int session = calendar.at(time);
    return session >= 0
        ? calendar.day(session)
        : LocalDate.ofInstant(Instants.instant(time), calendar.zone()).toEpochDay();
  }

  private void day(Seen bar, long date) {
    int session = timeframe == Instants.DAY ? calendar.on(date) : calendar.from(date);
    if (session < 0) {
      outside(bar);
      return;
    }
    long step = Math.max(1, Math.round((double) timeframe / Instants.DAY * 5 / 7));
    if (bars++ > 0) {
      long between =
          timeframe == Instants.DAY
              ? session - previousSession - 1
              : Math.round((double) (session - previousSession) / step) - 1;
      between -= Math.min(between, bar.refusedBefore);
      if (between > 0) {
        found.add(new Gap(bar.where(), calendar.open(previousSession + 1), bar.time, between));
      }
    }
    previousSession = session;
  }

  private void inDay(Seen bar) {
    if (traded(bar.time, bar.time + timeframe) == 0) {
      outside(bar);
      return;
    }
    if (bars++ > 0) {
      long missing = traded(previous + timeframe, bar.time) / timeframe;
      missing -= Math.min(missing, bar.refusedBefore);
      if (missing > 0) {
        found.add(new Gap(bar.where(), opening(previous + timeframe), bar.time, missing));
      }
    }
    previous = bar.time;
  }

  /** When trade goes on at or after an instant. */
  private long opening(long time) {
    if (calendar.trades(time)) {
      return time;
    }
    int session = calendar.at(time);
    return session >= 0 ? calendar.breakEnd(session) : calendar.open(calendar.begun(time) + 1);
  }

  /** How long trade goes on between two instants, nanoseconds. */
  private long traded(long from, long to) {
    long sum = 0;
    for (int i = Math.max(0, calendar.begun(from));
        i < calendar.size() && calendar.open(i) < to;
        i++) {
      sum += overlap(from, to, calendar.open(i), calendar.breakStart(i));
      sum += overlap(from, to, calendar.breakEnd(i), calendar.close(i));
    }
    return sum;
  }

  private static long overlap(long from, long to, long open, long close) {
    return Math.max(0, Math.min(to, close) - Math.max(from, open));
  }

  private void outside(Seen bar) {
    if (outside++ == 0) {
      outsideWhere = bar.where();
      outsideTime = Instants.brief(bar.time);
    }
  }

  @Override
  public void end() {
    if (dated) {
      for (Gap gap : found.longest(limits.listed())) {
        findings.warning(
            Kind.GAP,
            gap.where(),
            "%s of %s %s missing before it, from %s on"
                .formatted(
                    Say.count(gap.missing(), timeframe == Instants.DAY ? "session" : "bar"),
                    calendar.name(),
                    gap.missing() == 1 ? "is" : "are",
                    Instants.brief(gap.from() - Math.floorMod(gap.from(), Instants.DAY))),
            "bring the bars in");
      }
      findings.more(Kind.GAP, found.count() - found.longest(limits.listed()).size());
    } else {
      GapWords.tell(findings, limits, found, bars);
    }
    if (outside > 0) {
      findings.warning(
          Kind.OUTSIDE_SESSION,
          outsideWhere,
          "expected bars in sessions of %s, was %s outside, the first at %s"
              .formatted(calendar.name(), Say.count(outside, "bar"), outsideTime),
          "see whether data.time_zone and data.calendar are right");
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
