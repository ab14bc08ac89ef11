package io.admf.reporting.library.metrics;

/** A sum of doubles that carries the rounding error along (Neumaier 1974). */
public final class CompensatedSum {

  private double sum;
  private double lost;

  /** Adds {@code value}. */
  public void add(double value) {
    double next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
    sum = next;
  }

  /** The sum so far. */
  public double value() {
    return sum + lost;
  }
}
