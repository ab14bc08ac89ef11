package io.admf.execution.library.impact;

import io.admf.component.Param;
import io.admf.execution.Impact;
import io.admf.execution.ImpactModel;
import io.admf.execution.SlippageModel;
import io.admf.execution.gauge.Gauge;
import io.admf.execution.gauge.Measure;
import io.admf.execution.gauge.Needs;

/**
 * The impact of US equity orders as Almgren, Thum, Hauptmann and Li measured it (<i>Direct
 * estimation of equity market impact</i>, 2005).
 *
 * <pre>
 * permanent   I = γ σ (X ÷ V) (Θ ÷ V)^¼
 * cost        J = I ÷ 2 + η σ (X ÷ (V T))^0.6
 * </pre>
 *
 * <p>I and J are parts of the price; X is the order in units, V the average daily volume in units,
 * σ the deviation of daily returns, Θ the units outstanding, T the days that the order is worked,
 * in volume time. An order that trades in several bars pays the permanent impact of what traded
 * before in full, and half of that of each part: in sum I ÷ 2.
 */
@Impact(name = "almgren", description = "permanent and temporary impact as of Almgren et al. 2005")
record Almgren(
    @Param(value = "γ of the formula", otherwise = "0.314", min = 0, max = 100) double gamma,
    @Param(value = "η of the formula", otherwise = "0.142", min = 0, max = 100) double eta,
    @Param(
            value =
                "Θ ÷ V: units outstanding over average daily volume; the paper has 263 for IBM"
                    + " and 87 for DRI",
            otherwise = "250",
            min = 0,
            max = 1e9)
        double turnover,
    @Param(
            value =
                "T: days that an order is worked; 0 for as long as the bar lasts, so that V T is"
                    + " its volume",
            otherwise = "0",
            min = 0,
            max = 1000)
        double duration,
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
    double liquidity = Math.sqrt(Math.sqrt(turnover));
    double permanent = gamma * sigma * liquidity * Moved.onAverage(trade) / volume;
    return permanent
        + trade.meanCost(units -> eta * sigma * StrictMath.pow(rate(trade, units, volume), 0.6));
  }

  private double rate(SlippageModel.Trade trade, double units, double volume) {
    return duration == 0 ? trade.share(units) : units / (volume * duration);
  }
}
