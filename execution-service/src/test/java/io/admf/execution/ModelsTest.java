package io.admf.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.component.ComponentException;
import io.admf.component.ComponentInfo;
import io.admf.component.Components;
import io.admf.event.OrderTerms;
import io.admf.event.Side;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.ComponentSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelsTest {

  private static final Instrument SHARE = new Instrument("ABC", 0, "USD");
  private static final Instrument COIN = new Instrument("BTC", 8, "USD");
  private final Components components = Floor.components();

  @Test
  void the_shipped_models_are_found_and_described() {
    assertThat(names("slippage"))
        .containsExactly(
            "adverse_market",
            "bps",
            "fixed",
            "none",
            "spread",
            "time_of_day",
            "volatility",
            "volume_share");
    assertThat(names("impact")).containsExactly("almgren", "linear", "none", "square_root");
    assertThat(names("improvement")).containsExactly("bps", "none", "spread_share");
    assertThat(names("commission"))
        .containsExactly("maker_taker", "none", "per_share", "per_trade", "percent", "tiered");
    assertThat(names("latency")).containsExactly("fixed", "none", "random");
    for (String kind : components.kinds()) {
      assertThat(components.all(kind)).allMatch(info -> !info.description().isEmpty());
    }
  }

  private List<String> names(String kind) {
    return components.all(kind).stream().map(ComponentInfo::name).toList();
  }

  @ParameterizedTest
  @CsvSource({"BUY, 5, 100.05", "SELL, 5, 99.95", "BUY, 0, 100", "SELL, 100, 99"})
  void basis_points_go_against_the_order(Side side, double bps, double price) {
    SlippageModel model =
        components.create(ExecutionKinds.SLIPPAGE, new ComponentSpec("bps", Map.of("bps", bps)));
    OrderTerms terms = OrderTerms.market("ABC", side, 10);
    assertThat(model.price(new SlippageModel.Trade(SHARE, terms, 10, 100, 1e6))).isEqualTo(price);
  }

  @ParameterizedTest
  @CsvSource({
    // amount, minimum, maximum, shares, commission
    "0.005, 0, 0, 1000, 5",
    "0.005, 1, 0, 100, 1",
    "0.005, 1, 10, 100000, 10",
    "0.005, 1, 10, 400, 2",
    "0, 0, 0, 400, 0",
  })
  void per_share_charges_each_share(
      double amount, double minimum, double maximum, long shares, double commission) {
    CommissionModel model =
        commission("per_share", Map.of("amount", amount, "minimum", minimum, "maximum", maximum));
    assertThat(model.whole(trade(SHARE, shares, 20))).isEqualTo(Money.of(commission));
  }

  @Test
  void per_share_charges_a_part_of_a_coin_in_proportion() {
    CommissionModel model = commission("per_share", Map.of("amount", 0.5));
    assertThat(model.whole(trade(COIN, 12_345_678, 900))).isEqualTo(6_172_839);
    assertThat(model.whole(trade(COIN, 1, 900))).as("half a unit, ties to even").isZero();
    assertThat(model.whole(trade(COIN, 3, 900))).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    // percent, minimum, units, price, commission in money units
    "0.1, 0, 30, 939.280029, 2817840087",
    "0.1, 0, 30, 2023.150024, 6069450072",
    "0.1, 5, 1, 100, 500000000",
    "100, 0, 1, 100, 10000000000",
  })
  void percent_takes_a_part_of_the_money(
      double percent, double minimum, long units, double price, long commission) {
    CommissionModel model = commission("percent", Map.of("percent", percent, "minimum", minimum));
    assertThat(model.whole(trade(SHARE, units, price))).isEqualTo(commission);
  }

  @Test
  void a_maximum_below_the_minimum_is_refused() {
    assertThatThrownBy(() -> commission("per_share", Map.of("minimum", 2.0, "maximum", 1.0)))
        .isInstanceOf(ComponentException.class)
        .hasMessage("commission per_share: maximum must be 0 or at least minimum 2.0, was 1.0");
    assertThatThrownBy(() -> commission("percent", Map.of("percent", -1L)))
        .isInstanceOf(ComponentException.class)
        .hasMessageContaining("percent must be a number from 0 to 100, was -1");
    assertThatThrownBy(() -> commission("per_shares", Map.of()))
        .isInstanceOf(ComponentException.class)
        .hasMessageContaining("did you mean per_share?");
  }

  private CommissionModel commission(String type, Map<String, Object> parameters) {
    return components.create(ExecutionKinds.COMMISSION, new ComponentSpec(type, parameters));
  }

  private static CommissionModel.Trade trade(Instrument instrument, long units, double price) {
    return new CommissionModel.Trade(
        instrument, Side.BUY, units, price, instrument.notional(price, units));
  }
}
