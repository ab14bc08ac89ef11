package io.admf.portfolio.ordering;

import io.admf.event.Event;
import io.admf.event.Snapshot;
import io.admf.frame.BarBlock;
import java.util.function.Consumer;

/**
 * A slice at which a portfolio decides.
 *
 * @param block the block that the slice is in
 * @param snapshot the account as the ledger sees it
 * @param out receives what is decided
 */
public record Moment(long slice, BarBlock block, Snapshot snapshot, Consumer<Event> out) {

  /** When the slice is known, epoch nanoseconds. */
  long time() {
    return block.sliceTime(slice);
  }
}
