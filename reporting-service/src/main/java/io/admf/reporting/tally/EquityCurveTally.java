package io.admf.reporting.tally;

import java.util.Arrays;

/** Draws the equity curve of one portfolio. */
final class EquityCurveTally {

  private final Buckets buckets;
  private long[] times = {};
  private long[] equity = {};
  private double[] drawdown = {};

  EquityCurveTally(int points) {
    buckets = new Buckets(points, this::join);
  }

  private void join(int into, int first, int second) {
    times[into] = times[second];
    equity[into] = equity[second];
    drawdown[into] = Math.min(drawdown[first], drawdown[second]);
  }

  void add(long time, long value, double fall) {
    int at = buckets.next();
    if (at >= times.length) {
      int length = buckets.room(times.length, at);
      times = Arrays.copyOf(times, length);
      equity = Arrays.copyOf(equity, length);
      drawdown = Arrays.copyOf(drawdown, length);
    }
    times[at] = time;
    equity[at] = value;
    drawdown[at] = buckets.fresh() ? fall : Math.min(drawdown[at], fall);
  }

  EquityCurve curve() {
    int count = buckets.count();
    return new EquityCurve(
        Arrays.copyOf(times, count), Arrays.copyOf(equity, count), Arrays.copyOf(drawdown, count));
  }
}
