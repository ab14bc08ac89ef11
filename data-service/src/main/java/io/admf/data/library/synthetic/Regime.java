package io.admf.data.library.synthetic;

/**
 * A state of the market. Over all four, equally likely in the long run, the mean square of {@link
 * #volatility} is 1 and the mean of {@link #drift} is 0: the market keeps the figures it was given.
 */
enum Regime {
  CALM(0.6, 0),
  VOLATILE(1.5, 0),
  RISING(0.833_666_600_026_653_3, 1),
  FALLING(0.833_666_600_026_653_3, -1);

  /** What the volatility of the market is multiplied by. */
  final double volatility;

  /** What is added to the drift of a year, in units of the market's volatility. */
  final double drift;

  Regime(double volatility, double drift) {
    this.volatility = volatility;
    this.drift = drift;
  }

  private static final Regime[] ALL = values();

  /** One of the four, each as likely. */
  static Regime first(Draws draws) {
    return ALL[(int) Math.min(3, draws.uniform() * 4)];
  }

  /** One of the three others, each as likely. */
  Regime other(Draws draws) {
    int skip = (int) Math.min(2, draws.uniform() * 3);
    for (Regime regime : ALL) {
      if (regime != this && skip-- == 0) {
        return regime;
      }
    }
    throw new IllegalStateException("fewer than three others");
  }
}
