package io.admf.ledger;

import io.admf.event.Fill;
import io.admf.frame.BarBlock;
import io.admf.frame.Series;
import io.admf.ledger.lots.Lots;
import io.admf.plan.LotMethod;
import org.jspecify.annotations.Nullable;

/** What a portfolio holds of one symbol. */
final class Position {

  final Series series;
  final int slot;
  final Lots lots;
  long units;
  long cost;
  @Nullable OpenTrade trade;

  Position(Series series, int slot, LotMethod method) {
    this.series = series;
    this.slot = slot;
    this.lots = Lots.of(method);
  }

  /** Counts the bars before a slice of the block for the round trip, if it is followed. */
  void follow(BarBlock bars, long slice) {
    OpenTrade trip = trade;
    if (trip != null && trip.profit != null) {
      trip.profit.bars(
          bars, series.index(), slice, series.instrument(), units, trip.grossPnl() - cost);
    }
  }

  /** Looks at the round trip that a fill left open, if it is followed. */
  void filled(BarBlock bars, Fill fill) {
    OpenTrade trip = trade;
    if (trip != null && trip.profit != null) {
      long slice = fill.header().slice();
      int row = bars.row(series.index(), slice);
      long value = series.instrument().notional(fill.price(), units);
      trip.profit.observe(Math.addExact(trip.grossPnl() - cost, value));
      trip.profit.change(
          slice, row < 0 || fill.eventTime() <= bars.frame(series.index()).eventTimes()[row]);
    }
  }
}
