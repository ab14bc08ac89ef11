package io.admf.portfolio.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.admf.event.OrderRules;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.Side;
import io.admf.event.TimeInForce;
import io.admf.money.Instrument;
import io.admf.portfolio.DistanceQuestion;
import io.admf.portfolio.OrderForm;
import io.admf.portfolio.OrderQuestion;
import io.admf.portfolio.Reach;
import io.admf.portfolio.library.distance.Amount;
import io.admf.portfolio.library.distance.Atr;
import io.admf.portfolio.library.distance.Percent;
import io.admf.portfolio.library.distance.Signal;
import io.admf.portfolio.library.ordering.Limit;
import io.admf.portfolio.library.ordering.LimitOnClose;
import io.admf.portfolio.library.ordering.LimitOnOpen;
import io.admf.portfolio.library.ordering.Market;
import io.admf.portfolio.library.ordering.MarketOnClose;
import io.admf.portfolio.library.ordering.MarketOnOpen;
import io.admf.portfolio.library.ordering.OffsetUnit;
import io.admf.portfolio.library.ordering.Stop;
import io.admf.portfolio.library.ordering.StopLimit;
import io.admf.time.Instants;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderStylesTest {

  private static final Instrument SHARE = new Instrument("SPY", 0, "USD");
  private static final Instrument TICKED = new Instrument("ES", 0, "USD", 1, 50, 0.25, true);
  private static final TimeInForce GTC = TimeInForce.GTC;
  private static final OffsetUnit PERCENT = OffsetUnit.PERCENT;

  private static OrderTerms terms(OrderForm form, Side side, double price, Double... features) {
    return terms(form, SHARE, side, price, features);
  }

  private static OrderTerms terms(
      OrderForm form, Instrument instrument, Side side, double price, Double... features) {
    return form.terms(new OrderQuestion(instrument, side, 7, price, 100, List.of(features)));
  }

  @Test
  void a_market_order_is_the_plain_one() {
    assertThat(terms(new Market(GTC, 0, 0), Side.SELL, 50))
        .isEqualTo(OrderTerms.market("SPY", Side.SELL, 7));
  }

  @Test
  void a_limit_is_better_than_the_decision_price_on_either_side() {
    Limit limit = new Limit(2, PERCENT, 14, GTC, 0, 0);
    assertThat(terms(limit, Side.BUY, 50).limitPrice()).isCloseTo(49, within(1e-12));
    assertThat(terms(limit, Side.SELL, 50).limitPrice()).isCloseTo(51, within(1e-12));
    assertThat(terms(limit, Side.BUY, 50).type()).isEqualTo(OrderType.LIMIT);
    assertThat(terms(new Limit(1.5, OffsetUnit.AMOUNT, 14, GTC, 0, 0), Side.BUY, 50).limitPrice())
        .isEqualTo(48.5);
  }

  @Test
  void an_offset_in_ranges_wants_its_indicator_and_has_no_price_without_it() {
    Limit limit = new Limit(0.5, OffsetUnit.ATR, 10, GTC, 0, 0);
    assertThat(limit.features()).containsExactly("atr(10)");
    assertThat(terms(limit, Side.BUY, 50, 3.0).limitPrice()).isEqualTo(48.5);
    assertThat(terms(limit, Side.BUY, 50, Double.NaN).limitPrice()).isNaN();
    assertThat(new Limit(1, PERCENT, 10, GTC, 0, 0).features()).isEmpty();
  }

  @Test
  void a_stop_is_beyond_the_decision_price() {
    Stop stop = new Stop(1, OffsetUnit.AMOUNT, 14, GTC, 0, 0);
    assertThat(terms(stop, Side.BUY, 50).stopPrice()).isEqualTo(51);
    assertThat(terms(stop, Side.SELL, 50).stopPrice()).isEqualTo(49);
    assertThat(terms(stop, Side.SELL, 50).limitPrice()).isNaN();
  }

  @Test
  void the_limit_of_a_stop_limit_is_beyond_its_stop() {
    StopLimit style = new StopLimit(1, OffsetUnit.AMOUNT, 0.5, 14, GTC, 0, 0);
    OrderTerms buy = terms(style, Side.BUY, 50);
    OrderTerms sell = terms(style, Side.SELL, 50);
    assertThat(buy.stopPrice()).isEqualTo(51);
    assertThat(buy.limitPrice()).isEqualTo(51.5);
    assertThat(sell.stopPrice()).isEqualTo(49);
    assertThat(sell.limitPrice()).isEqualTo(48.5);
  }

  @Test
  void prices_go_to_the_tick_that_is_worse_to_fill_at() {
    Limit limit = new Limit(0.1, OffsetUnit.AMOUNT, 14, GTC, 0, 0);
    assertThat(terms(limit, TICKED, Side.BUY, 4000).limitPrice()).isEqualTo(3999.75);
    assertThat(terms(limit, TICKED, Side.SELL, 4000).limitPrice()).isEqualTo(4000.25);
    Stop stop = new Stop(0.1, OffsetUnit.AMOUNT, 14, GTC, 0, 0);
    assertThat(terms(stop, TICKED, Side.BUY, 4000).stopPrice()).isEqualTo(4000.25);
    assertThat(terms(stop, TICKED, Side.SELL, 4000).stopPrice()).isEqualTo(3999.75);
  }

  @Test
  void orders_for_the_auctions_are_of_their_types() {
    assertThat(terms(new MarketOnOpen(GTC, 0, 0), Side.BUY, 50).type())
        .isEqualTo(OrderType.MARKET_ON_OPEN);
    assertThat(terms(new MarketOnClose(GTC, 0, 0), Side.BUY, 50).type())
        .isEqualTo(OrderType.MARKET_ON_CLOSE);
    OrderTerms open = terms(new LimitOnOpen(1, PERCENT, 14, GTC, 0, 0), Side.BUY, 50);
    assertThat(open.type()).isEqualTo(OrderType.LIMIT_ON_OPEN);
    assertThat(open.limitPrice()).isEqualTo(49.5);
    OrderTerms close = terms(new LimitOnClose(-1, PERCENT, 14, GTC, 0, 0), Side.BUY, 50);
    assertThat(close.type()).isEqualTo(OrderType.LIMIT_ON_CLOSE);
    assertThat(close.limitPrice()).isEqualTo(50.5);
  }

  @Test
  void an_order_lasts_as_long_as_it_is_told() {
    Limit days = new Limit(1, PERCENT, 14, TimeInForce.GTD, 0, 3);
    assertThat(terms(days, Side.BUY, 50).rules())
        .isEqualTo(OrderRules.PLAIN.until(100 + 3 * Instants.DAY));
    Limit bars = new Limit(1, PERCENT, 14, TimeInForce.GTD, 5, 0);
    assertThat(terms(bars, Side.BUY, 50).rules()).isEqualTo(OrderRules.PLAIN);
    assertThat(bars.bars()).isEqualTo(5);
    assertThat(terms(new Limit(1, PERCENT, 14, TimeInForce.FOK, 0, 0), Side.BUY, 50).rules())
        .isEqualTo(OrderRules.PLAIN.during(TimeInForce.FOK));
  }

  @Test
  void how_long_an_order_lasts_must_make_sense() {
    assertThatThrownBy(() -> new Market(TimeInForce.GTD, 0, 0))
        .hasMessageContaining("gtd needs bars or days");
    assertThatThrownBy(() -> new Market(TimeInForce.GTD, 2, 2))
        .hasMessageContaining("was bars 2 and days 2");
    assertThatThrownBy(() -> new Market(TimeInForce.DAY, 2, 0))
        .hasMessageContaining("belong to time_in_force: gtd; was day");
  }

  @Test
  void distances_are_what_they_say() {
    DistanceQuestion question = new DistanceQuestion(50, 47.5, List.of(3.0));
    assertThat(new Percent(2).reach(question)).isEqualTo(new Reach(2, Reach.Unit.PERCENT));
    assertThat(new Percent(2).reach(question).from(50)).isEqualTo(1);
    assertThat(new Amount(2).reach(question).from(50)).isEqualTo(2);
    assertThat(new Atr(2, 10).reach(question).from(50)).isEqualTo(6);
    assertThat(new Atr(2, 10).features()).containsExactly("atr(10)");
    assertThat(new Signal().reach(question)).isEqualTo(new Reach(47.5, Reach.Unit.PRICE));
    assertThat(new Signal().reach(question).from(50)).isEqualTo(2.5);
  }

  @Test
  void a_distance_that_is_not_known_leads_nowhere() {
    DistanceQuestion question = new DistanceQuestion(50, Double.NaN, List.of(Double.NaN));
    assertThat(new Atr(2, 10).reach(question).leads()).isFalse();
    assertThat(new Signal().reach(question).leads()).isFalse();
    assertThat(Reach.NOWHERE.leads()).isFalse();
  }
}
