package io.admf.strategy.library.features;

import io.admf.frame.BarFrame;

/** The price of a bar that a feature is computed from. */
enum Source {
  OPEN,
  HIGH,
  LOW,
  CLOSE,
  VOLUME,
  /** The mean of high and low. */
  HL2,
  /** The mean of high, low and close, also called the typical price. */
  HLC3,
  /** The mean of open, high, low and close. */
  OHLC4;

  /** Reads this price from frames, for one computation. */
  Reader reader() {
    return new Reader(this);
  }

  /** A source with room for the prices that a bar does not bring along. */
  static final class Reader {

    private final Source source;
    private double[] mixed = {};

    private Reader(Source source) {
      this.source = source;
    }

    /** The prices of the rows of {@code bars}; valid until the next call. */
    double[] of(BarFrame bars) {
      return switch (source) {
        case OPEN -> bars.open();
        case HIGH -> bars.high();
        case LOW -> bars.low();
        case CLOSE -> bars.close();
        case VOLUME -> bars.volume();
        case HL2, HLC3, OHLC4 -> mix(bars);
      };
    }

    private double[] mix(BarFrame bars) {
      if (mixed.length < bars.rows()) {
        mixed = new double[bars.rows()];
      }
      double[] open = bars.open();
      double[] high = bars.high();
      double[] low = bars.low();
      double[] close = bars.close();
      for (int i = 0; i < bars.rows(); i++) {
        // equal prices have exactly themselves as their mean in each of these forms
        mixed[i] =
            switch (source) {
              case HL2 -> (high[i] + low[i]) / 2;
              case HLC3 -> low[i] + ((high[i] - low[i]) + (close[i] - low[i])) / 3;
              default -> ((high[i] + low[i]) + (open[i] + close[i])) / 4;
            };
      }
      return mixed;
    }
  }
}
