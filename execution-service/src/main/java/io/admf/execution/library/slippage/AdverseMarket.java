package io.admf.execution.library.slippage;

import io.admf.component.Param;
import io.admf.execution.Slippage;
import io.admf.execution.SlippageModel;
import io.admf.execution.gauge.Gauge;
import io.admf.execution.gauge.Measure;
import io.admf.execution.gauge.Needs;

/**
 * A market that is against you, for stress tests: {@code price × (1 ± (base × (1 + volatility × σ)
 * + volume × share))}. σ is the deviation of daily returns over the window, times √252;
 * <i>share</i> is quantity ÷ volume of the bar; 1 where the bar has no volume.
 */
@Slippage(
    name = "adverse_market",
    description = "high costs that grow with volatility and with the share of the volume")
record AdverseMarket(
    @Param(
            value = "hundredths of a percent of the price that every trade costs",
            otherwise = "10",
            min = 0,
            max = 5000)
        double baseBps,
    @Param(
            value = "how often the base is added for an annual volatility of 100 %",
            otherwise = "2",
            min = 0,
            max = 1000)
        double volatility,
    @Param(
            value = "part of the price that an order of all the bar's volume costs besides",
            otherwise = "0.1",
            min = 0,
            max = 0.5)
        double volume,
    @Param(value = "days to look back for the volatility", otherwise = "20", min = 2, max = 10_000)
        int window)
    implements SlippageModel {

  private static final double YEAR = Math.sqrt(252);

  @Override
  public Needs needs() {
    return Needs.of(new Gauge(Measure.DAILY_DEVIATION, window));
  }

  @Override
  public double price(Trade trade) {
    double sigma = trade.conditions().reading(0) * YEAR;
    double base = baseBps / 10_000 * (1 + volatility * sigma);
    return trade.against(base + trade.meanCost(units -> volume * trade.share(units)));
  }
}
