package io.admf.benchmarks;

import java.util.List;

/** A contender by name, with the JVM that it runs in. */
enum Entry {
  /** The yardstick, so the first. */
  LOOP("hand-written loop", Entry.SMALL, 0, 0),
  SKIPPING("hand-written, skipping", Entry.SMALL, 1e-9, 1e-9),
  SWEEP1("ADMF, sweep, 1 worker", Entry.ROOMY, 1e-9, 1e-9),
  SWEEP2("ADMF, sweep, 2 workers", Entry.ROOMY, 1e-9, 1e-9),
  EVENTS("ADMF, every event heard", Entry.ROOMY, 1e-9, 1e-9),
  TA4J("ta4j", Entry.LARGE, 1e-6, Double.NaN);

  private static final String SMALL = "-XX:+UseSerialGC -Xmn24m -Xmx1g"; // as ./admf has it
  private static final String ROOMY = "-XX:+UseSerialGC -Xmn256m -Xmx1g";
  private static final String LARGE = "-XX:+UseParallelGC -Xmx8g";

  private final String title;
  private final String flags;
  private final double money;
  private final double ratios;

  /**
   * @param flags of its JVM
   * @param money how far its final equities may be from the loop's, relatively
   * @param ratios how far its Sharpe ratios and drawdowns may; NaN when it has none
   */
  Entry(String title, String flags, double money, double ratios) {
    this.title = title;
    this.flags = flags;
    this.money = money;
    this.ratios = ratios;
  }

  String title() {
    return title;
  }

  /** The flags of its JVM. */
  List<String> flags() {
    return List.of(flags.split(" ", -1));
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
      case SKIPPING -> new SkippingLoop(task, market);
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
