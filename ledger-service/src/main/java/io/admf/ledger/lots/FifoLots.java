package io.admf.ledger.lots;

import io.admf.plan.LotMethod;

/** First in, first out: the row is in order of age. */
final class FifoLots extends Lots {

  @Override
  public LotMethod method() {
    return LotMethod.FIFO;
  }
}
