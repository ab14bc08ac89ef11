package io.admf.strategy.window;

/**
 * The sums of a stream from some beginning up to each of its latest values, such that the sum of
 * any window is a difference of two: several means of one stream can share them.
 *
 * <p>Every value is split at a fixed power of two into a high and a low part, which are summed
 * apart. The split is chosen so that all sums and differences of high parts are whole multiples of
 * that power below 2<sup>53</sup> times it, and those of low parts likewise of the lowest bit that
 * occurs: none is ever rounded (the error-free splitting of Rump, Ogita and Oishi, 2008). Where
 * values differ too much in size for that, it says so by {@link #exact}.
 */
public final class RunningSums {

  /** How far the largest value may grow before all is split anew, as a power of two. */
  private static final int HEADROOM = 4;

  /** Exponents beyond this are left alone, lest anything overflow or underflow. */
  private static final int EXPONENTS = 300;

  private int length;
  private History history = new History(0, 0);
  private double[] high = {};
  private double[] low = {};
  private int begin;
  private int end = -1;
  private boolean exact;
  private int top;
  private int bottom;
  private int split;

  /**
   * Makes windows of up to {@code n} values possible.
   *
   * @throws IllegalStateException if there are values already
   */
  public void reach(int n) {
    if (end >= 0) {
      throw new IllegalStateException(
          "expected all windows before the first value, was one of %d".formatted(n));
    }
    length = Math.max(length, n);
  }

  /** Takes the next values. */
  public void append(double[] next, int from, int count) {
    if (end < 0) {
      history = new History(length, 0);
    }
    int at = history.append(next, from, count);
    boolean moved = at != end || history.values().length >= high.length;
    if (moved) {
      begin = at - length;
      end = at + count;
      begin();
    } else {
      end = at + count;
      extend(at);
    }
  }

  /** Starts the sums afresh, with no more of the past than windows need. */
  private void begin() {
    if (high.length <= history.values().length) {
      high = new double[history.values().length + 1];
      low = new double[history.values().length + 1];
    }
    top = -EXPONENTS;
    bottom = EXPONENTS;
    split = Integer.MIN_VALUE;
    exact = true;
    extend(begin);
  }

  private void extend(int from) {
    exact = exact && measure(from);
    if (!exact) {
      return;
    }
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(high.length);
    int first = from;
    if (bits + top + 1 > split + 53) {
      split = bits + top + 1 + HEADROOM - 53;
      first = begin;
    }
    exact = bits + split - 1 <= 53 + bottom;
    if (exact) {
      sum(first);
    }
  }

  /** Learns the highest and lowest bit of new values; says whether that can be done. */
  private boolean measure(int from) {
    double[] values = history.values();
    int highest = top;
    int lowest = bottom;
    for (int i = from; i < end; i++) {
      long bits = Double.doubleToRawLongBits(values[i]);
      if (bits << 1 != 0) {
        int exponent = (int) (bits >>> 52 & 0x7ff) - Double.MAX_EXPONENT;
        highest = Math.max(highest, exponent);
        lowest = Math.min(lowest, exponent - 52 + Long.numberOfTrailingZeros(bits | 1L << 52));
      }
    }
    top = highest;
    bottom = lowest;
    return highest < EXPONENTS && lowest > -EXPONENTS;
  }

  private void sum(int from) {
    double[] values = history.values();
    double[] highs = high;
    double[] lows = low;
    double splitter = Math.scalb(1.5, split + 52);
    double h = from == begin ? 0 : highs[from];
    double l = from == begin ? 0 : lows[from];
    highs[from] = h;
    lows[from] = l;
    for (int i = from; i < end; i++) {
      double part = (values[i] + splitter) - splitter;
      h += part;
      l += values[i] - part;
      highs[i + 1] = h;
      lows[i + 1] = l;
    }
  }

  /** Whether the sums are exact; if not, they are not kept, and only the values count. */
  boolean exact() {
    return exact;
  }

  /** Sums of the high parts: of the values before each place in {@link #values}. */
  double[] high() {
    return high;
  }

  /** Sums of the low parts: of the values before each place in {@link #values}. */
  double[] low() {
    return low;
  }

  /** The values kept, among them the latest windows. */
  double[] values() {
    return history.values();
  }

  /** Where in {@link #values} the next value will stand. */
  int end() {
    return end;
  }
}
