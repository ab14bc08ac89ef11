package io.admf.ledger.lots;

import io.admf.plan.LotMethod;
import java.util.Comparator;

/**
 * Highest or lowest cost per unit first, and of those that cost the same the older: the row is in
 * that order.
 *
 * <p>The cost per unit is the lot's whole cost over its units when it was opened, or as the latest
 * split left it, compared without rounding. The cost itself is a notional that was rounded to a
 * money unit, so two lots of different sizes bought at one price may differ by a part of a money
 * unit; such lots do not rank the same.
 */
final class RankedLots extends Lots {

  private final boolean highest;
  private final Comparator<OpenLot> order;

  RankedLots(boolean highest) {
    this.highest = highest;
    Comparator<OpenLot> cheap = OpenLot::compareUnitCost;
    this.order =
        (highest ? cheap.reversed() : cheap)
            .thenComparing(Comparator.comparingLong(OpenLot::number));
  }

  @Override
  public LotMethod method() {
    return highest ? LotMethod.HIFO : LotMethod.LOFO;
  }

  @Override
  int place(long quantity, long cost) {
    int from = 0;
    int to = row.size();
    while (from < to) { // lots before from go before the new one, those at to and on after it
      int middle = (from + to) >>> 1;
      int comparison = row.at(middle).compareUnitCost(quantity, cost);
      if (highest ? comparison >= 0 : comparison <= 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  @Override
  void ranksChanged() {
    row.sort(order);
  }
}
