package io.admf.execution.gauge;

/**
 * A figure of a series, taken from the bars before the one that fills.
 *
 * @param window how many bars, days or returns, at least 1; while there are fewer, those that there
 *     are
 */
public record Gauge(Measure measure, int window) {

  public Gauge {
    if (window < 1) {
      throw new IllegalArgumentException("expected a window of at least 1, was " + window);
    }
  }
}
