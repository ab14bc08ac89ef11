package io.admf.ledger.lots;

import io.admf.plan.LotMethod;
import org.jspecify.annotations.Nullable;

/**
 * Average cost: all units are one lot, the pool, which has the number and the time of the first
 * units in it. A pool that was closed is not opened again; the next units begin another.
 */
final class PooledLots extends Lots {

  @Override
  public LotMethod method() {
    return LotMethod.AVERAGE;
  }

  @Override
  @Nullable OpenLot joined() {
    return row.size() == 0 ? null : row.at(0);
  }
}
