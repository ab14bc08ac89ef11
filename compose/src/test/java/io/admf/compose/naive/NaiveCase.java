package io.admf.compose.naive;

import io.admf.compose.naive.NaiveSetup.Choice;
import io.admf.fixture.SparseBars;
import io.admf.frame.BarBlock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A random account on random bars, as the naive implementation and as ADMF want it. */
final class NaiveCase {

  private final SplittableRandom random;
  private final double[][] bars; // open, high, low, close, volume
  private final NaiveSetup setup;
  private int least; // no close is below it, so that no account grows beyond what money counts

  NaiveCase(long seed) {
    random = new SplittableRandom(seed);
    bars = bars(random.nextInt(3, 220));
    Choice sizer = sizer();
    boolean byRange = sizer.name().equals("risk_per_trade");
    setup =
        new NaiveSetup(
            column(0),
            column(1),
            column(2),
            column(3),
            Arrays.stream(column(3)).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new),
            strategy(),
            sizer,
            rules(),
            random.nextBoolean() ? of("none") : of("bps", "bps", random.nextDouble() * 80),
            commission(),
            // sizes made from a range differ in their last bits, so they are counted more coarsely
            random.nextBoolean() ? 0 : random.nextInt(1, byRange ? 4 : 9),
            random.nextInt(4) == 0 ? 300 : 100_000,
            random.nextBoolean(),
            random.nextBoolean());
  }

  NaiveSetup setup() {
    return setup;
  }

  private double[] column(int which) {
    double[] column = new double[bars.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = bars[i][which];
    }
    return column;
  }

  /** A walk in cents with plateaus, gaps and now and then a crash. */
  private double[][] bars(int count) {
    int stickiness = random.nextInt(2, 12);
    double[][] all = new double[count][];
    int close = random.nextInt(5) == 0 ? random.nextInt(40, 200) : random.nextInt(1_000, 60_000);
    int step = random.nextInt(1, 2 + close / 20);
    least = 1 + close / 8;
    int plateau = 0;
    for (int i = 0; i < count; i++) {
      plateau = plateau > 0 ? plateau - 1 : random.nextInt(8 * stickiness) == 0 ? 25 : 0;
      boolean still = plateau > 0 || random.nextInt(stickiness) == 0;
      int open = still ? close : moved(close, random.nextInt(6) == 0 ? 3 * step : step / 4);
      close = still ? close : moved(open, random.nextInt(60) == 0 ? 8 * step : step);
      int high = Math.max(open, close) + (still ? 0 : random.nextInt(step));
      int low = Math.max(1, Math.min(open, close) - (still ? 0 : random.nextInt(step)));
      all[i] = new double[] {open / 100.0, high / 100.0, low / 100.0, close / 100.0, 1e6};
    }
    return all;
  }

  private int moved(int price, int by) {
    return Math.max(least, price + random.nextInt(-by, by + 1));
  }

  private Choice strategy() {
    return switch (random.nextInt(6)) {
      case 0 -> of("buy_and_hold");
      case 1 -> {
        int fast = random.nextInt(1, 8);
        yield of(
            "momentum",
            "fast_period",
            (long) fast,
            "slow_period",
            (long) random.nextInt(fast + 1, 30),
            "momentum_threshold",
            random.nextBoolean() ? 0.0 : random.nextDouble() * 0.02);
      }
      case 2 ->
          of(
              "mean_reversion",
              "period",
              (long) random.nextInt(2, 20),
              "entry_z",
              0.3 + random.nextDouble() * 2);
      case 3 -> of("breakout", "lookback", (long) random.nextInt(1, 25));
      case 4 ->
          of(
              "rsi",
              "period",
              (long) random.nextInt(1, 16),
              "oversold",
              5 + random.nextDouble() * 40,
              "overbought",
              55 + random.nextDouble() * 40);
      default -> {
        int fast = random.nextInt(1, 8);
        yield of(
            "sma_crossover",
            "fast_period",
            (long) fast,
            "slow_period",
            (long) random.nextInt(fast + 1, 30));
      }
    };
  }

  private Choice sizer() {
    return switch (random.nextInt(4)) {
      case 0 -> of("fixed_quantity", "quantity", random.nextInt(0, 500) / 10.0);
      case 1 -> of("fixed_cash", "amount", random.nextInt(2_000_000) / 100.0);
      case 2 ->
          of(
              "risk_per_trade",
              "risk",
              random.nextDouble() * 0.05,
              "atr_period",
              (long) random.nextInt(1, 15),
              "atr_multiple",
              0.5 + random.nextDouble() * 3,
              "max_fraction",
              random.nextDouble() * 1.5);
      default -> of("percent_of_equity", "fraction", random.nextDouble() * 1.5);
    };
  }

  private List<Choice> rules() {
    List<Choice> rules = new ArrayList<>();
    if (random.nextBoolean()) {
      rules.add(of("cash", "buffer", random.nextInt(3) * 0.05));
    }
    if (random.nextInt(3) == 0) {
      rules.add(of("max_position_size", "fraction", random.nextDouble() * 1.2));
    }
    if (random.nextInt(4) == 0) {
      rules.add(of("long_only"));
    }
    return rules;
  }

  private Choice commission() {
    double minimum = random.nextInt(3) * 1.25;
    return switch (random.nextInt(3)) {
      case 0 -> of("none");
      case 1 -> of("percent", "percent", random.nextDouble() * 0.5, "minimum", minimum);
      default -> of("per_share", "amount", random.nextDouble() * 0.05, "minimum", minimum);
    };
  }

  private static Choice of(String name, Object... parameters) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      named.put((String) parameters[i], parameters[i + 1]);
    }
    return new Choice(name, named);
  }

  /** The bars in blocks of a random size. */
  List<BarBlock> blocks() {
    return SparseBars.blocks(random.nextInt(1, bars.length + 1), new double[][][] {bars});
  }
}
