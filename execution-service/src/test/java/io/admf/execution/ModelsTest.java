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
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsTest {

  private static final Instrument SHARE = new Instrument("ABC", 0, "USD");
  private static final Instrument COIN = new Instrument("BTC", 8, "USD");
  private final Components components = Floor.components();

  @Test
  void the_shipped_models_are_found_and_described() {
    assertThat(components.all("slippage"))
        .extracting(ComponentInfo::name)
        .containsExactly("bps", "none");
    assertThat(components.all("commission"))
        .extracting(ComponentInfo::name)
        .containsExactly("none", "per_share", "percent");
    assertThat(components.all("commission")).allMatch(info -> !info.description().isEmpty());
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
    assertThat(model.commission(trade(SHARE, shares, 20))).isEqualTo(Money.of(commission));
  }

  @Test
  void per_share_charges_a_part_of_a_coin_in_proportion() {
    CommissionModel model = commission("per_share", Map.of("amount", 0.5));
    assertThat(model.commission(trade(COIN, 12_345_678, 900))).isEqualTo(6_172_839);
    assertThat(model.commission(trade(COIN, 1, 900))).as("half a unit, ties to even").isZero();
    assertThat(model.commission(trade(COIN, 3, 900))).isEqualTo(2);
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
    assertThat(model.commission(trade(SHARE, units, price))).isEqualTo(commission);
  }

  /** The contract of every model that is shipped, with its defaults. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void every_model_keeps_its_contract(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 2000; i++) {
      Instrument instrument = random.nextBoolean() ? SHARE : COIN;
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      long units = 1 + random.nextLong(1L << random.nextInt(1, 20));
      double price = StrictMath.exp(random.nextDouble(-8, 10));
      OrderTerms terms = OrderTerms.market(instrument.symbol(), side, units);
      for (ComponentInfo info : components.all("slippage")) {
        SlippageModel model =
            components.create(ExecutionKinds.SLIPPAGE, ComponentSpec.of(info.name()));
        SlippageModel.Trade trade =
            new SlippageModel.Trade(instrument, terms, units, price, random.nextDouble() * 1e6);
        double slipped = model.price(trade);
        assertThat(slipped).as("seed %d: %s %s", seed, info.name(), trade).isFinite().isPositive();
        assertThat(side == Side.BUY ? slipped >= price : slipped <= price).isTrue();
        assertThat(model.price(trade)).isEqualTo(slipped);
      }
      for (ComponentInfo info : components.all("commission")) {
        CommissionModel model = commission(info.name(), Map.of());
        long charge = model.commission(trade(instrument, units, price));
        assertThat(charge).as("seed %d: %s", seed, info.name()).isNotNegative();
        assertThat(model.commission(trade(instrument, 2 * units, price)))
            .isGreaterThanOrEqualTo(charge);
      }
    }
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
