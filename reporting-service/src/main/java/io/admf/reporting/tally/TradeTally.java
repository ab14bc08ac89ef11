package io.admf.reporting.tally;

import io.admf.event.PositionClose;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.reporting.library.metrics.CompensatedSum;
import io.admf.reporting.library.metrics.RunStatistics.TradeStatistics;
import java.util.ArrayList;
import java.util.List;

/** Adds up closed round trips and keeps the first of them for display. */
final class TradeTally {

  private final int listed;
  private final List<PositionClose> first = new ArrayList<>();
  private final CompensatedSum returns = new CompensatedSum();
  private long count;
  private long wins;
  private long losses;
  private long profit;
  private long loss;
  private long best = Long.MIN_VALUE;
  private long worst = Long.MAX_VALUE;
  private long bars;

  TradeTally(int listed) {
    this.listed = listed;
  }

  void add(PositionClose close, Instrument instrument) {
    if (count++ < listed) {
      first.add(close);
    }
    long net = close.netPnl();
    if (net > 0) {
      wins++;
      profit = Math.addExact(profit, net);
    } else if (net < 0) {
      losses++;
      loss = Math.addExact(loss, -net);
    }
    best = Math.max(best, net);
    worst = Math.min(worst, net);
    bars += close.bars();
    long cost = Math.abs(instrument.notional(close.entryPrice(), close.quantity()));
    returns.add(cost == 0 ? Double.NaN : (double) net / cost);
  }

  List<PositionClose> first() {
    return List.copyOf(first);
  }

  TradeStatistics statistics() {
    return new TradeStatistics(
        count,
        wins,
        losses,
        Money.toDouble(profit),
        Money.toDouble(loss),
        Money.toDouble(Math.subtractExact(profit, loss)),
        returns.value(),
        count == 0 ? Double.NaN : Money.toDouble(best),
        count == 0 ? Double.NaN : Money.toDouble(worst),
        bars);
  }
}
