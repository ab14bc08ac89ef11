package io.admf.benchmarks;

import io.admf.time.Timeframe;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done: a grid of moving-average crossovers on some bars.
 *
 * <p>The rule: where SMA(fast) of the close crosses above SMA(slow) while flat, buy 100 shares at
 * the next open; where it crosses below while long, sell them at the next open. 0.1 % of the money
 * traded is commission, cash is 1,000,000, equity is marked at every close; Sharpe ratio and
 * maximum drawdown are those of the bars.
 *
 * @param title what it is, in a few words
 * @param shares how many shares are traded, all in one account for each combination
 * @param minutes whether bars are minutes, rather than days
 */
record Task(
    String name, String title, int shares, int bars, boolean minutes, List<Combination> grid) {

  static final double CAPITAL = 1_000_000;
  static final int QUANTITY = 100;
  static final double COMMISSION = 0.001;

  /** Lengths of the two averages. */
  record Combination(int fast, int slow) {}

  /** The task of this name. */
  static Task of(String name) {
    List<Combination> one = List.of(new Combination(10, 50));
    return switch (name) {
      case "T1" -> new Task(name, "1 combination × 1,000,000 minutes", 1, 1_000_000, true, one);
      case "T2" -> new Task(name, "1,000 combinations × 2,520 days", 1, 2_520, false, thousand());
      case "T3" ->
          new Task(name, "1,000 combinations × 100,000 minutes", 1, 100_000, true, thousand());
      case "T3a" -> of("T3").reduced(100, 100_000).named("T3a", "100 of T3's 1,000 combinations");
      case "T4" -> new Task(name, "50 shares × 2,520 days, 1 portfolio", 50, 2_520, false, one);
      case "T5" ->
          new Task(
              name,
              "10,000 combinations × 100,000 minutes",
              1,
              100_000,
              true,
              grid(5, 54, 1, 60, 458, 2));
      default -> throw new IllegalArgumentException("expected a task such as T1, was " + name);
    };
  }

  private static List<Combination> thousand() {
    return grid(5, 24, 1, 30, 128, 2);
  }

  private static List<Combination> grid(
      int fastFrom, int fastTo, int fastBy, int slowFrom, int slowTo, int slowBy) {
    List<Combination> all = new ArrayList<>();
    for (int fast = fastFrom; fast <= fastTo; fast += fastBy) {
      for (int slow = slowFrom; slow <= slowTo; slow += slowBy) {
        all.add(new Combination(fast, slow));
      }
    }
    return List.copyOf(all);
  }

  /** The same with part of the grid, spread over it, on some of the bars. */
  Task reduced(int combinations, int someBars) {
    List<Combination> some = new ArrayList<>();
    for (int i = 0; i < combinations; i++) {
      some.add(grid.get((int) ((long) i * grid.size() / combinations)));
    }
    return new Task(name, title, shares, someBars, minutes, some);
  }

  private Task named(String newName, String newTitle) {
    return new Task(newName, newTitle, shares, bars, minutes, grid);
  }

  /** The bars that it is done on. */
  Market market() {
    return minutes
        ? new Market(shares, bars, Timeframe.of("1m"), 8)
        : new Market(shares, bars, Timeframe.of("1d"), 96);
  }

  /** How many bars are gone through, once for each combination and share. */
  long work() {
    return (long) bars * shares * grid.size();
  }
}
