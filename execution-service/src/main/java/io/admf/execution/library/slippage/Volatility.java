package io.admf.execution.library.slippage;

import io.admf.component.Param;
import io.admf.execution.Slippage;
import io.admf.execution.SlippageModel;
import io.admf.execution.gauge.Gauge;
import io.admf.execution.gauge.Measure;
import io.admf.execution.gauge.Needs;

/**
 * The wilder the market was, the worse the price: {@code price × (1 ± multiple × v)}, where
 * <i>v</i> is the mean true range or the deviation of returns of the latest bars, as a part of the
 * price.
 */
@Slippage(name = "volatility", description = "a multiple of the recent range or deviation")
record Volatility(
    @Param(value = "how much of it a trade costs", otherwise = "0.1", min = 0, max = 10)
        double multiple,
    @Param(
            value = "the mean true range, or the standard deviation of returns close to close",
            otherwise = "true_range")
        Wildness measure,
    @Param(value = "bars to look back", otherwise = "14", min = 2, max = 10_000) int window)
    implements SlippageModel {

  /** How it is measured. */
  enum Wildness {
    /** {@link Measure#TRUE_RANGE}. */
    TRUE_RANGE,
    /** {@link Measure#DEVIATION}. */
    DEVIATION
  }

  @Override
  public Needs needs() {
    return Needs.of(
        switch (measure) {
          case TRUE_RANGE -> new Gauge(Measure.TRUE_RANGE, window);
          case DEVIATION -> new Gauge(Measure.DEVIATION, window);
        });
  }

  @Override
  public double price(Trade trade) {
    return trade.against(multiple * trade.conditions().reading(0));
  }
}
