package io.admf.execution.library.improvement;

import io.admf.component.Param;
import io.admf.execution.Improvement;
import io.admf.execution.ImprovementModel;

/** Trades are a fixed part of the price better: {@code price × bps ÷ 10⁴}. */
@Improvement(name = "bps", description = "a fixed part of the price comes back")
record BetterBy(
    @Param(value = "hundredths of a percent of the price", otherwise = "0.5", min = 0, max = 1000)
        double bps)
    implements ImprovementModel {

  @Override
  public double improvement(Taking trade) {
    return trade.price() * bps / 10_000;
  }
}
