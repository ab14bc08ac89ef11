package io.admf.strategy.library.features;

import io.admf.component.Param;
import io.admf.frame.BarFrame;
import io.admf.strategy.Computation;
import io.admf.strategy.Feature;
import io.admf.strategy.Indicator;
import io.admf.strategy.window.ExactSum;
import io.admf.time.Instants;

/**
 * Average daily volume: the mean over the last days before that of the bar, correctly rounded; over
 * those that there are while there are fewer. A day is a date (UTC) at which bars open, so that a
 * bar longer than a day is a day. On the first day of a series it is the volume up to the bar,
 * which is no more than the day's.
 */
@Feature(name = "daily_volume", description = "average volume of a day, before that of the bar")
record DailyVolume(
    @Param(value = "days in the mean", otherwise = "20", min = 1, max = 10_000) int days)
    implements Indicator {

  @Override
  public Computation start() {
    return new Running(days);
  }

  @Override
  public int warmup() {
    return 0;
  }

  private static final class Running implements Computation {

    private final double[] totals; // of the last days, the oldest written over
    private final ExactSum sum = new ExactSum();
    private final ExactSum today = new ExactSum();
    private long over; // how many days are over
    private long day = Long.MIN_VALUE;
    private double mean;

    Running(int days) {
      totals = new double[days];
    }

    @Override
    public void compute(BarFrame bars, double[][] out) {
      for (int i = 0; i < bars.rows(); i++) {
        long date = Math.floorDiv(bars.eventTimes()[i], Instants.DAY);
        if (date != day && day != Long.MIN_VALUE) {
          end();
        }
        day = date;
        today.add(bars.volume()[i]);
        out[0][i] = over == 0 ? today.value() : mean;
      }
    }

    private void end() {
      totals[(int) (over++ % totals.length)] = today.value();
      today.clear();
      int known = (int) Math.min(over, totals.length);
      sum.clear();
      for (int i = 0; i < known; i++) {
        sum.add(totals[i]);
      }
      mean = sum.over(known);
    }
  }
}
