package io.admf.ledger.valuation;

import io.admf.event.Excursion;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;

/**
 * Follows the profit of a round trip while it is open, for its maximum adverse and favourable
 * excursion (Sweeney 1996), in money units.
 *
 * <p>The running profit at a price is what the trip has realised so far plus what its open units
 * would gain at that price, before commission; of one entry and one exit it is the unrealised
 * profit. It does not depend on the method by which lots are closed. It is looked at where it is
 * certain that the price was seen with those units:
 *
 * <ul>
 *   <li>at the entry it is 0;
 *   <li>a bar without a fill counts by its low and its high;
 *   <li>a bar with fills counts by the price of each, and after the latest of them by its low and
 *       its high if that was at the open, else by its close.
 * </ul>
 *
 * Of a position in a foreign currency every slice counts, at its rate: one without a bar of the
 * symbol by the latest close, as equity does.
 *
 * <p>So the bar of an entry counts by its close alone unless the entry was at its open, and the bar
 * of the last exit by the exit price alone. A dividend, and what a split pays for a fraction of a
 * unit, count from their slice on.
 */
public final class RunningProfit {

  private long worst;
  private long best;
  private long from;
  private boolean whole;

  /**
   * Says that units changed in a slice, all bars before which are counted.
   *
   * @param atOpen whether they changed at the open of its bar, so that the whole bar counts and not
   *     only its close
   */
  public void change(long slice, boolean atOpen) {
    from = slice;
    whole = atOpen;
  }

  /** The running profit was this once, money units. */
  public void observe(long profit) {
    worst = Math.min(worst, profit);
    best = Math.max(best, profit);
  }

  /**
   * Counts the bars before a slice that are not counted yet.
   *
   * @param to a slice of the block, or one more than its last
   * @param stake what is held
   * @param base money units that the running profit is more than what the units are worth: realised
   *     less cost
   */
  public void bars(BarBlock block, int series, long to, Stake stake, long base) {
    if (to <= from) {
      return;
    }
    BarFrame frame = block.frame(series);
    int[] rows = block.rows(series);
    if (stake.rates() != null) {
      converted(block, frame, rows, to, stake, base);
      return;
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (long slice = from; slice < to; slice++) {
      int row = rows[Math.toIntExact(slice - block.firstSlice())];
      if (row >= 0) {
        boolean all = whole || slice > from;
        low = Math.min(low, (all ? frame.low() : frame.close())[row]);
        high = Math.max(high, (all ? frame.high() : frame.close())[row]);
      }
    }
    if (low <= high) {
      observe(Math.addExact(base, stake.worth(low, 0)));
      observe(Math.addExact(base, stake.worth(high, 0)));
    }
    change(to, true);
  }

  private void converted(
      BarBlock block, BarFrame frame, int[] rows, long to, Stake stake, long base) {
    for (long slice = from; slice < to; slice++) {
      int at = Math.toIntExact(slice - block.firstSlice());
      int row = rows[at];
      observe(Math.addExact(base, stake.worth(stake.marks()[at], at)));
      if (row >= 0 && (whole || slice > from)) {
        observe(Math.addExact(base, stake.worth(frame.low()[row], at)));
        observe(Math.addExact(base, stake.worth(frame.high()[row], at)));
      }
    }
    change(to, true);
  }

  /** How far it went so far. */
  public Excursion excursion() {
    return new Excursion(worst, best);
  }
}
