package io.admf.execution.library.slippage;

import io.admf.component.Param;
import io.admf.execution.Slippage;
import io.admf.execution.SlippageModel;

/**
 * Trades are made a part of the spread against the order: {@code price ± factor × spread}. Prices
 * of bars lie in the middle of the spread, so a factor of one half is what it costs to cross it.
 */
@Slippage(name = "spread", description = "a part of a bid-ask spread against the order")
record Spread(
    @Param(
            value = "the whole spread in hundredths of a percent of the price",
            otherwise = "10",
            min = 0,
            max = 5000)
        double bps,
    @Param(
            value = "the whole spread in currency for each unit; more than 0 stands for bps",
            otherwise = "0",
            min = 0,
            max = 1e9)
        double amount,
    @Param(
            value = "the part of the spread that a trade costs: 0.5 is from the middle to a side",
            otherwise = "0.5",
            min = 0,
            max = 10)
        double factor)
    implements SlippageModel {

  @Override
  public double price(Trade trade) {
    double part = amount > 0 ? amount / trade.price() : bps / 10_000;
    return trade.against(factor * part);
  }
}
