package io.admf.execution.library.slippage;

import io.admf.component.Param;
import io.admf.execution.Slippage;
import io.admf.execution.SlippageModel;

/** Trades are made a fixed part of the price against the order: {@code price × (1 ± bps ÷ 10⁴)}. */
@Slippage(name = "bps", description = "a fixed part of the price against the order")
record BasisPoints(
    @Param(
            value = "hundredths of a percent of the price, paid on buys and lost on sells",
            otherwise = "5",
            min = 0,
            max = 5000)
        double bps)
    implements SlippageModel {

  @Override
  public double price(Trade trade) {
    return trade.against(bps / 10_000);
  }
}
