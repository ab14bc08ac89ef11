package io.admf.benchmarks;

import io.admf.benchmarks.Market.Share;
import io.admf.benchmarks.Task.Combination;
import java.util.List;

/** {@link HandLoop} for many shares in one account: day by day, share by share. */
final class HandPortfolioLoop implements Contender {

  private final Combination lengths;
  private final double[][] opens;
  private final double[][] closes;

  HandPortfolioLoop(Task task, Market market) {
    List<Share> shares = market.shares();
    lengths = task.grid().getFirst();
    opens = shares.stream().map(Share::open).toArray(double[][]::new);
    closes = shares.stream().map(Share::close).toArray(double[][]::new);
  }

  @Override
  public Outcome run() {
    int many = closes.length;
    int bars = closes[0].length;
    int fast = lengths.fast();
    int slow = lengths.slow();
    double[] fastSums = new double[many];
    double[] slowSums = new double[many];
    int[] sides = new int[many];
    int[] orders = new int[many];
    double[] held = new double[many];
    double cash = Task.CAPITAL;
    double equity = cash;
    double peak = cash;
    double deepest = 0;
    double sum = 0;
    double squares = 0;
    long fills = 0;
    for (int i = 0; i < bars; i++) {
      double value = 0;
      for (int s = 0; s < many; s++) {
        double[] close = closes[s];
        double price = close[i];
        int order = orders[s];
        if (order != 0) {
          double notional = order * Task.QUANTITY * opens[s][i];
          cash -= notional + Math.abs(notional) * Task.COMMISSION;
          held[s] += order * Task.QUANTITY;
          fills++;
          orders[s] = 0;
        }
        value += held[s] * price;
        fastSums[s] += price - (i >= fast ? close[i - fast] : 0);
        slowSums[s] += price - (i >= slow ? close[i - slow] : 0);
        if (i >= slow - 1) {
          double difference = fastSums[s] * slow - slowSums[s] * fast;
          int side = sides[s];
          if (i >= slow) {
            if (difference > 0 && side <= 0 && held[s] == 0) {
              orders[s] = 1;
            } else if (difference < 0 && side >= 0 && held[s] > 0) {
              orders[s] = -1;
            }
          }
          sides[s] = difference > 0 ? 1 : difference < 0 ? -1 : 0;
        }
      }
      double now = cash + value;
      if (i > 0) {
        double change = now / equity - 1;
        sum += change;
        squares += change * change;
      }
      equity = now;
      peak = Math.max(peak, now);
      deepest = Math.min(deepest, now / peak - 1);
    }
    long returns = bars - 1L;
    double mean = sum / returns;
    double deviation = Math.sqrt((squares - returns * mean * mean) / (returns - 1));
    Outcome outcome = Outcome.of(1);
    outcome.put(0, fills, equity, mean / deviation, deepest);
    return outcome;
  }
}
