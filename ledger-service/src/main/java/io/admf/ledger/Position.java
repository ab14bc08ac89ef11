package io.admf.ledger;

import io.admf.frame.Series;
import io.admf.ledger.lots.Lots;
import io.admf.plan.LotMethod;
import org.jspecify.annotations.Nullable;

/** What a portfolio holds of one symbol. */
final class Position {

  final Series series;
  final int slot;
  final Lots lots = Lots.of(LotMethod.FIFO);
  long units;
  long cost;
  @Nullable OpenTrade trade;

  Position(Series series, int slot) {
    this.series = series;
    this.slot = slot;
  }
}
