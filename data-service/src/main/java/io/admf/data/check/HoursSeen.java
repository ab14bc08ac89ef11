package io.admf.data.check;

import java.time.LocalTime;
import java.time.ZoneId;

/** Compares sessions with the hours of exchanges, as read and as they would be in other zones. */
final class HoursSeen {

  private static final int STEADY = 3;

  private final ZoneId zone;
  private final long timeframe;
  private final LocalClock read;
  private final LocalClock[] clocks;
  private final long[] asRead;
  private final long[] asLocal;
  private final long[] asUtc;
  private long sessions;
  private long firstStart;
  private long firstEnd;

  HoursSeen(ZoneId zone, long timeframe) {
    this.zone = zone;
    this.timeframe = timeframe;
    this.read = new LocalClock(zone);
    int count = MarketHours.KNOWN.size();
    this.clocks = new LocalClock[count];
    for (int i = 0; i < count; i++) {
      clocks[i] = new LocalClock(MarketHours.KNOWN.get(i).zone());
    }
    this.asRead = new long[count];
    this.asLocal = new long[count];
    this.asUtc = new long[count];
  }

  /** One session, from the opening of its first bar to the close of its last. */
  void session(long from, long to) {
    if (sessions++ == 0) {
      firstStart = read.ofDay(from);
      firstEnd = read.ofDay(to);
    }
    for (int i = 0; i < clocks.length; i++) {
      MarketHours hours = MarketHours.KNOWN.get(i);
      LocalClock clock = clocks[i];
      if (hours.match(clock.ofDay(from), clock.ofDay(to), timeframe)) {
        asRead[i]++;
      }
      if (hours.match(read.ofDay(from), read.ofDay(to), timeframe)) {
        asLocal[i]++;
      }
      if (hours.match(clock.ofDay(read.shows(from)), clock.ofDay(read.shows(to)), timeframe)) {
        asUtc[i]++;
      }
    }
  }

  /**
   * Tells of a zone that explains at least {@code share} of the sessions where this one does not.
   */
  void tell(Findings findings, double share, String where) {
    if (sessions < STEADY || most(asRead) >= share * sessions) {
      return;
    }
    String seen =
        "%s to %s (%s)"
            .formatted(
                LocalTime.ofNanoOfDay(firstStart), LocalTime.ofNanoOfDay(firstEnd), Say.zone(zone));
    for (int i = 0; i < clocks.length; i++) {
      ZoneId market = MarketHours.KNOWN.get(i).zone();
      boolean local = asLocal[i] >= share * sessions;
      if (local || asUtc[i] >= share * sessions) {
        findings.warning(
            Kind.WRONG_ZONE,
            where,
            "sessions from %s have the hours of %s%s"
                .formatted(seen, market, local ? " as local time" : " in UTC"),
            "see whether to set data.time_zone: " + (local ? market.getId() : "UTC"));
        return;
      }
    }
  }

  private static long most(long[] counts) {
    long most = 0;
    for (long count : counts) {
      most = Math.max(most, count);
    }
    return most;
  }
}
