package io.admf.execution.library.slippage;

import io.admf.component.Param;
import io.admf.execution.Slippage;
import io.admf.execution.SlippageModel;

/**
 * The more of a bar an order takes, the worse its price: {@code price × (1 ± impact × share²)},
 * where <i>share</i> is quantity ÷ volume of the bar; 1 where the bar has no volume. The formula of
 * zipline's {@code VolumeShareSlippage}, whose {@code volume_limit} is here {@code
 * max_participation} of the execution model.
 *
 * <p>A second trade in the same bar on the same side pays what the two would pay as one, less what
 * the first paid. (zipline lets it pay the price of both and the first that of itself alone, which
 * rewards cutting orders up.)
 */
@Slippage(name = "volume_share", description = "grows with the square of the share of the volume")
record VolumeShare(
    @Param(
            value = "part of the price that an order of all the bar's volume costs",
            otherwise = "0.1",
            min = 0,
            max = 0.5)
        double impact)
    implements SlippageModel {

  @Override
  public double price(Trade trade) {
    return trade.against(trade.meanCost(units -> impact * square(trade.share(units))));
  }

  private static double square(double share) {
    return share * share;
  }
}
