package io.admf.ledger.lots;

import io.admf.plan.LotMethod;

/** Last in, first out: the row is in order of age and closed from its back. */
final class LifoLots extends Lots {

  @Override
  public LotMethod method() {
    return LotMethod.LIFO;
  }

  @Override
  int next() {
    return row.size() - 1;
  }
}
