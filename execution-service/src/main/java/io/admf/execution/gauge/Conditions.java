package io.admf.execution.gauge;

import java.util.List;

/**
 * What is known of the market and the order as a trade happens, besides the trade itself.
 *
 * @param time of the trade, epoch nanoseconds; 0 for a model that does not ask for it
 * @param before size units that the portfolio has traded before on the same side in the same slice
 * @param earlier size units that the order, and those of its side and symbol that were decided at
 *     once with it, traded in earlier slices
 * @param readings of the model's gauges, in its order; NaN while there are too few bars
 */
public record Conditions(long time, long before, long earlier, List<Double> readings) {

  /** Nothing traded before, and no gauge asked for. */
  public static final Conditions PLAIN = new Conditions(0, 0, 0, List.of());

  public Conditions {
    readings = List.copyOf(readings);
  }

  /**
   * A reading, or 0 while there are too few bars: where nothing is known yet nothing is charged for
   * it.
   */
  public double reading(int gauge) {
    double value = readings.get(gauge);
    return Double.isNaN(value) ? 0 : value;
  }
}
