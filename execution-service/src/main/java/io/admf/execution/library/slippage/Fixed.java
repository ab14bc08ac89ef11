package io.admf.execution.library.slippage;

import io.admf.component.Param;
import io.admf.execution.Slippage;
import io.admf.execution.SlippageModel;

/** Trades are made a fixed amount against the order: {@code price ± amount}. */
@Slippage(name = "fixed", description = "a fixed amount for each unit against the order")
record Fixed(
    @Param(
            value = "currency for each whole unit; half of the price where that is less",
            otherwise = "0.01",
            min = 0,
            max = 1e9)
        double amount)
    implements SlippageModel {

  @Override
  public double price(Trade trade) {
    return amount <= trade.price() * Trade.MOST
        ? trade.price() + trade.terms().side().sign() * amount
        : trade.against(Trade.MOST);
  }
}
