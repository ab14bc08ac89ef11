package io.admf.ledger;

import io.admf.event.InvariantException;
import io.admf.frame.BarBlock;
import org.jspecify.annotations.Nullable;

/** What the books of all portfolios look at: the bars under way and the days that have begun. */
final class Timeline {

  private final Days days = new Days();
  private final boolean daily;
  private @Nullable BarBlock block;
  private @Nullable BarBlock latest;

  /**
   * @param daily whether anybody's books go by days
   */
  Timeline(boolean daily) {
    this.daily = daily;
  }

  /** Goes to the next block. */
  void enter(BarBlock next) {
    if (daily) {
      days.enter(next);
    }
    block = next;
    if (next.slices() > 0) {
      latest = next;
    }
  }

  /** Whether there has been a block. */
  boolean begun() {
    return block != null;
  }

  /** The days that begin in the block under way. */
  Days days() {
    return days;
  }

  /**
   * The block under way.
   *
   * @param container whose books they are, for the message
   * @throws InvariantException if there was none
   */
  BarBlock block(String container, long slice) {
    return present(block, container, slice);
  }

  /** The last block that had slices, likewise. */
  BarBlock latest(String container) {
    return present(latest, container, -1);
  }

  private static BarBlock present(@Nullable BarBlock bars, String container, long slice) {
    if (bars == null) {
      throw new InvariantException(container, slice, "expected bars first, was none");
    }
    return bars;
  }
}
