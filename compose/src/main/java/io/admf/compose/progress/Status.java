package io.admf.compose.progress;

import java.util.Locale;

/**
 * How far a run is.
 *
 * @param bars that each combination sees, or {@link Progress#UNKNOWN}
 * @param rows combinations finished
 * @param nodes that work at it, or {@link #NO_GRID}
 * @param share of the work that is done, 0 to 1
 * @param rate combination-bars in a second; NaN while that cannot be told
 * @param secondsLeft until it is done; NaN while that cannot be told
 */
record Status(
    long combinations,
    long bars,
    long rows,
    int nodes,
    double share,
    double rate,
    double secondsLeft) {

  /** The number of nodes of a run that is worked in this process. */
  static final int NO_GRID = -1;

  /** Never 100 before the end. */
  int percent() {
    return (int) Math.min(99, share * 100);
  }

  /** {@code 1,000 combinations × 100,000 bars}. */
  String size() {
    String text = count(combinations) + (combinations == 1 ? " combination" : " combinations");
    return bars == Progress.UNKNOWN
        ? text
        : text + " \u00d7 " + count(bars) + (bars == 1 ? " bar" : " bars");
  }

  /** {@code 3 nodes}, {@code waiting for nodes}; nothing where there is no grid. */
  String crew() {
    return switch (nodes) {
      case NO_GRID -> "";
      case 0 -> "waiting for nodes";
      case 1 -> "1 node";
      default -> count(nodes) + " nodes";
    };
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 310 M}; a number in three digits with the SI prefix of its thousands. */
  static String brief(double number) {
    String[] prefixes = {"", " k", " M", " G", " T"};
    double shown = number;
    int thousands = 0;
    while (shown >= 999.5 && thousands < prefixes.length - 1) {
      shown /= 1000;
      thousands++;
    }
    int decimals = thousands == 0 || shown >= 99.95 ? 0 : shown >= 9.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f%s", shown, prefixes[thousands]);
  }

  /** {@code 12 s}, {@code 3 min 20 s}, {@code 1 h 05 min}. */
  static String time(double seconds) {
    long whole = (long) Math.ceil(Math.min(seconds, 360_000_000));
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
    return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60);
  }
}
