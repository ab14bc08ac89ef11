package io.admf.execution;

import static io.admf.execution.Ask.SHARE;
import static io.admf.execution.Ask.commission;
import static io.admf.execution.Ask.fill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.component.ComponentException;
import io.admf.event.Side;
import io.admf.execution.matching.Liquidity;
import io.admf.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommissionModelsTest {

  private static final String IB_STEPS =
      "0: 0.0035, 300000: 0.002, 3000000: 0.0015, 20000000: 0.001, 100000000: 0.0005";

  /** The examples that Interactive Brokers prints beside its fixed schedule. */
  @ParameterizedTest
  @CsvSource({"100, 25, 1", "1000, 25, 5", "1000, 0.25, 2.5", "10, 0.2, 0.02"})
  void interactive_brokers_fixed(long shares, double price, double charge) {
    CommissionModel model =
        commission("per_share", "amount", 0.005, "minimum", 1.0, "maximum_percent", 1.0);
    assertThat(model.whole(fill(SHARE, Side.BUY, shares, price))).isEqualTo(Money.of(charge));
  }

  @ParameterizedTest
  @CsvSource({
    // traded before in the month, shares, charge
    "0, 1000, 3.5",
    "0, 10, 0.35",
    "299000, 2000, 5.5", // 1000 at 0.0035 and 1000 at 0.002
    "3000000, 1000, 1.5",
    "200000000, 1000, 0.5",
  })
  void interactive_brokers_tiered(double before, long shares, double charge) {
    CommissionModel model =
        commission(
            "tiered",
            "tiers",
            IB_STEPS,
            "by",
            "month_units",
            "minimum",
            0.35,
            "maximum_percent",
            1.0);
    assertThat(model.monthly()).isTrue();
    assertThat(model.whole(fill(SHARE, Side.BUY, shares, 25, Liquidity.TAKER, before, 0)))
        .isEqualTo(Money.of(charge));
  }

  @ParameterizedTest
  @CsvSource({
    // shares at 100, charge: half a percent to 10 000, 0.3 to 100 000, 0.1 beyond, at least 1
    "1, 1",
    "50, 25",
    "100, 50",
    "200, 80",
    "1000, 320",
    "3000, 520",
  })
  void tiers_by_value_count_what_lies_on_each(long shares, double charge) {
    assertThat(commission("tiered").whole(fill(SHARE, Side.SELL, shares, 100)))
        .isEqualTo(Money.of(charge));
    assertThat(commission("tiered").monthly()).isFalse();
  }

  @Test
  void tiers_by_value_of_the_month_go_on_from_what_was_traded() {
    CommissionModel model = commission("tiered", "by", "month_value", "minimum", 0.0);
    long before = Money.of(9_000.0);
    assertThat(model.whole(fill(SHARE, Side.BUY, 20, 100, Liquidity.MAKER, 0, before)))
        .isEqualTo(Money.of(5 + 3.0));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'tiers must be steps and rates'",
    "'0: 1, 5', 'tiers must be steps and rates'",
    "'10: 1', 'must begin at 0 and ascend'",
    "'0: 1, 10: 2, 10: 3', 'must begin at 0 and ascend'",
    "'0: x', 'tiers must be numbers'",
    "'0: -1', 'numbers from 0 to 1e15'",
  })
  void tiers_that_are_none_are_refused(String tiers, String message) {
    assertThatThrownBy(() -> commission("tiered", "tiers", tiers))
        .isInstanceOf(ComponentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void maker_and_taker_pay_their_own() {
    CommissionModel kraken = commission("maker_taker", "maker", 0.25, "taker", 0.4);
    assertThat(kraken.whole(fill(SHARE, Side.BUY, 10, 100, Liquidity.MAKER, 0, 0)))
        .isEqualTo(Money.of(2.5));
    assertThat(kraken.whole(fill(SHARE, Side.BUY, 10, 100, Liquidity.TAKER, 0, 0)))
        .isEqualTo(Money.of(4.0));
  }

  @Test
  void one_amount_for_each_order() {
    CommissionModel model = commission("per_trade", "amount", 4.95);
    assertThat(model.whole(fill(SHARE, Side.BUY, 1, 1))).isEqualTo(Money.of(4.95));
    assertThat(model.whole(fill(SHARE, Side.BUY, 9999, 99))).isEqualTo(Money.of(4.95));
  }

  /** The rates from 22 May 2024 to 13 May 2025: 27.80 a million, 0.000166 a share up to 8.30. */
  @ParameterizedTest
  @CsvSource({
    "BUY, 1000, 50, 0",
    "SELL, 1000, 50, 1.556", // 1.39 + 0.166
    "SELL, 100000, 1, 11.08", // 2.78 + 8.30
  })
  void fees_on_sales_come_on_top(Side side, long shares, double price, double charge) {
    CommissionModel model =
        commission(
            "per_share",
            "amount",
            0.0,
            "sec_per_million",
            27.8,
            "taf_per_share",
            0.000166,
            "taf_maximum",
            8.3);
    assertThat(model.whole(fill(SHARE, side, shares, price))).isEqualTo(Money.of(charge));
  }

  @Test
  void percent_has_a_maximum_for_each_order() {
    CommissionModel model = commission("percent", "percent", 1.0, "minimum", 2.0, "maximum", 9.0);
    assertThat(model.whole(fill(SHARE, Side.BUY, 1, 100))).isEqualTo(Money.of(2.0));
    assertThat(model.whole(fill(SHARE, Side.BUY, 5, 100))).isEqualTo(Money.of(5.0));
    assertThat(model.whole(fill(SHARE, Side.BUY, 50, 100))).isEqualTo(Money.of(9.0));
    assertThatThrownBy(() -> commission("percent", "minimum", 2.0, "maximum", 1.0))
        .isInstanceOf(ComponentException.class)
        .hasMessage("commission percent: maximum must be 0 or at least minimum 2.0, was 1.0");
  }
}
