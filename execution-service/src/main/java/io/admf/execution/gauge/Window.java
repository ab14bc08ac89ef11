package io.admf.execution.gauge;

/** The latest values of a sequence. Figures are made anew from it, so no rounding adds up. */
final class Window {

  private final double[] values;
  private int count;
  private int next;

  Window(int capacity) {
    values = new double[capacity];
  }

  void add(double value) {
    values[next] = value;
    next = (next + 1) % values.length;
    count = Math.min(count + 1, values.length);
  }

  void scale(double factor) {
    for (int i = 0; i < count; i++) {
      values[i] *= factor;
    }
  }

  /** NaN when it is empty. */
  double mean() {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
    }
    return sum / count;
  }

  /** The sample standard deviation; NaN with fewer than two values. */
  double deviation() {
    double mean = mean();
    double squares = 0;
    for (int i = 0; i < count; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
  }
}
