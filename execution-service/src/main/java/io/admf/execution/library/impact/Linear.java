package io.admf.execution.library.impact;

import io.admf.component.Param;
import io.admf.execution.Impact;
import io.admf.execution.ImpactModel;
import io.admf.execution.SlippageModel;
import io.admf.execution.gauge.Gauge;
import io.admf.execution.gauge.Measure;
import io.admf.execution.gauge.Needs;

/**
 * Impact in proportion to size (the linear case of Almgren and Chriss 2000). With <i>q</i> the
 * quantity, <i>b</i> what the order traded before and <i>V</i> the average daily volume, a unit
 * costs on average {@code permanent × (b + q ÷ 2) ÷ V + temporary × q ÷ V} of its price: the
 * permanent part stays for the rest of the order, the temporary part is gone by the next bar.
 */
@Impact(name = "linear", description = "in proportion to the share of the daily volume")
record Linear(
    @Param(
            value = "part of the price by which an order of a day's volume moves it for good",
            otherwise = "0.1",
            min = 0,
            max = 100)
        double permanent,
    @Param(
            value = "part of the price that trading a day's volume at once costs besides",
            otherwise = "0.2",
            min = 0,
            max = 100)
        double temporary,
    @Param(value = "days to look back for the volume", otherwise = "20", min = 1, max = 10_000)
        int window)
    implements ImpactModel {

  @Override
  public Needs needs() {
    return Needs.of(new Gauge(Measure.DAILY_VOLUME, window));
  }

  @Override
  public double cost(SlippageModel.Trade trade) {
    double volume = trade.conditions().reading(0);
    if (!(volume > 0)) {
      return 0;
    }
    return permanent * Moved.onAverage(trade) / volume
        + trade.meanCost(units -> temporary * units / volume);
  }
}
