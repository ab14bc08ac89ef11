package io.admf.portfolio.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Side;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.portfolio.RiskQuestion;
import io.admf.portfolio.library.risk.Cash;
import io.admf.portfolio.library.risk.LongOnly;
import io.admf.portfolio.library.risk.MaxPositionSize;
import org.junit.jupiter.api.Test;

class RiskRulesTest {

  private static final Instrument SHARE = new Instrument("AAPL", 0, "USD");

  private static RiskQuestion ask(Side side, long quantity, long before, double cash) {
    return new RiskQuestion(SHARE, side, quantity, 100, before, Money.of(10_000.0), Money.of(cash));
  }

  @Test
  void a_position_at_the_limit_passes_and_one_share_more_does_not() {
    MaxPositionSize rule = new MaxPositionSize(0.1);
    assertThat(rule.refusal(ask(Side.BUY, 10, 0, 10_000))).isNull();
    assertThat(rule.refusal(ask(Side.BUY, 11, 0, 10_000)))
        .isEqualTo("position of 1100.00 would exceed 0.1 of equity 10000.00, which is 1000.00");
    assertThat(rule.refusal(ask(Side.BUY, 1, 10, 10_000))).isNotNull();
    assertThat(rule.refusal(ask(Side.SELL, 11, 0, 10_000))).isNotNull();
  }

  @Test
  void making_a_position_smaller_is_always_allowed() {
    assertThat(new MaxPositionSize(0.01).refusal(ask(Side.SELL, 50, 90, 0))).isNull();
    assertThat(new MaxPositionSize(0.01).refusal(ask(Side.SELL, 90, 90, 0))).isNull();
    assertThat(new Cash(0).refusal(ask(Side.BUY, 90, -90, 0))).isNull();
  }

  @Test
  void a_purchase_needs_its_cash_and_the_buffer() {
    assertThat(new Cash(0).refusal(ask(Side.BUY, 10, 0, 1_000))).isNull();
    assertThat(new Cash(0).refusal(ask(Side.BUY, 10, 0, 999.99)))
        .isEqualTo("needs 1000.00, has 999.99");
    assertThat(new Cash(0.05).refusal(ask(Side.BUY, 10, 0, 1_049)))
        .isEqualTo("needs 1050.00, has 1049.00");
    assertThat(new Cash(0).refusal(ask(Side.SELL, 10, 0, 0))).isNull();
  }

  @Test
  void long_only_refuses_what_would_end_short() {
    assertThat(new LongOnly().refusal(ask(Side.SELL, 5, 5, 0))).isNull();
    assertThat(new LongOnly().refusal(ask(Side.SELL, 6, 5, 0)))
        .isEqualTo("position would become -1");
    assertThat(new LongOnly().refusal(ask(Side.BUY, 6, 0, 0))).isNull();
  }
}
