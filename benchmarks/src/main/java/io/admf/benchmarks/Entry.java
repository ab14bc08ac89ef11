package io.admf.benchmarks;

import java.util.List;

/** A contender by name, with the JVM that it runs in. */
enum Entry {
  /** The yardstick, so the first. */
  LOOP("hand-written loop", Heap.SMALL, 0, 0),
  SWEEP1("ADMF, sweep, 1 worker", Heap.SMALL, 1e-9, 1e-9),
  SWEEP2("ADMF, sweep, 2 workers", Heap.SMALL, 1e-9, 1e-9),
  EVENTS("ADMF, every event heard", Heap.SMALL, 1e-9, 1e-9),
  TA4J("ta4j", Heap.LARGE, 1e-6, Double.NaN);

  /** Flags of a JVM. */
  private enum Heap {
    /** What {@code ./admf} runs with, and less than it needs for any task. */
    SMALL("-XX:+UseSerialGC", "-Xmn24m", "-Xmx1g"),
    LARGE("-XX:+UseParallelGC", "-Xmx8g");

    private final List<String> flags;

    Heap(String... flags) {
      this.flags = List.of(flags);
    }
  }

  private final String title;
  private final Heap heap;
  private final double money;
  private final double ratios;

  /**
   * @param money how far its final equities may be from the loop's, relatively
   * @param ratios how far its Sharpe ratios and drawdowns may; NaN when it has none
   */
  Entry(String title, Heap heap, double money, double ratios) {
    this.title = title;
    this.heap = heap;
    this.money = money;
    this.ratios = ratios;
  }

  String title() {
    return title;
  }

  List<String> flags() {
    return heap.flags;
  }

  double money() {
    return money;
  }

  double ratios() {
    return ratios;
  }

  /** Makes it ready: whatever it needs of the bars is in memory afterwards. */
  Contender prepare(Task task, int slices) {
    Market market = task.market();
    return switch (this) {
      case LOOP ->
          task.shares() == 1 ? new HandLoop(task, market) : new HandPortfolioLoop(task, market);
      case SWEEP1 -> sweep(new Admf(task, market, slices), 1);
      case SWEEP2 -> sweep(new Admf(task, market, slices), 2);
      case EVENTS -> {
        Admf admf = new Admf(task, market, slices);
        yield () -> Admf.outcome(admf.events());
      }
      case TA4J -> new Ta4j(task, market);
    };
  }

  private static Contender sweep(Admf admf, int workers) {
    return () -> Admf.outcome(admf.sweep(workers));
  }
}
