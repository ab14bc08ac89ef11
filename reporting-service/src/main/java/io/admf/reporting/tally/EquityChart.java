package io.admf.reporting.tally;

import io.admf.frame.EquityFrame;
import java.util.List;

/** What is shown of one portfolio's equity: a curve of limited length, and its months. */
final class EquityChart {

  private final EquityCurveTally curve;
  private final MonthTally months = new MonthTally();
  private long peak = Long.MIN_VALUE;

  EquityChart(int points) {
    this.curve = new EquityCurveTally(points);
  }

  void add(EquityFrame frame) {
    for (int row = 0; row < frame.rows(); row++) {
      long time = frame.times()[row];
      long equity = frame.equity()[row];
      peak = Math.max(peak, equity);
      months.add(time, equity);
      curve.add(time, equity, equity == peak ? 0 : (double) equity / peak - 1);
    }
  }

  EquityCurve curve() {
    return curve.curve();
  }

  List<MonthReturn> months() {
    return months.months();
  }
}
