package io.admf.execution.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.admf.event.FillDetail;
import io.admf.event.InvariantException;
import io.admf.event.OrderRules;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.Side;
import io.admf.execution.CommissionModel;
import io.admf.execution.ImpactModel;
import io.admf.execution.ImprovementModel;
import io.admf.execution.SlippageModel;
import io.admf.execution.gauge.Gauge;
import io.admf.execution.gauge.Gauges;
import io.admf.execution.gauge.Measure;
import io.admf.execution.gauge.Needs;
import io.admf.execution.matching.Liquidity;
import io.admf.fixture.Bars;
import io.admf.frame.Series;
import io.admf.money.Money;
import io.admf.time.Instants;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PricingTest {

  private static final Series SERIES = Bars.daily("ABC");
  private static final CommissionModel FREE = trade -> 0;
  private static final ImpactModel STILL = trade -> 0;
  private static final ImprovementModel NOTHING = trade -> 0;
  private static final SlippageModel FIVE = trade -> trade.against(0.0005);

  private static Pricing pricing(
      SlippageModel slippage,
      ImpactModel impact,
      ImprovementModel improvement,
      CommissionModel commission) {
    return new Pricing(
        "portfolio_c0001",
        new Models(slippage, impact, improvement, commission),
        List.of(SERIES),
        new Gauges());
  }

  private static OrderTerms limit(Side side, long quantity, double limit) {
    return new OrderTerms("ABC", side, quantity, OrderType.LIMIT, limit, Double.NaN);
  }

  /** An offer of a bar that went from 90 to 110. */
  private static Offer offer(OrderTerms terms, long quantity, double price, long slice) {
    return offer(terms, quantity, price, Liquidity.TAKER, slice, 0);
  }

  private static Offer offer(
      OrderTerms terms, long quantity, double price, Liquidity liquidity, long slice, long time) {
    double best = terms.side() == Side.BUY ? 90 : 110;
    return new Offer(SERIES, terms, quantity, price, price, best, liquidity, 1000, 0, time, slice);
  }

  @Test
  void slippage_then_impact_then_improvement() {
    Pricing pricing = pricing(FIVE, trade -> 0.001, trade -> 0.02, trade -> Money.of(1.5));
    Priced priced =
        pricing.price(offer(OrderTerms.market("ABC", Side.BUY, 10), 10, 100, 1), new Tab());
    assertThat(priced.price()).isCloseTo(100.05 * 1.001 - 0.02, within(1e-12));
    assertThat(priced.spread()).isEqualTo(Money.of(0.5));
    assertThat(priced.impact()).isEqualTo(Money.of(1.0005));
    assertThat(priced.improvement()).isEqualTo(Money.of(0.2));
    assertThat(priced.slippage()).isEqualTo(Money.of(1.3005));
    assertThat(priced.commission()).isEqualTo(Money.of(1.5));
    assertThat(priced.detail(OrderRules.PLAIN))
        .isEqualTo(new FillDetail(Money.of(1.0005), Money.of(0.2), false, false));
  }

  @Test
  void a_fill_with_slippage_alone_has_nothing_else_to_say() {
    Priced priced =
        pricing(FIVE, STILL, NOTHING, FREE)
            .price(offer(OrderTerms.market("ABC", Side.SELL, 10), 10, 100, 1), new Tab());
    assertThat(priced.price()).isEqualTo(99.95);
    assertThat(priced.detail(OrderRules.PLAIN)).isNull();
    assertThat(priced.detail(OrderRules.PLAIN.reducing()))
        .isEqualTo(new FillDetail(0, 0, false, true));
    assertThat(priced.detail(OrderRules.PLAIN.naming(List.of(3L))))
        .isEqualTo(new FillDetail(0, 0, false, false, List.of(3L)));
  }

  @Test
  void a_limit_holds_whatever_the_models_say() {
    Pricing pricing = pricing(FIVE, trade -> 0.01, NOTHING, FREE);
    Priced bought = pricing.price(offer(limit(Side.BUY, 10, 100.02), 10, 100, 1), new Tab());
    assertThat(bought.price()).isEqualTo(100.02);
    assertThat(bought.impact()).as("the limit left no room for it").isZero();
    Priced sold = pricing.price(offer(limit(Side.SELL, 10, 100), 10, 100, 1), new Tab());
    assertThat(sold.price()).isEqualTo(100);
    assertThat(sold.slippage()).isZero();
  }

  @Test
  void an_improvement_ends_at_the_best_price_of_the_bar() {
    Pricing pricing = pricing(FIVE, STILL, trade -> 50, FREE);
    Priced bought =
        pricing.price(offer(OrderTerms.market("ABC", Side.BUY, 1), 1, 100, 1), new Tab());
    assertThat(bought.price()).isEqualTo(90);
    Priced sold =
        pricing.price(offer(OrderTerms.market("ABC", Side.SELL, 1), 1, 100, 1), new Tab());
    assertThat(sold.price()).isEqualTo(110);
  }

  @Test
  void an_order_that_rested_gets_nothing_back() {
    Pricing pricing = pricing(trade -> trade.price(), STILL, trade -> 1, FREE);
    Offer rested = offer(limit(Side.BUY, 1, 95), 1, 95, Liquidity.MAKER, 1, 0);
    Priced priced = pricing.price(rested, new Tab());
    assertThat(priced.price()).isEqualTo(95);
    assertThat(priced.detail(OrderRules.PLAIN)).isEqualTo(new FillDetail(0, 0, true, false));
  }

  @Test
  void a_minimum_holds_for_an_order_and_not_for_each_of_its_fills() {
    CommissionModel model =
        new CommissionModel() {
          @Override
          public long commission(Trade trade) {
            return trade.quantity() * 10;
          }

          @Override
          public long due(OrderSoFar order) {
            return Math.max(100, order.parts());
          }
        };
    Pricing pricing = pricing(FIVE, STILL, NOTHING, model);
    OrderTerms terms = OrderTerms.market("ABC", Side.BUY, 20);
    Tab tab = new Tab();
    assertThat(pricing.price(offer(terms, 4, 100, 1), tab).commission()).isEqualTo(100);
    assertThat(pricing.price(offer(terms, 5, 100, 2), tab).commission()).isZero();
    assertThat(pricing.price(offer(terms, 11, 100, 3), tab).commission()).isEqualTo(100);
    assertThat(pricing.price(offer(terms, 4, 100, 3), new Tab()).commission()).isEqualTo(100);
  }

  @Test
  void a_model_learns_what_traded_before_in_the_slice_and_earlier() {
    List<String> seen = new ArrayList<>();
    SlippageModel model =
        trade -> {
          seen.add(trade.conditions().before() + " " + trade.conditions().earlier());
          return trade.price();
        };
    Pricing pricing = pricing(model, STILL, NOTHING, FREE);
    OrderTerms terms = OrderTerms.market("ABC", Side.BUY, 20);
    Tab one = new Tab();
    pricing.price(offer(terms, 4, 100, 1), one);
    pricing.price(offer(terms, 3, 100, 1), new Tab());
    pricing.price(offer(OrderTerms.market("ABC", Side.SELL, 20), 9, 100, 1), new Tab());
    pricing.price(offer(terms, 2, 100, 1), one);
    pricing.price(offer(terms, 2, 100, 2), one);
    one.split(2);
    pricing.price(offer(terms, 2, 100, 3), one);
    assertThat(seen).containsExactly("0 0", "4 0", "0 0", "7 0", "0 6", "0 16");
  }

  @Test
  void orders_that_were_decided_at_once_count_as_one_through_splits() {
    List<Long> seen = new ArrayList<>();
    SlippageModel model =
        trade -> {
          seen.add(trade.conditions().earlier());
          return trade.price();
        };
    Pricing pricing = pricing(model, STILL, NOTHING, FREE);
    OrderTerms terms = OrderTerms.market("ABC", Side.BUY, 20);
    Tab one = new Tab();
    Tab two = one.beside();
    pricing.price(offer(terms, 4, 100, 1), one);
    pricing.price(offer(terms, 3, 100, 1), two);
    pricing.price(offer(terms, 2, 100, 2), two);
    one.split(2);
    two.split(2);
    pricing.price(offer(terms, 2, 100, 3), one);
    one.split(0.5);
    two.split(0.5);
    pricing.price(offer(terms, 2, 100, 4), two);
    two.split(3); // the other has ended
    pricing.price(offer(terms, 2, 100, 5), two);
    assertThat(seen).containsExactly(0L, 0L, 7L, 18L, 10L, 36L);
  }

  @Test
  void a_split_does_not_charge_again_for_what_was_sold_before_it() {
    List<Long> seen = new ArrayList<>();
    CommissionModel model =
        new CommissionModel() {
          @Override
          public long commission(Trade trade) {
            return 0;
          }

          @Override
          public long due(OrderSoFar order) {
            seen.add(order.quantity());
            return order.quantity();
          }
        };
    Pricing pricing = pricing(trade -> trade.price(), STILL, NOTHING, model);
    OrderTerms terms = OrderTerms.market("ABC", Side.SELL, 20);
    Tab tab = new Tab();
    pricing.price(offer(terms, 4, 100, 1), tab);
    tab.split(2);
    assertThat(pricing.price(offer(terms, 3, 50, 2), tab).commission()).isEqualTo(3);
    assertThat(seen).containsExactly(4L, 7L);
  }

  @Test
  void a_month_of_utc_is_counted_for_those_who_ask() {
    List<Double> seen = new ArrayList<>();
    CommissionModel model =
        new CommissionModel() {
          @Override
          public long commission(Trade trade) {
            seen.add(trade.monthUnits());
            seen.add(Money.toDouble(trade.monthValue()));
            return 0;
          }

          @Override
          public boolean monthly() {
            return true;
          }
        };
    Pricing pricing = pricing(trade -> trade.price(), STILL, NOTHING, model);
    OrderTerms terms = OrderTerms.market("ABC", Side.BUY, 20);
    long january = 30 * Instants.DAY;
    pricing.price(offer(terms, 4, 100, Liquidity.TAKER, 1, january), new Tab());
    pricing.price(offer(terms, 5, 10, Liquidity.TAKER, 2, january + 1), new Tab());
    pricing.price(offer(terms, 5, 10, Liquidity.TAKER, 3, january + Instants.DAY), new Tab());
    assertThat(seen).containsExactly(0.0, 0.0, 4.0, 400.0, 0.0, 0.0);
  }

  @Test
  void a_model_reads_its_gauges_before_the_bar_that_fills() {
    Gauges gauges = new Gauges();
    ImpactModel model =
        new ImpactModel() {
          @Override
          public double cost(SlippageModel.Trade trade) {
            return trade.conditions().reading(0) / 1e6;
          }

          @Override
          public Needs needs() {
            return Needs.of(new Gauge(Measure.DAILY_VOLUME, 2));
          }
        };
    Pricing pricing =
        new Pricing(
            "portfolio_c0001",
            new Models(trade -> trade.price(), model, NOTHING, FREE),
            List.of(SERIES),
            gauges);
    gauges.bars(
        Bars.block(new double[] {100, 110, 90, 100, 5000}, new double[] {100, 110, 90, 100, 7000}));
    OrderTerms terms = OrderTerms.market("ABC", Side.BUY, 1);
    Offer second = new Offer(SERIES, terms, 1, 100, 100, 90, Liquidity.TAKER, 7000, 1, 0, 1);
    assertThat(pricing.price(second, new Tab()).price()).isCloseTo(100.5, within(1e-12));
  }

  @Test
  void models_that_answer_what_they_must_not_are_named() {
    Offer offer = offer(OrderTerms.market("ABC", Side.BUY, 1), 1, 100, 7);
    assertThatThrownBy(() -> pricing(t -> -1, STILL, NOTHING, FREE).price(offer, new Tab()))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("to give a positive price");
    assertThatThrownBy(() -> pricing(FIVE, t -> -1, NOTHING, FREE).price(offer, new Tab()))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("to cost 0 or more, was -1.0");
    assertThatThrownBy(() -> pricing(FIVE, STILL, t -> Double.NaN, FREE).price(offer, new Tab()))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("to give 0 or more, was NaN");
    assertThatThrownBy(() -> pricing(FIVE, STILL, NOTHING, t -> -5).price(offer, new Tab()))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("to charge 0 or more, was -5");
  }

  /** More cost never gives more money, and limits and bars hold, whatever the models say. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void more_cost_never_gives_more_money(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 5000; i++) {
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      double price = random.nextDouble(90, 110);
      double room = random.nextDouble() * side.sign();
      OrderTerms terms =
          random.nextBoolean() ? limit(side, 9, price + room) : OrderTerms.market("ABC", side, 9);
      double slip = random.nextDouble() * 0.2;
      double impact = random.nextDouble() * 0.2;
      double gain = random.nextDouble() * 5;
      Priced priced = price(terms, price, slip, impact, gain);
      String about = "seed %d, case %d".formatted(seed, i);
      long paid = cost(side, priced);
      assertThat(cost(side, price(terms, price, slip * 1.5, impact, gain)))
          .as(about)
          .isGreaterThanOrEqualTo(paid);
      assertThat(cost(side, price(terms, price, slip, impact * 1.5, gain)))
          .as(about)
          .isGreaterThanOrEqualTo(paid);
      assertThat(cost(side, price(terms, price, slip, impact, gain / 2)))
          .as(about)
          .isGreaterThanOrEqualTo(paid);
      assertThat(priced.impact()).as(about).isNotNegative();
      assertThat(priced.improvement()).as(about).isNotNegative();
      assertThat(priced.price()).as(about).isPositive();
      assertThat(side == Side.BUY ? priced.price() >= 90 : priced.price() <= 110).isTrue();
      if (terms.type() == OrderType.LIMIT) {
        assertThat(side.sign() * (terms.limitPrice() - priced.price())).as(about).isNotNegative();
      }
    }
  }

  private static Priced price(
      OrderTerms terms, double price, double slip, double impact, double gain) {
    return pricing(trade -> trade.against(slip), trade -> impact, trade -> gain, FREE)
        .price(offer(terms, 9, price, 1), new Tab());
  }

  private static long cost(Side side, Priced priced) {
    return side.sign() * SERIES.instrument().notional(priced.price(), 9);
  }
}
