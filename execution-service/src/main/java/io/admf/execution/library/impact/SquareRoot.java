package io.admf.execution.library.impact;

import io.admf.component.Param;
import io.admf.execution.Impact;
import io.admf.execution.ImpactModel;
import io.admf.execution.SlippageModel;
import io.admf.execution.gauge.Gauge;
import io.admf.execution.gauge.Measure;
import io.admf.execution.gauge.Needs;

/**
 * The square-root law: a unit of an order of <i>Q</i> costs {@code Y × σ × √(Q ÷ V)} of its price,
 * with σ the deviation of daily returns and <i>V</i> the average daily volume (Torre 1997; Tóth et
 * al. 2011 find <i>Y</i> near 1). <i>Q</i> is the whole order: what of it trades later pays what
 * the order then costs as one, less what it has paid.
 */
@Impact(name = "square_root", description = "volatility times the root of the share of volume")
record SquareRoot(
    @Param(value = "Y of the formula", otherwise = "1", min = 0, max = 100) double coefficient,
    @Param(
            value = "days to look back for volatility and volume",
            otherwise = "20",
            min = 2,
            max = 10_000)
        int window)
    implements ImpactModel {

  @Override
  public Needs needs() {
    return Needs.of(
        new Gauge(Measure.DAILY_DEVIATION, window), new Gauge(Measure.DAILY_VOLUME, window));
  }

  @Override
  public double cost(SlippageModel.Trade trade) {
    double sigma = trade.conditions().reading(0);
    double volume = trade.conditions().reading(1);
    if (!(volume > 0)) {
      return 0;
    }
    return trade.meanCost(
        Moved.before(trade), units -> coefficient * sigma * Math.sqrt(units / volume));
  }
}
