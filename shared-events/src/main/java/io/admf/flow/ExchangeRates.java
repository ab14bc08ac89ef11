package io.admf.flow;

import io.admf.frame.BarBlock;
import io.admf.frame.Series;
import io.admf.plan.FxSpec;
import io.admf.plan.RunPlan;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of each series' currency is worth in the currency of the accounts: 1, or the latest
 * close of the series that the plan names. Immutable.
 */
public final class ExchangeRates {

  private final @Nullable FxSpec[] specs;
  private final boolean[] foreign;

  /** The rates of a plan. */
  public ExchangeRates(RunPlan plan) {
    specs = new FxSpec[plan.series().size()];
    foreign = new boolean[specs.length];
    for (Series series : plan.series()) {
      String currency = series.instrument().currency();
      foreign[series.index()] = !currency.equals(plan.currency());
      for (FxSpec rate : plan.rates()) {
        if (foreign[series.index()] && rate.currency().equals(currency)) {
          specs[series.index()] = rate;
        }
      }
    }
  }

  /** Whether a series is in another currency than the accounts. */
  public boolean foreign(int series) {
    return foreign[series];
  }

  /** The rate at a slice; NaN before the first of it is known. */
  public double rate(int series, BarBlock block, long slice) {
    FxSpec spec = specs[series];
    return foreign[series]
        ? spec == null ? Double.NaN : quoted(spec, block.mark(spec.series(), slice))
        : 1;
  }

  /** The rate before a slice; NaN when none was known. */
  public double before(int series, BarBlock block, long slice) {
    FxSpec spec = specs[series];
    return foreign[series]
        ? spec == null ? Double.NaN : quoted(spec, block.markBefore(spec.series(), slice))
        : 1;
  }

  /** The rate at every slice of a block; null for a series in the currency of the accounts. */
  public double @Nullable [] column(int series, BarBlock block) {
    if (!foreign[series]) {
      return null;
    }
    double[] column = new double[block.slices()];
    FxSpec spec = specs[series];
    if (spec == null) {
      Arrays.fill(column, Double.NaN);
    } else {
      double[] marks = block.marks(spec.series());
      for (int i = 0; i < column.length; i++) {
        column[i] = quoted(spec, marks[i]);
      }
    }
    return column;
  }

  private static double quoted(FxSpec spec, double close) {
    return spec.inverse() ? 1 / close : close;
  }
}
