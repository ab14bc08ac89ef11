package io.admf.data.check;

import io.admf.time.Instants;
import io.admf.time.Timeframe;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/**
 * Watches at which hour sessions begin. It should move with the clocks of the exchange and not
 * otherwise: times that are read in the wrong zone, or are of several, show here first.
 */
final class Clocks implements Detector {

  private static final long HOUR = 3600 * Instants.SECOND;
  private static final int STEADY = 3;
  private static final double MOST = 0.8;

  /** Zones whose clocks change, on dates of their own. */
  private static final List<ZoneId> CHANGING =
      List.of(
          ZoneId.of("America/New_York"), ZoneId.of("Europe/London"), ZoneId.of("Australia/Sydney"));

  private final Findings findings;
  private final CheckSettings settings;
  private final long timeframe;
  private final boolean daily;
  private final long pause;
  private final LocalClock read;
  private final HoursSeen hours;
  private long previous = Long.MIN_VALUE;
  private long start;
  private long lastStart;

  private long usual = -1;
  private int usualRuns;
  private long usualEnd = -1;
  private long other = -1;
  private int otherRuns;
  private long otherEnd = -1;
  private String firstWhere = "";
  private String otherWhere = "";
  private long otherTime;
  private long beforeOther;

  Clocks(Findings findings, CheckSettings settings, Timeframe timeframe) {
    this.findings = findings;
    this.settings = settings;
    this.timeframe = timeframe.nanos();
    this.daily = timeframe.daily();
    this.pause = (long) (settings.thresholds().sessionBreak() * HOUR);
    this.read = new LocalClock(settings.zone());
    this.hours = new HoursSeen(settings.zone(), this.timeframe);
  }

  @Override
  public void bar(Seen bar) {
    boolean begins = previous == Long.MIN_VALUE || daily || bar.time - previous >= pause;
    if (begins) {
      if (previous != Long.MIN_VALUE) {
        endSession();
      }
      begin(bar);
    }
    if (firstWhere.isEmpty()) {
      firstWhere = bar.where();
    }
    previous = bar.time;
  }

  private void endSession() {
    long end = read.ofDay(previous) + timeframe;
    if (!daily) {
      hours.session(start, previous + timeframe);
    }
    if (read.ofDay(start) == usual) {
      usualEnd = end;
    } else if (otherRuns == 1) {
      otherEnd = end;
    }
    lastStart = start;
  }

  private void begin(Seen bar) {
    start = bar.time;
    long hour = read.ofDay(bar.time);
    if (usual < 0) {
      usual = hour;
    }
    if (hour == usual) {
      usualRuns++;
      otherRuns = 0;
      return;
    }
    if (otherRuns > 0 && hour == other) {
      otherRuns++;
    } else {
      other = hour;
      otherRuns = 1;
      otherEnd = -1;
      otherWhere = bar.where();
      otherTime = bar.time;
      beforeOther = lastStart;
    }
    if (otherRuns == settings.thresholds().clockSessions()) {
      move();
    }
  }

  /** From now on sessions begin at the other hour. */
  private void move() {
    long by = other - usual;
    boolean endsMove =
        daily || usualEnd < 0 || otherEnd < 0 || Math.abs(otherEnd - usualEnd - by) <= HOUR / 2;
    if (usualRuns >= STEADY && by % HOUR == 0 && endsMove) {
      tell((int) (by / HOUR));
    }
    usual = other;
    usualRuns = otherRuns;
    usualEnd = otherEnd;
    otherRuns = 0;
  }

  private void tell(int by) {
    String moved =
        "expected sessions to begin at %s as before, was %s from here on (%s)"
            .formatted(clock(usual), clock(other), Say.zone(settings.zone()));
    int own = change(settings.zone());
    if (Math.abs(by) == 1 && own != 0) {
      findings.warning(
          Kind.CLOCK_CHANGE,
          otherWhere,
          moved + ", where the clocks of " + settings.zone() + " change",
          "the times may be of one offset all year: if so, set data.time_zone to it, as UTC or -05:00");
      return;
    }
    for (ZoneId zone : CHANGING) {
      int change = change(zone);
      if (change != 0 && by == -change) {
        return; // a market of that zone, as it should be
      }
      if (change != 0 && by == change) {
        findings.warning(
            Kind.CLOCK_CHANGE,
            otherWhere,
            moved + ", the wrong way for the clocks of " + zone + ", which change there",
            "see whether times were moved twice, and set data.time_zone");
        return;
      }
    }
    findings.warning(
        Kind.MIXED_ZONES,
        otherWhere,
        moved + ", where no clocks change",
        "the file may be put together of times of two zones: read its parts apart");
  }

  /** By how many hours clocks went ahead between the last old session and the first new one. */
  private int change(ZoneId zone) {
    ZoneOffsetTransition change =
        new LocalClock(zone).change(beforeOther - 12 * HOUR, otherTime + 12 * HOUR);
    return change == null ? 0 : (int) (change.getDuration().toSeconds() / 3600);
  }

  private static String clock(long ofDay) {
    return LocalTime.ofNanoOfDay(ofDay).toString();
  }

  @Override
  public void end() {
    if (previous == Long.MIN_VALUE) {
      return;
    }
    if (!daily) {
      hours.session(start, previous + timeframe);
    }
    hours.tell(findings, MOST, firstWhere);
  }
}
