package io.admf.ledger;

import io.admf.event.InvariantException;
import io.admf.frame.BarBlock;
import io.admf.frame.EquityFrame;
import io.admf.ledger.valuation.EquityColumns;
import org.jspecify.annotations.Nullable;

/** Marks one account slice by slice, as late as possible: before a fill, and when asked. */
final class Valuer {

  private final Account account;
  private final ColumnPool pool;
  private long next;
  private long equity;
  private @Nullable EquityColumns columns;

  Valuer(Account account, ColumnPool pool) {
    this.account = account;
    this.pool = pool;
    this.equity = account.cash;
  }

  /** Says which slice is the first of the run. */
  void begin(long firstSlice) {
    next = firstSlice;
  }

  /** Marks the slices before {@code end}, as far as they are not yet marked. */
  void markTo(BarBlock block, long end) {
    if (next < block.firstSlice() || end > block.lastSlice() + 1) {
      throw new InvariantException(
          account.portfolio.container(),
          end,
          "expected to mark slices from %d within the block %d to %d, was from %d to %d"
              .formatted(block.firstSlice(), block.firstSlice(), block.lastSlice(), next, end - 1));
    }
    if (end > next) {
      EquityColumns target = columns(block);
      int from = Math.toIntExact(next - block.firstSlice());
      int to = Math.toIntExact(end - block.firstSlice());
      target.mark(from, to, account.cash, account.receivable, account.stakes(block));
      equity = target.equity()[to - 1];
      next = end;
    }
  }

  private EquityColumns columns(BarBlock block) {
    EquityColumns current = columns;
    if (current == null) {
      current = pool.take(block.slices());
      columns = current;
    }
    return current;
  }

  /** The first slice that is not marked yet. */
  long next() {
    return next;
  }

  /** The equity at a slice of the block that has been marked. */
  long equity(BarBlock block, long slice) {
    return columns(block).equity()[Math.toIntExact(slice - block.firstSlice())];
  }

  /** The equity of the last slice marked. */
  long equity() {
    return equity;
  }

  /** Marks the rest of the block and hands its columns over. */
  EquityFrame endBlock(BarBlock block) {
    markTo(block, block.lastSlice() + 1);
    EquityColumns full = columns(block);
    columns = null;
    return new EquityFrame(
        account.portfolio.index(),
        block.frame(0).number(),
        block.firstSlice(),
        block.slices(),
        block.sliceTimes(),
        full.equity(),
        full.cash(),
        full.exposure());
  }
}
