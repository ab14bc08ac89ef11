package io.admf.portfolio.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Side;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.AccountKind;
import io.admf.plan.AccountSpec;
import io.admf.plan.LotMethod;
import io.admf.plan.MarginSpec;
import io.admf.plan.RatesSpec;
import io.admf.portfolio.RiskQuestion;
import io.admf.portfolio.Standing;
import io.admf.portfolio.library.risk.BuyingPower;
import io.admf.portfolio.library.risk.Cash;
import io.admf.portfolio.library.risk.Halted;
import io.admf.portfolio.library.risk.Liquidity;
import io.admf.portfolio.library.risk.Liquidity.Excess;
import io.admf.portfolio.library.risk.Locate;
import io.admf.portfolio.library.risk.LongOnly;
import io.admf.portfolio.library.risk.MaxPositionSize;
import java.util.List;
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

  private static RiskQuestion asked(
      AccountKind kind, Side side, long quantity, long before, double settled, double initial) {
    RatesSpec rates =
        new RatesSpec(0, 0, 0, List.of(new RatesSpec.SymbolRate(SHARE.symbol(), -1)), 360);
    AccountSpec account = new AccountSpec(kind, LotMethod.FIFO, false, MarginSpec.REG_T, rates, 0);
    return new RiskQuestion(
        SHARE,
        side,
        quantity,
        100,
        before,
        Money.of(10_000.0),
        Money.of(20_000.0),
        1,
        new Standing(account, Money.of(settled), Money.of(initial)),
        List.of());
  }

  @Test
  void a_cash_account_buys_with_settled_cash_and_sells_what_it_has() {
    BuyingPower rule = new BuyingPower();
    assertThat(rule.refusal(asked(AccountKind.CASH, Side.BUY, 50, 0, 5_000, 0))).isNull();
    assertThat(rule.refusal(asked(AccountKind.CASH, Side.BUY, 50, 0, 4_999.99, 0)))
        .isEqualTo("needs 5000.00 of settled cash, has 4999.99");
    assertThat(rule.refusal(asked(AccountKind.CASH, Side.SELL, 50, 50, 0, 0))).isNull();
    assertThat(rule.refusal(asked(AccountKind.CASH, Side.SELL, 51, 50, 9_000, 0)))
        .isEqualTo("a cash account holds no shorts, position would become -1");
  }

  @Test
  void an_account_on_margin_holds_what_its_equity_opens() {
    BuyingPower rule = new BuyingPower();
    assertThat(rule.refusal(asked(AccountKind.MARGIN, Side.BUY, 200, 0, 0, 10_000))).isNull();
    assertThat(rule.refusal(asked(AccountKind.MARGIN, Side.BUY, 201, 0, 0, 10_050)))
        .isEqualTo("positions would need equity of 10050.00, has 10000.00");
    assertThat(rule.refusal(asked(AccountKind.MARGIN, Side.SELL, 10, 300, 0, 14_500)))
        .as("what reduces always passes")
        .isNull();
  }

  @Test
  void what_nobody_lends_is_not_sold_short() {
    Locate rule = new Locate();
    assertThat(rule.refusal(asked(AccountKind.MARGIN, Side.SELL, 60, 50, 0, 0)))
        .isEqualTo(SHARE.symbol() + " cannot be borrowed, position would become -10");
    assertThat(rule.refusal(asked(AccountKind.MARGIN, Side.SELL, 50, 50, 0, 0))).isNull();
    assertThat(rule.refusal(asked(AccountKind.MARGIN, Side.BUY, 5, -50, 0, 0))).isNull();
  }

  @Test
  void the_cash_rule_holds_equity_back_where_an_account_lends() {
    RiskQuestion question = asked(AccountKind.MARGIN, Side.BUY, 200, 0, 0, 9_500);
    assertThat(new Cash(0).refusal(question)).isNull();
    assertThat(new Cash(0.05).refusal(question)).isNull();
    assertThat(new Cash(0.06).refusal(question))
        .isEqualTo("needs equity of 10070.00, has 10000.00");
  }

  private static RiskQuestion traded(Side side, long quantity, long before, double volume) {
    return ask(side, quantity, before, 10_000).seeing(List.of(volume));
  }

  @Test
  void an_order_is_trimmed_to_a_share_of_the_average_daily_volume() {
    Liquidity rule = new Liquidity(0.5, 20, 10, Excess.TRIM);
    assertThat(rule.features()).containsExactly("daily_volume(20)");
    assertThat(rule.most(traded(Side.BUY, 50, 0, 100))).isEqualTo(50);
    assertThat(rule.most(traded(Side.BUY, 51, 0, 100))).isEqualTo(50);
    assertThat(rule.most(traded(Side.SELL, 51, 0, 101.9))).isEqualTo(50);
    assertThat(rule.most(traded(Side.BUY, 51, 0, 0))).isZero();
    assertThat(rule.explain(traded(Side.BUY, 51, 0, 100.4)))
        .isEqualTo("51 is more than 0.5 of the average daily volume 100");
    assertThat(new Liquidity(0.5, 20, 10, Excess.REJECT).most(traded(Side.BUY, 51, 0, 100)))
        .isZero();
    assertThat(rule.most(traded(Side.BUY, Long.MAX_VALUE, 0, 1e300))).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void what_of_an_order_closes_is_never_trimmed() {
    Liquidity trim = new Liquidity(0.1, 20, 10, Excess.TRIM);
    Liquidity reject = new Liquidity(0.1, 20, 10, Excess.REJECT);
    assertThat(trim.most(traded(Side.SELL, 80, 80, 100))).isEqualTo(80);
    assertThat(trim.most(traded(Side.SELL, 160, 80, 100))).as("a turn").isEqualTo(80);
    assertThat(trim.most(traded(Side.SELL, 16, 8, 100))).isEqualTo(10);
    assertThat(reject.most(traded(Side.SELL, 16, 8, 100))).isEqualTo(8);
    assertThat(trim.most(traded(Side.BUY, 90, -80, 100))).isEqualTo(80);
    assertThat(trim.most(traded(Side.BUY, 90, 80, 100))).isEqualTo(10);
  }

  @Test
  void an_order_is_trimmed_to_whole_lots_and_fractions_of_coins() {
    Liquidity rule = new Liquidity(0.5, 20, 10, Excess.TRIM);
    Instrument lots = new Instrument("LOTS", 0, "USD", 10, 1, 0, false);
    Instrument coin = new Instrument("BTC", 8, "USD");
    assertThat(rule.most(new RiskQuestion(lots, Side.BUY, 90, 5, 0, 0, 0).seeing(List.of(139.0))))
        .isEqualTo(60);
    RiskQuestion coins = new RiskQuestion(coin, Side.BUY, 90_000_000, 5, 0, 0, 0);
    assertThat(rule.most(coins.seeing(List.of(0.3)))).isEqualTo(15_000_000);
    assertThat(rule.explain(coins.seeing(List.of(0.3))))
        .isEqualTo("0.9 is more than 0.5 of the average daily volume 0.30000000");
  }

  @Test
  void an_order_worth_less_than_the_ticket_is_refused_unless_it_reduces() {
    Liquidity rule = new Liquidity(0.5, 20, 300, Excess.TRIM);
    assertThat(rule.refusal(traded(Side.BUY, 3, 0, 1000))).isNull();
    assertThat(rule.refusal(traded(Side.BUY, 2, 0, 1000)))
        .isEqualTo("worth 200.00, which is less than 300.00");
    assertThat(rule.refusal(traded(Side.SELL, 2, 2, 1000))).isNull();
    assertThat(new Liquidity(0.5, 20, 0, Excess.TRIM).refusal(traded(Side.BUY, 1, 0, 9))).isNull();
  }

  @Test
  void nothing_is_opened_where_nothing_trades() {
    Halted rule = new Halted(3);
    assertThat(rule.features()).containsExactly("volume_sma(3)");
    assertThat(rule.refusal(traded(Side.BUY, 5, 0, 0)))
        .isEqualTo("AAPL has had no volume for 3 bars");
    assertThat(rule.refusal(traded(Side.SELL, 5, 5, 0))).as("what closes waits").isNull();
    assertThat(rule.refusal(traded(Side.SELL, 6, 5, 0))).isNotNull();
    assertThat(rule.refusal(traded(Side.BUY, 5, 0, 0.1))).isNull();
    assertThat(rule.refusal(traded(Side.BUY, 5, 0, Double.NaN))).as("too early to say").isNull();
  }
}
