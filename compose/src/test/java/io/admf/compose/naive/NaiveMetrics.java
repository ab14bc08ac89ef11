package io.admf.compose.naive;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of {@code docs/metrics.md}, from the lists of a run. NaN is undefined. */
final class NaiveMetrics {

  private static final MathContext DIGITS = MathContext.DECIMAL128;

  private final NaiveRun run;
  private final double periodsPerYear;
  private final double[] equity;
  private final Map<String, Double> all = new LinkedHashMap<>();

  private NaiveMetrics(NaiveRun run, double periodsPerYear) {
    this.run = run;
    this.periodsPerYear = periodsPerYear;
    this.equity = run.equity.stream().mapToDouble(BigDecimal::doubleValue).toArray();
  }

  /**
   * @param run over daily bars without a gap
   */
  static Map<String, Double> of(NaiveRun run, double periodsPerYear) {
    NaiveMetrics metrics = new NaiveMetrics(run, periodsPerYear);
    metrics.returns();
    metrics.drawdowns();
    metrics.trades();
    metrics.account();
    return metrics.all;
  }

  private static double ratio(double dividend, double divisor) {
    return divisor > 0 ? dividend / divisor : Double.NaN;
  }

  private static double sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue();
  }

  private void returns() {
    int n = equity.length - 1;
    boolean ruined = false;
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal[] returns = new BigDecimal[n];
    for (int i = 0; i < n && !ruined; i++) {
      ruined = equity[i] <= 0;
      if (!ruined) {
        returns[i] =
            run.equity.get(i + 1).divide(run.equity.get(i), DIGITS).subtract(BigDecimal.ONE);
        sum = sum.add(returns[i]);
      }
    }
    double total = ratio(equity[n] - equity[0], equity[0]);
    boolean everRuined = Arrays.stream(equity).anyMatch(each -> each <= 0);
    double annual = everRuined ? -1 : Math.pow(1 + total, periodsPerYear / n) - 1;
    all.put("final_equity", equity[n]);
    all.put("total_return", total);
    all.put("annual_return", annual);
    double mean = Double.NaN;
    double deviation = Double.NaN;
    double downside = Double.NaN;
    if (!ruined) {
      BigDecimal average = sum.divide(BigDecimal.valueOf(n), DIGITS);
      BigDecimal squares = BigDecimal.ZERO;
      BigDecimal losses = BigDecimal.ZERO;
      for (BigDecimal one : returns) {
        squares = squares.add(one.subtract(average).pow(2, DIGITS));
        losses = losses.add(one.min(BigDecimal.ZERO).pow(2, DIGITS));
      }
      mean = average.doubleValue();
      deviation = n < 2 ? Double.NaN : Math.sqrt(squares.doubleValue() / (n - 1));
      downside = Math.sqrt(losses.doubleValue() / n);
    }
    all.put("volatility", deviation * Math.sqrt(periodsPerYear));
    all.put("sharpe", ratio(mean, deviation) * Math.sqrt(periodsPerYear));
    all.put("sortino", ratio(mean, downside) * Math.sqrt(periodsPerYear));
  }

  /**
   * Each stretch below the highest equity before it, from that slice to the one that regains it.
   */
  private void drawdowns() {
    double deepest = 0;
    int deepestLasted = 0;
    int longest = 0;
    int peak = 0;
    for (int i = 1; i < equity.length; i++) {
      if (equity[i] >= equity[peak]) {
        peak = i;
        continue;
      }
      int end = i;
      while (end < equity.length - 1 && equity[end] < equity[peak]) {
        end++;
      }
      longest = Math.max(longest, end - peak);
      double fall = equity[i] / equity[peak] - 1;
      if (fall < deepest) {
        deepest = fall;
        deepestLasted = end - peak;
      }
    }
    all.put("max_drawdown", deepest);
    all.put("max_drawdown_days", (double) longest);
    all.put("deepest_drawdown_days", (double) deepestLasted);
    all.put("calmar", ratio(all.get("annual_return"), -deepest));
  }

  private void trades() {
    List<BigDecimal> nets = run.trades.stream().map(NaiveRun.Trade::net).toList();
    double count = nets.size();
    List<BigDecimal> wins = nets.stream().filter(net -> net.signum() > 0).toList();
    List<BigDecimal> losses = nets.stream().filter(net -> net.signum() < 0).toList();
    all.put("trades", count);
    all.put("win_rate", ratio(wins.size(), count));
    all.put("profit_factor", ratio(sum(wins), -sum(losses)));
    all.put("expectancy", ratio(sum(nets), count));
    double returns = 0;
    double held = 0;
    for (NaiveRun.Trade trade : run.trades) {
      returns += trade.net().doubleValue() / trade.cost().doubleValue();
      held += trade.closedAt() - trade.openedAt();
    }
    all.put("average_trade", ratio(returns, count));
    all.put("average_bars_held", ratio(held, count));
    all.put("best_trade", nets.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(NAN));
    all.put("worst_trade", nets.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(NAN));
  }

  private static final double NAN = Double.NaN;

  private void account() {
    double slices = equity.length;
    double inMarket = 0;
    double leverage = 0;
    for (int i = 0; i < equity.length; i++) {
      double exposure = run.exposure.get(i).doubleValue();
      if (exposure != 0) {
        inMarket++;
        leverage += ratio(exposure, equity[i]);
      }
    }
    all.put("exposure", inMarket / slices);
    all.put("average_exposure", leverage / slices);
    List<BigDecimal> values = run.fills.stream().map(fill -> fill.value().abs()).toList();
    all.put("turnover", ratio(sum(values), sum(run.equity) / slices));
    all.put("commission", sum(run.fills.stream().map(NaiveRun.Filled::charge).toList()));
    all.put("slippage", sum(run.fills.stream().map(NaiveRun.Filled::slipped).toList()));
  }
}
