package io.admf.execution;

import static io.admf.execution.Ask.slippage;
import static io.admf.execution.Ask.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.admf.component.ComponentException;
import io.admf.event.OrderTerms;
import io.admf.event.Side;
import io.admf.execution.gauge.Conditions;
import io.admf.execution.gauge.Gauge;
import io.admf.execution.gauge.Measure;
import io.admf.execution.gauge.Needs;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlippageModelsTest {

  @ParameterizedTest
  @CsvSource({"BUY, 0.25, 100.25", "SELL, 0.25, 99.75", "SELL, 80, 50", "BUY, 80, 150"})
  void fixed_takes_an_amount_for_each_unit_but_never_more_than_half(
      Side side, double amount, double price) {
    assertThat(slippage("fixed", "amount", amount).price(trade(side, 10, 100, 1000)))
        .isEqualTo(price);
  }

  @ParameterizedTest
  @CsvSource({
    // side, bps, amount, factor, price
    "BUY, 10, 0, 0.5, 100.05",
    "SELL, 10, 0, 0.5, 99.95",
    "SELL, 10, 0.5, 0.5, 99.75",
    "BUY, 20, 0, 1, 100.2",
  })
  void spread_takes_a_part_of_the_spread(
      Side side, double bps, double amount, double factor, double price) {
    SlippageModel model = slippage("spread", "bps", bps, "amount", amount, "factor", factor);
    assertThat(model.price(trade(side, 10, 100, 1000))).isEqualTo(price);
  }

  /** zipline's own example: a tenth of the price at all the volume, 200 of 1000 at 3 dollars. */
  @Test
  void volume_share_takes_the_square_of_the_share() {
    SlippageModel model = slippage("volume_share");
    assertThat(model.price(trade(Side.BUY, 200, 3, 1000)))
        .isCloseTo(3 * (1 + 0.1 * 0.04), within(1e-15));
    assertThat(model.price(trade(Side.SELL, 200, 3, 1000)))
        .isCloseTo(3 * (1 - 0.1 * 0.04), within(1e-15));
  }

  @Test
  void without_volume_a_trade_is_all_of_it() {
    assertThat(slippage("volume_share").price(trade(Side.SELL, 1, 100, 0))).isEqualTo(90);
    assertThat(slippage("volume_share").price(trade(Side.SELL, 5000, 100, 10)))
        .as("five hundred times the volume: half the price is the most that a model takes")
        .isEqualTo(50);
  }

  @Test
  void two_trades_of_a_bar_cost_what_one_would() {
    SlippageModel model = slippage("volume_share");
    double one = model.price(trade(Side.BUY, 300, 50, 1000)) * 300;
    double first = model.price(trade(Side.BUY, 100, 50, 1000)) * 100;
    double second = model.price(trade(Side.BUY, 200, 50, 1000, 100, 0)) * 200;
    assertThat(first + second).isCloseTo(one, within(1e-9));
  }

  @Test
  void volatility_takes_a_multiple_of_what_its_gauge_reads() {
    SlippageModel range = slippage("volatility", "multiple", 0.5);
    assertThat(range.needs()).isEqualTo(Needs.of(new Gauge(Measure.TRUE_RANGE, 14)));
    assertThat(range.price(trade(Side.BUY, 1, 200, 1, 0.02))).isEqualTo(202);
    SlippageModel deviation =
        slippage("volatility", "multiple", 0.5, "measure", "deviation", "window", 20L);
    assertThat(deviation.needs()).isEqualTo(Needs.of(new Gauge(Measure.DEVIATION, 20)));
    assertThat(deviation.price(trade(Side.SELL, 1, 200, 1, 0.04))).isEqualTo(196);
    assertThat(deviation.price(trade(Side.SELL, 1, 200, 1, Double.NaN)))
        .as("nothing is known yet")
        .isEqualTo(200);
  }

  @Test
  void an_adverse_market_adds_base_volatility_and_share() {
    SlippageModel model = slippage("adverse_market");
    assertThat(model.needs()).isEqualTo(Needs.of(new Gauge(Measure.DAILY_DEVIATION, 20)));
    double sigma = 0.2 / Math.sqrt(252); // 20 % a year: the base 1.4 times
    assertThat(model.price(trade(Side.BUY, 50, 100, 1000, sigma)))
        .isCloseTo(100 * (1 + 0.001 * 1.4 + 0.1 * 0.05), within(1e-12));
    assertThat(model.price(trade(Side.SELL, 50, 100, 1000, Double.NaN)))
        .isCloseTo(100 * (1 - 0.001 - 0.1 * 0.05), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-07-01T13:30:00Z, 100.1", // 09:30 in summer
    "2024-07-01T14:00:00Z, 100.1",
    "2024-07-01T14:00:01Z, 100.05",
    "2024-01-02T14:30:00Z, 100.1", // 09:30 in winter
    "2024-01-02T20:29:59Z, 100.05",
    "2024-01-02T20:30:00Z, 100.075",
    "2024-01-02T21:00:00Z, 100.075",
    "2024-01-02T21:00:01Z, 100.05",
    "1969-12-31T14:30:00Z, 100.1",
  })
  void the_hours_of_a_session_follow_its_time_zone(Instant time, double price) {
    SlippageModel model = slippage("time_of_day");
    assertThat(model.needs()).isEqualTo(Needs.TIME);
    OrderTerms terms = Ask.terms(Side.BUY, 1);
    long nanos = time.getEpochSecond() * 1_000_000_000L;
    SlippageModel.Trade trade =
        new SlippageModel.Trade(
            Ask.SHARE, terms, 1, 100, 0, new Conditions(nanos, 0, 0, List.of()));
    assertThat(model.price(trade)).isEqualTo(price);
  }

  @Test
  void hours_and_time_zones_that_do_not_exist_are_refused() {
    assertThatThrownBy(() -> slippage("time_of_day", "open", "9.30"))
        .isInstanceOf(ComponentException.class)
        .hasMessage("slippage time_of_day: open must be a time of day such as 09:30, was 9.30");
    assertThatThrownBy(() -> slippage("time_of_day", "time_zone", "New York"))
        .isInstanceOf(ComponentException.class)
        .hasMessageContaining("time_zone must be a name such as America/New_York or UTC");
  }
}
