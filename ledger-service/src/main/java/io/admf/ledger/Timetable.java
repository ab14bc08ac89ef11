package io.admf.ledger;

import io.admf.event.AccountState;
import io.admf.event.Holding;
import io.admf.frame.BarBlock;
import io.admf.plan.SnapshotsSpec;
import io.admf.time.Instants;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * After which slices one account is told unasked. Whether a day is over is known when the next
 * slice is: so a snapshot is told before anything of a later slice, and the account at the end of a
 * block is kept until the next one.
 */
final class Timetable {

  /** The account at the last slice of a block. */
  record Kept(long slice, long time, List<Holding> holdings, @Nullable AccountState state) {}

  private final SnapshotsSpec spec;
  private @Nullable Kept kept;
  private long next;
  private long changed = -1;

  Timetable(SnapshotsSpec spec) {
    this.spec = spec;
  }

  /** Something was posted in a slice. */
  void changed(long slice) {
    changed = slice;
  }

  /** The account has been told after a slice, because somebody asked. */
  void told(long slice) {
    next = Math.max(next, slice + 1);
  }

  /** Keeps the account at the end of a block. */
  void keep(Kept last) {
    kept = last;
  }

  /** The account at the end of the last block, if it is to be told now; else null. */
  @Nullable Kept takeKept(BarBlock bars, long end) {
    Kept last = kept;
    if (last == null || last.slice() >= end || bars.firstSlice() <= last.slice()) {
      return null;
    }
    kept = null;
    boolean due =
        last.slice() >= next && due(last.slice(), last.time(), bars.sliceTime(bars.firstSlice()));
    next = Math.max(next, last.slice() + 1);
    return due ? last : null;
  }

  /** The next slice of a block before {@code end} to be told; {@code end} for none. */
  long take(BarBlock bars, long end) {
    for (long slice = Math.max(next, bars.firstSlice()); slice < end; slice++) {
      next = slice + 1;
      boolean last = slice == bars.lastSlice();
      if (!last && due(slice, bars.sliceTime(slice), bars.sliceTime(slice + 1))) {
        return slice;
      }
    }
    return end;
  }

  private boolean due(long slice, long time, long following) {
    return switch (spec.unit()) {
      case NONE -> false;
      case CHANGE -> slice == changed;
      case SLICES -> (slice + 1) % spec.every() == 0;
      case DAILY, WEEKLY, MONTHLY -> period(time) != period(following);
    };
  }

  /** The number of the period that an instant is in; one that begins it ends the one before. */
  private long period(long time) {
    long day = Math.floorDiv(time - 1, Instants.DAY);
    return switch (spec.unit()) {
      case DAILY -> day;
      case WEEKLY -> Math.floorDiv(day + 3, 7); // 1970-01-01 was a Thursday
      default ->
          YearMonth.from(Instant.EPOCH.plusSeconds(day * 86_400).atOffset(ZoneOffset.UTC))
              .getLong(ChronoField.PROLEPTIC_MONTH);
    };
  }
}
