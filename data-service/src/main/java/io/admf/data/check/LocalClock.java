package io.admf.data.check;

import io.admf.time.Instants;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/** The clock on the wall of one zone. */
final class LocalClock {

  private final ZoneRules rules;
  private long from = 1;
  private long to;
  private long offset;

  LocalClock(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /** Nanoseconds by which it is ahead of UTC. */
  long offset(long time) {
    if (time < from || time >= to) {
      var instant = Instants.instant(time);
      offset = rules.getOffset(instant).getTotalSeconds() * Instants.SECOND;
      ZoneOffsetTransition next = rules.nextTransition(instant);
      ZoneOffsetTransition last = rules.previousTransition(instant);
      to = next == null ? Long.MAX_VALUE : next.toEpochSecond() * Instants.SECOND;
      from = last == null ? time : Math.min(time, last.toEpochSecond() * Instants.SECOND + 1);
    }
    return offset;
  }

  /** What it shows, as nanoseconds since 1970 by itself. */
  long shows(long time) {
    return time + offset(time);
  }

  /** What it shows, as nanoseconds of the day. */
  long ofDay(long time) {
    return Math.floorMod(shows(time), Instants.DAY);
  }

  /** The last change after {@code from} and up to {@code to}, or null. */
  @Nullable ZoneOffsetTransition change(long from, long to) {
    ZoneOffsetTransition last = rules.previousTransition(Instants.instant(to).plusSeconds(1));
    return last == null || last.toEpochSecond() <= Math.floorDiv(from, Instants.SECOND)
        ? null
        : last;
  }
}
