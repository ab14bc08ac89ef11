package io.admf.strategy.window;

/**
 * The highest or lowest of the last <i>n</i> values of a stream, in constant time on average: a
 * queue holds the values that can still become the extreme (Lemire, 2006).
 */
public final class RollingExtreme {

  private final int n;
  private final double sign;
  private final double[] values;
  private final long[] positions;
  private final int mask;
  private long first;
  private long end;
  private long position;

  private RollingExtreme(int n, double sign) {
    this.n = n;
    this.sign = sign;
    int room = Integer.highestOneBit(Math.max(1, n)) * 2;
    this.values = new double[room];
    this.positions = new long[room];
    this.mask = room - 1;
  }

  /** The highest of the last {@code n}. */
  public static RollingExtreme highest(int n) {
    return new RollingExtreme(n, 1);
  }

  /** The lowest of the last {@code n}. */
  public static RollingExtreme lowest(int n) {
    return new RollingExtreme(n, -1);
  }

  /**
   * Takes the first {@code rows} values and writes the extreme at each into the same row, NaN
   * before there are <i>n</i>.
   */
  public void extremes(double[] next, int rows, double[] out) {
    for (int i = 0; i < rows; i++) {
      double value = sign * next[i];
      while (end > first && values[(int) (end - 1) & mask] <= value) {
        end--;
      }
      values[(int) end & mask] = value;
      positions[(int) end & mask] = position;
      end++;
      if (positions[(int) first & mask] <= position - n) {
        first++;
      }
      position++;
      out[i] = position < n ? Double.NaN : sign * values[(int) first & mask];
    }
  }
}
