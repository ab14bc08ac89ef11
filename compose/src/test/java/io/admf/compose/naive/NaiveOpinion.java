package io.admf.compose.naive;

import io.admf.compose.naive.NaiveSetup.Choice;
import java.math.BigDecimal;

/** What a strategy says at a bar: +1 to buy, −1 to sell, 0 for nothing. */
final class NaiveOpinion {

  private NaiveOpinion() {}

  static int at(NaiveSetup on, int bar) {
    Choice strategy = on.strategy();
    return switch (strategy.name()) {
      case "buy_and_hold" -> 1;
      case "sma_crossover" -> crossing(on, bar);
      case "momentum" -> momentum(on, bar);
      case "mean_reversion" -> reversion(on, bar);
      case "breakout" -> breakout(on, bar);
      case "rsi" -> rsi(on, bar);
      default -> throw new IllegalStateException(strategy.name());
    };
  }

  private static double sma(NaiveSetup on, int bar, int n) {
    return NaiveIndicators.mean(on.exactCloses(), bar, n).doubleValue();
  }

  private static int crossing(NaiveSetup on, int bar) {
    int fast = on.strategy().count("fast_period");
    int slow = on.strategy().count("slow_period");
    if (bar < slow) { // the bar before has no slow average, or there is none
      return 0;
    }
    int now = Double.compare(sma(on, bar, fast), sma(on, bar, slow));
    int before = Double.compare(sma(on, bar - 1, fast), sma(on, bar - 1, slow));
    if (now > 0 && before <= 0) {
      return 1;
    }
    return now < 0 && before >= 0 ? -1 : 0;
  }

  private static int momentum(NaiveSetup on, int bar) {
    int slow = on.strategy().count("slow_period");
    if (bar < slow - 1) {
      return 0;
    }
    double threshold = on.strategy().number("momentum_threshold");
    double momentum = sma(on, bar, on.strategy().count("fast_period")) / sma(on, bar, slow) - 1;
    if (momentum > threshold) {
      return 1;
    }
    return momentum < -threshold ? -1 : 0;
  }

  private static int reversion(NaiveSetup on, int bar) {
    int period = on.strategy().count("period");
    if (bar < period - 1) {
      return 0;
    }
    BigDecimal distance =
        on.exactCloses()[bar].subtract(NaiveIndicators.mean(on.exactCloses(), bar, period));
    BigDecimal entry = new BigDecimal(on.strategy().number("entry_z"));
    BigDecimal far = // squared, so that no root is needed
        entry.multiply(entry).multiply(NaiveIndicators.variance(on.exactCloses(), bar, period));
    boolean isFar = far.signum() > 0 && distance.multiply(distance).compareTo(far) > 0;
    return isFar ? -distance.signum() : 0;
  }

  private static int breakout(NaiveSetup on, int bar) {
    int lookback = on.strategy().count("lookback");
    if (bar < lookback) {
      return 0;
    }
    double close = on.close()[bar];
    if (close > NaiveIndicators.highest(on.high(), bar - 1, lookback)) {
      return 1;
    }
    return close < NaiveIndicators.lowest(on.low(), bar - 1, lookback) ? -1 : 0;
  }

  private static int rsi(NaiveSetup on, int bar) {
    int period = on.strategy().count("period");
    if (bar < period) {
      return 0;
    }
    double rsi = NaiveIndicators.rsi(on.close(), bar, period);
    if (rsi < on.strategy().number("oversold")) {
      return 1;
    }
    return rsi > on.strategy().number("overbought") ? -1 : 0;
  }
}
