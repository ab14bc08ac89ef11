package io.admf.ledger;

import io.admf.component.Names;
import io.admf.event.Fill;
import io.admf.event.Leg;
import io.admf.frame.Series;
import io.admf.ledger.lots.Lots;
import io.admf.ledger.lots.NamedLot;
import io.admf.ledger.lots.OrderLots;
import io.admf.plan.LotMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a portfolio holds of one symbol; where positions are hedged, one side of it. */
final class Position {

  final Series series;
  final Leg leg;
  final int slot;
  final Lots lots;
  private final @Nullable OrderLots byOrder;
  long units;
  long cost;

  /** Since it was last compared with what others hold. */
  boolean changed;

  @Nullable OpenTrade trade;

  Position(Series series, Leg leg, int slot, LotMethod method) {
    this.series = series;
    this.leg = leg;
    this.slot = slot;
    this.lots = Lots.of(method);
    this.byOrder = method == LotMethod.SPECIFIC ? new OrderLots() : null;
  }

  /** What people call it: its symbol, and its side where there are two. */
  String name() {
    return leg == Leg.NET ? series.symbol() : series.symbol() + ' ' + Names.snake(leg.name());
  }

  /** An order opened a lot. */
  void opened(long order, long lot) {
    if (byOrder != null) {
      byOrder.opened(order, lot);
    }
  }

  /** The lots that a fill names, of as many units as it closes. */
  List<NamedLot> named(Fill fill, long closing) {
    return byOrder == null || fill.lots().isEmpty()
        ? List.of()
        : byOrder.named(fill.lots(), closing, lots);
  }
}
