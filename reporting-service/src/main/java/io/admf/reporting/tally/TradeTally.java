package io.admf.reporting.tally;

import io.admf.money.Money;
import io.admf.reporting.library.metrics.CompensatedSum;
import io.admf.reporting.library.metrics.RunStatistics.TradeStatistics;

/** Adds up closed round trips. */
final class TradeTally {

  private final CompensatedSum returns = new CompensatedSum();
  private long count;
  private long wins;
  private long losses;
  private long profit;
  private long loss;
  private long best = Long.MIN_VALUE;
  private long worst = Long.MAX_VALUE;
  private long bars;

  /**
   * Takes the next one in.
   *
   * @param net profit after commission, money units
   * @param cost of entry, money units
   * @param held slices
   */
  void add(long net, long cost, long held) {
    count++;
    if (net > 0) {
      wins++;
      profit = Math.addExact(profit, net);
    } else if (net < 0) {
      losses++;
      loss = Math.addExact(loss, -net);
    }
    best = Math.max(best, net);
    worst = Math.min(worst, net);
    bars += held;
    returns.add(cost == 0 ? Double.NaN : (double) net / cost);
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
