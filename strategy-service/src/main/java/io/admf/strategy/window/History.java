package io.admf.strategy.window;

import java.util.Arrays;

/** A stream of values with enough of its past to slide a window along it. */
final class History {

  private final int length;
  private double[] values;
  private int end;

  /**
   * @param length how many values before the current one can be reached
   * @param before what stands before the first value
   */
  History(int length, double before) {
    this.length = length;
    this.values = new double[length];
    Arrays.fill(values, before);
    this.end = length;
  }

  /**
   * Takes the next values.
   *
   * @return where the first of them stands in {@link #values}; {@code length} earlier values stand
   *     before it
   */
  int append(double[] next, int from, int count) {
    if (end + count > values.length) {
      double[] target =
          length + count > values.length / 2 ? new double[2 * (length + count)] : values;
      System.arraycopy(values, end - length, target, 0, length);
      values = target;
      end = length;
    }
    System.arraycopy(next, from, values, end, count);
    end += count;
    return end - count;
  }

  /** Where the next value will stand. */
  int end() {
    return end;
  }

  /** All values kept; replaced by {@link #append} at times. */
  double[] values() {
    return values;
  }
}
