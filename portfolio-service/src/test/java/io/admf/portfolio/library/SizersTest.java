package io.admf.portfolio.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.portfolio.Sizer;
import io.admf.portfolio.SizingQuestion;
import io.admf.portfolio.library.sizing.FixedCash;
import io.admf.portfolio.library.sizing.FixedQuantity;
import io.admf.portfolio.library.sizing.PercentOfEquity;
import io.admf.portfolio.library.sizing.RiskPerTrade;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizersTest {

  private static final Instrument SHARE = new Instrument("AAPL", 0, "USD");
  private static final Instrument COIN = new Instrument("BTCUSD", 8, "USD");

  private static SizingQuestion question(Instrument instrument, double price, Double... features) {
    return new SizingQuestion(instrument, Money.of(100_000.0), price, 1, List.of(features));
  }

  @Test
  void percent_of_equity_buys_whole_shares_and_never_more_than_its_share() {
    Sizer sizer = new PercentOfEquity(0.1);
    assertThat(sizer.size(question(SHARE, 300))).isEqualTo(33);
    assertThat(sizer.size(question(SHARE, 100_000))).isZero();
  }

  @Test
  void coins_are_counted_in_their_own_increment() {
    assertThat(new PercentOfEquity(0.1).size(question(COIN, 30_000))).isEqualTo(33_333_333L);
    assertThat(new FixedQuantity(0.123456789).size(question(COIN, 30_000))).isEqualTo(12_345_678L);
  }

  @Test
  void fixed_quantity_and_fixed_cash_do_not_look_at_equity() {
    assertThat(new FixedQuantity(30).size(question(SHARE, 1))).isEqualTo(30);
    assertThat(new FixedCash(1_000).size(question(SHARE, 99))).isEqualTo(10);
  }

  @Test
  void risk_per_trade_loses_its_fraction_on_the_adverse_move() {
    Sizer sizer = new RiskPerTrade(0.01, 14, 2, 0.95);
    // 1 % of 100,000 over 2 × 5 a share
    assertThat(sizer.size(question(SHARE, 50, 5.0))).isEqualTo(100);
    assertThat(sizer.features()).containsExactly("atr(14)");
  }

  @Test
  void risk_per_trade_is_capped_and_takes_nothing_without_a_range() {
    Sizer sizer = new RiskPerTrade(0.01, 14, 2, 0.5);
    assertThat(sizer.size(question(SHARE, 50, 0.01))).isEqualTo(1_000);
    assertThat(sizer.size(question(SHARE, 50, 0.0))).isZero();
    assertThat(sizer.size(question(SHARE, 50, Double.NaN))).isZero();
  }
}
