package io.admf.execution.library.slippage;

import io.admf.execution.Slippage;
import io.admf.execution.SlippageModel;

/** Trades are made at the price that the bar offers. */
@Slippage(name = "none", description = "trades at the offered price")
record NoSlippage() implements SlippageModel {

  @Override
  public double price(Trade trade) {
    return trade.price();
  }
}
