package io.admf.reporting.results;

import io.admf.money.Money;
import io.admf.reporting.PortfolioSummary;
import io.admf.reporting.RunSummary;
import io.admf.reporting.tally.PriceCurve;
import java.util.Arrays;
import java.util.List;

/**
 * What holding would have been worth: the initial capital in equal parts in each traded symbol,
 * bought without cost at its first close and kept. Until a symbol has a close its part stays cash.
 */
final class Benchmark {

  private Benchmark() {}

  /** The value at each point of the portfolio's curve. */
  static double[] buyAndHold(RunSummary run, PortfolioSummary portfolio) {
    double capital = Money.toDouble(portfolio.spec().initialCapital());
    List<Integer> traded = portfolio.spec().series();
    double[] values = new double[portfolio.curve().times().length];
    for (PriceCurve market : run.markets()) {
      if (traded.contains(market.series().index())) {
        add(values, market.close(), market.first(), capital / traded.size());
      }
    }
    if (traded.isEmpty()) {
      Arrays.fill(values, capital);
    }
    return values;
  }

  private static void add(double[] values, double[] closes, double first, double part) {
    for (int i = 0; i < values.length; i++) {
      values[i] += Double.isNaN(closes[i]) ? part : part * (closes[i] / first);
    }
  }
}
