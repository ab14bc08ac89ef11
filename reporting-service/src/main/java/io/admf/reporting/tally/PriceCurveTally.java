package io.admf.reporting.tally;

import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.Series;
import java.util.Arrays;

/** Draws the candles of one series. */
public final class PriceCurveTally {

  private final Series series;
  private final Buckets buckets;
  private long[] times = {};
  private double[] open = {};
  private double[] high = {};
  private double[] low = {};
  private double[] close = {};
  private double latest = Double.NaN;
  private double first = Double.NaN;

  /**
   * @param points candles at most, even
   */
  public PriceCurveTally(Series series, int points) {
    this.series = series;
    this.buckets = new Buckets(points, this::join);
  }

  private void join(int into, int first, int second) {
    times[into] = times[second];
    open[into] = Double.isNaN(open[first]) ? open[second] : open[first];
    high[into] = higher(high[first], high[second]);
    low[into] = lower(low[first], low[second]);
    close[into] = close[second];
  }

  /** Takes the next block in. */
  public void add(BarBlock block) {
    BarFrame frame = block.frame(series.index());
    long[] sliceTimes = block.sliceTimes();
    boolean full = frame.rows() == block.slices();
    int[] rows = full ? new int[0] : block.rows(series.index());
    for (int i = 0; i < sliceTimes.length; i++) {
      int at = buckets.next();
      if (at >= times.length) {
        grow(buckets.room(times.length, at));
      }
      if (buckets.fresh()) {
        open[at] = Double.NaN;
        high[at] = Double.NaN;
        low[at] = Double.NaN;
      }
      int row = full ? i : rows[i];
      if (row >= 0) {
        latest = frame.close()[row];
        if (Double.isNaN(first)) {
          first = latest;
        }
        if (Double.isNaN(open[at])) {
          open[at] = frame.open()[row];
        }
        high[at] = higher(high[at], frame.high()[row]);
        low[at] = lower(low[at], frame.low()[row]);
      }
      times[at] = sliceTimes[i];
      close[at] = latest;
    }
  }

  private void grow(int length) {
    times = Arrays.copyOf(times, length);
    open = Arrays.copyOf(open, length);
    high = Arrays.copyOf(high, length);
    low = Arrays.copyOf(low, length);
    close = Arrays.copyOf(close, length);
  }

  private static double higher(double a, double b) {
    return a > b || Double.isNaN(b) ? a : b;
  }

  private static double lower(double a, double b) {
    return a < b || Double.isNaN(b) ? a : b;
  }

  /** The candles so far. */
  public PriceCurve curve() {
    int count = buckets.count();
    return new PriceCurve(
        series,
        Arrays.copyOf(times, count),
        Arrays.copyOf(open, count),
        Arrays.copyOf(high, count),
        Arrays.copyOf(low, count),
        Arrays.copyOf(close, count),
        first);
  }
}
