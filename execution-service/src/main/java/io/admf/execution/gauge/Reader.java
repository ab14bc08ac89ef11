package io.admf.execution.gauge;

import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;
import io.admf.time.Instants;

/** Reads one gauge of one series, bar by bar. */
final class Reader {

  private final Measure measure;
  private final boolean wholeDays;
  private final Window window;
  private double previous = Double.NaN; // the close of the latest bar
  private long day = Long.MIN_VALUE;
  private double dayVolume;
  private double dayBefore = Double.NaN; // the last close of the latest day that counts

  /**
   * @param wholeDays whether every bar is a day
   */
  Reader(Gauge gauge, boolean wholeDays) {
    this.measure = gauge.measure();
    this.wholeDays = wholeDays;
    this.window = new Window(gauge.window());
  }

  double reading() {
    return switch (measure) {
      case TRUE_RANGE, DAILY_VOLUME -> window.mean();
      case DEVIATION, DAILY_DEVIATION -> window.deviation();
    };
  }

  /** A corporate action: prices of before become what they are worth after it. */
  void act(MarketFrame.Action action) {
    previous = action.carried(previous);
    dayBefore = action.carried(dayBefore);
    if (action.effect() == MarketFrame.Effect.SPLIT && measure == Measure.DAILY_VOLUME) {
      window.scale(action.ratio());
      dayVolume *= action.ratio();
    }
  }

  /** A bar begins: the day before it may be over. */
  void begin(BarFrame bars, int row) {
    long date = Math.floorDiv(bars.eventTimes()[row], Instants.DAY);
    if (day != Long.MIN_VALUE && (wholeDays || date != day)) {
      if (measure == Measure.DAILY_VOLUME) {
        window.add(dayVolume);
      } else if (measure == Measure.DAILY_DEVIATION) {
        change(dayBefore, previous);
      }
      dayBefore = previous;
      dayVolume = 0;
    }
    day = date;
  }

  /** A bar is over. */
  void end(BarFrame bars, int row) {
    double close = bars.close()[row];
    if (measure == Measure.TRUE_RANGE) {
      double from = Double.isNaN(previous) ? bars.open()[row] : previous;
      double high = Math.max(bars.high()[row], from);
      double low = Math.min(bars.low()[row], from);
      if (from > 0) {
        window.add((high - low) / from);
      }
    } else if (measure == Measure.DEVIATION) {
      change(previous, close);
    }
    dayVolume += bars.volume()[row];
    previous = close;
  }

  private void change(double from, double to) {
    if (from > 0) {
      window.add(to / from - 1);
    }
  }
}
