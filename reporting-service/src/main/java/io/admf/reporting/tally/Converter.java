package io.admf.reporting.tally;

import io.admf.flow.ExchangeRates;
import io.admf.frame.BarBlock;
import io.admf.frame.Series;
import io.admf.plan.RunPlan;
import org.jspecify.annotations.Nullable;

/**
 * What one of a symbol's currency is worth in that of the accounts, at the slices of the block that
 * a run is at. Figures that events have in the currency of a symbol are converted by it.
 */
public final class Converter {

  private final ExchangeRates rates;
  private @Nullable BarBlock block;

  /** The rates of a plan. */
  public Converter(RunPlan plan) {
    this.rates = new ExchangeRates(plan);
  }

  /** Goes to the next block; to be called before anything that happens in it is told. */
  public void enter(BarBlock next) {
    if (next.slices() > 0) {
      block = next;
    }
  }

  /** Whether a series is in another currency than the accounts. */
  boolean foreign(Series series) {
    return rates.foreign(series.index());
  }

  /**
   * The rate at a slice of the block: that at which the ledger converts what happens there.
   *
   * @throws IllegalStateException if no rate is known
   */
  double rate(Series series, long slice) {
    if (!foreign(series)) {
      return 1;
    }
    BarBlock now = block;
    double rate = now == null ? Double.NaN : rates.rate(series.index(), now, slice);
    if (Double.isNaN(rate)) {
      throw new IllegalStateException(
          "expected a rate of %s at slice %d, was none"
              .formatted(series.instrument().currency(), slice));
    }
    return rate;
  }
}
