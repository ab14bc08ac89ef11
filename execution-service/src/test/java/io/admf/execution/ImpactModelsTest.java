package io.admf.execution;

import static io.admf.execution.Ask.impact;
import static io.admf.execution.Ask.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.admf.event.Side;
import io.admf.execution.gauge.Gauge;
import io.admf.execution.gauge.Measure;
import io.admf.execution.gauge.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImpactModelsTest {

  private static final double ADV = 1_000_000;

  @Test
  void linear_is_half_the_permanent_and_all_of_the_temporary() {
    ImpactModel model = impact("linear");
    assertThat(model.needs()).isEqualTo(Needs.of(new Gauge(Measure.DAILY_VOLUME, 20)));
    assertThat(model.cost(trade(Side.BUY, 10_000, 50, 0, ADV)))
        .isCloseTo(0.1 * 0.005 + 0.2 * 0.01, within(1e-15));
    assertThat(model.cost(trade(Side.BUY, 10_000, 50, 0, 0, 30_000, ADV)))
        .as("what traded in earlier bars has moved the price for good")
        .isCloseTo(0.1 * 0.035 + 0.2 * 0.01, within(1e-15));
  }

  @Test
  void square_root_is_volatility_times_the_root_of_the_share() {
    ImpactModel model = impact("square_root", "coefficient", 0.8);
    assertThat(model.needs())
        .isEqualTo(
            Needs.of(new Gauge(Measure.DAILY_DEVIATION, 20), new Gauge(Measure.DAILY_VOLUME, 20)));
    assertThat(model.cost(trade(Side.SELL, 10_000, 50, 0, 0.02, ADV)))
        .isCloseTo(0.8 * 0.02 * 0.1, within(1e-15));
  }

  /**
   * Table 3 of Almgren et al. 2005: orders of a tenth of the daily volume, worked for a tenth, a
   * fifth and half of a day. Costs in basis points as printed.
   */
  @ParameterizedTest
  @CsvSource({
    // daily volume, turnover, volatility %, days, basis points
    "6561000, 263, 1.57, 0.1, 32",
    "6561000, 263, 1.57, 0.2, 25",
    "6561000, 263, 1.57, 0.5, 18",
    "1929000, 87, 2.26, 0.1, 43",
    "1929000, 87, 2.26, 0.2, 32",
    "1929000, 87, 2.26, 0.5, 23",
  })
  void almgren_gives_the_costs_of_the_paper(
      double volume, double turnover, double percent, double days, double bps) {
    ImpactModel model = impact("almgren", "turnover", turnover, "duration", days);
    long order = Math.round(volume / 10);
    assertThat(model.cost(trade(Side.BUY, order, 50, 0, percent / 100, volume)) * 1e4)
        .isCloseTo(bps, within(0.5));
  }

  @Test
  void almgren_without_a_duration_takes_the_volume_of_the_bar() {
    double given =
        impact("almgren", "duration", 0.25).cost(trade(Side.BUY, 1000, 50, 0, 0.02, ADV));
    assertThat(impact("almgren").cost(trade(Side.BUY, 1000, 50, ADV / 4, 0.02, ADV)))
        .isCloseTo(given, within(1e-15));
  }

  /** An order costs as much in pieces as in one: in one bar, and where only time passed. */
  @ParameterizedTest
  @ValueSource(strings = {"linear", "square_root", "almgren"})
  void an_order_in_pieces_costs_what_it_costs_in_one(String type) {
    ImpactModel model = impact(type);
    double[] readings = type.equals("linear") ? new double[] {ADV} : new double[] {0.02, ADV};
    double one = 9000 * model.cost(trade(Side.BUY, 9000, 50, 1e5, readings));
    double pieces =
        2000 * model.cost(trade(Side.BUY, 2000, 50, 1e5, readings))
            + 3000 * model.cost(trade(Side.BUY, 3000, 50, 1e5, 2000, 0, readings))
            + 4000 * model.cost(trade(Side.BUY, 4000, 50, 1e5, 5000, 0, readings));
    assertThat(pieces).isCloseTo(one, within(1e-9 * one));
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear", "square_root", "almgren"})
  void nothing_is_charged_while_nothing_is_known(String type) {
    assertThat(impact(type).cost(trade(Side.BUY, 9000, 50, 1e5, Double.NaN, Double.NaN))).isZero();
    assertThat(impact("none").cost(trade(Side.BUY, 9000, 50, 1e5))).isZero();
  }
}
