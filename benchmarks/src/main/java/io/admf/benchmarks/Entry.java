package io.admf.benchmarks;

/** A contender by name, as the harness calls it. */
enum Entry {
  /** The hand-written loop: the yardstick, so the first. */
  LOOP("hand-written loop", 0, 0),
  SWEEP1("ADMF sweep, 1 worker", 1e-9, 1e-9),
  SWEEP2("ADMF sweep, 2 workers", 1e-9, 1e-9),
  EVENTS("ADMF single run, all events", 1e-9, 1e-9),
  ;

  private final String title;
  private final double money;
  private final double ratios;

  /**
   * @param money how far its final equities may be from the loop's, relatively
   * @param ratios how far its Sharpe ratios and drawdowns may; NaN when it has none
   */
  Entry(String title, double money, double ratios) {
    this.title = title;
    this.money = money;
    this.ratios = ratios;
  }

  String title() {
    return title;
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
    if (this == LOOP) {
      return task.shares() == 1
          ? new HandLoop(task, market)
          : new HandPortfolioLoop(task, market);
    }
    Admf admf = new Admf(task, market, slices);
    return switch (this) {
      case SWEEP1 -> () -> Admf.outcome(admf.sweep(1));
      case SWEEP2 -> () -> Admf.outcome(admf.sweep(2));
      default -> () -> Admf.outcome(admf.events());
    };
  }
}
