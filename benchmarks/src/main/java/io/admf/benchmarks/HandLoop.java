package io.admf.benchmarks;

import io.admf.benchmarks.Market.Share;
import io.admf.benchmarks.Task.Combination;

/**
 * The limit: one loop written for this rule and no other, in plain {@code double}. Rolling sums for
 * both averages, fills at the next open, equity at each close, running sums for Sharpe, the peak
 * for the drawdown. Nothing is recorded but what the figures need.
 */
final class HandLoop implements Contender {

  private final Task task;
  private final Market market;

  HandLoop(Task task, Market market) {
    this.task = task;
    this.market = market;
  }

  @Override
  public Outcome run() {
    Outcome outcome = Outcome.of(task.grid().size());
    Share share = market.shares().getFirst();
    for (int i = 0; i < task.grid().size(); i++) {
      one(share.open(), share.close(), task.grid().get(i), outcome, i);
    }
    return outcome;
  }

  private static void one(
      double[] open, double[] close, Combination lengths, Outcome outcome, int account) {
    int fast = lengths.fast();
    int slow = lengths.slow();
    int bars = close.length;
    double fastSum = 0;
    double slowSum = 0;
    for (int i = 0; i < slow; i++) { // no crossing yet; equity stays
      slowSum += close[i];
      if (i >= slow - fast) {
        fastSum += close[i];
      }
    }
    double before = fastSum * slow - slowSum * fast; // its sign is that of the averages' difference
    double cash = Task.CAPITAL;
    double shares = 0;
    double equity = cash;
    double peak = cash;
    double deepest = 0;
    double sum = 0;
    double squares = 0;
    long fills = 0;
    int order = 0;
    for (int i = slow; i < bars; i++) {
      double price = close[i];
      if (order != 0) {
        double notional = order * Task.QUANTITY * open[i];
        cash -= notional + Math.abs(notional) * Task.COMMISSION;
        shares += order * Task.QUANTITY;
        fills++;
        order = 0;
      }
      double now = cash + shares * price;
      double change = now / equity - 1;
      sum += change;
      squares += change * change;
      equity = now;
      if (now > peak) {
        peak = now;
      } else if (now < peak * (1 + deepest)) {
        deepest = now / peak - 1;
      }
      fastSum += price - close[i - fast];
      slowSum += price - close[i - slow];
      double difference = fastSum * slow - slowSum * fast;
      if (difference > 0) {
        if (before <= 0 && shares == 0) {
          order = 1;
        }
      } else if (difference < 0 && before >= 0 && shares > 0) {
        order = -1;
      }
      before = difference;
    }
    long returns = bars - 1L;
    double mean = sum / returns;
    double deviation = Math.sqrt((squares - returns * mean * mean) / (returns - 1));
    outcome.put(account, fills, equity, mean / deviation, deepest);
  }
}
