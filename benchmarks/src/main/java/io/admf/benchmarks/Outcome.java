package io.admf.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * What became of every account.
 *
 * @param fills how many each had
 * @param equity at the last close
 * @param sharpe mean over standard deviation (n − 1) of the simple returns of the bars, not
 *     annualised
 * @param drawdown the lowest equity over the highest before it, less one
 */
record Outcome(long[] fills, double[] equity, double[] sharpe, double[] drawdown) {

  static Outcome of(int accounts) {
    return new Outcome(
        new long[accounts], new double[accounts], new double[accounts], new double[accounts]);
  }

  void put(int account, long itsFills, double itsEquity, double itsSharpe, double itsDrawdown) {
    fills[account] = itsFills;
    equity[account] = itsEquity;
    sharpe[account] = itsSharpe;
    drawdown[account] = itsDrawdown;
  }

  /**
   * The first difference to {@code other}, or null when there is none.
   *
   * @param money how far final equities may be apart, relatively
   * @param ratios how far Sharpe ratios and drawdowns may; NaN when the other has none
   */
  @Nullable String difference(Outcome other, double money, double ratios) {
    if (other.fills.length != fills.length) {
      return "expected %d accounts, was %d".formatted(fills.length, other.fills.length);
    }
    for (int i = 0; i < fills.length; i++) {
      if (fills[i] != other.fills[i]) {
        return "account %d: expected %d fills, was %d".formatted(i, fills[i], other.fills[i]);
      }
      String found = apart(i, "final equity", equity[i], other.equity[i], money);
      if (found == null && !Double.isNaN(ratios)) {
        found = apart(i, "Sharpe", sharpe[i], other.sharpe[i], ratios);
        found =
            found != null ? found : apart(i, "drawdown", drawdown[i], other.drawdown[i], ratios);
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable String apart(
      int account, String what, double expected, double actual, double tolerance) {
    double apart = Math.abs(actual - expected) / Math.abs(expected);
    return apart <= tolerance || expected == actual
        ? null
        : "account %d: expected %s of %s, was %s (%.1e apart, %.0e allowed)"
            .formatted(account, what, expected, actual, apart, tolerance);
  }

  /** One line. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < fills.length; i++) {
      text.append(i == 0 ? "" : ";").append(fills[i]).append(',').append(equity[i]);
      text.append(',').append(sharpe[i]).append(',').append(drawdown[i]);
    }
    return text.toString();
  }

  /** What {@link #text} wrote. */
  static Outcome parse(String text) {
    String[] accounts = text.split(";", -1);
    Outcome outcome = of(accounts.length);
    for (int i = 0; i < accounts.length; i++) {
      String[] figures = accounts[i].split(",", -1);
      outcome.put(
          i,
          Long.parseLong(figures[0]),
          Double.parseDouble(figures[1]),
          Double.parseDouble(figures[2]),
          Double.parseDouble(figures[3]));
    }
    return outcome;
  }
}
