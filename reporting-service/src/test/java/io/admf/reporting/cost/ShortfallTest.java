package io.admf.reporting.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.FillDetail;
import io.admf.event.Header;
import io.admf.event.Side;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.reporting.cost.Shortfall.Decision;
import io.admf.reporting.cost.Shortfall.Part;
import io.admf.reporting.cost.Shortfall.Rest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortfallTest {

  private static final Instrument SHARE = new Instrument("ABC", 0, "USD");
  private static final Instrument COIN = new Instrument("BTC", 8, "USD");
  private static final Rest NONE = new Rest(0, 100, 1);

  private static Fill fill(
      Side side,
      long quantity,
      double price,
      long slippage,
      long commission,
      @Nullable FillDetail detail) {
    Header header =
        new Header(new EventId("portfolio_c0001", EventType.FILL, 0), "c0001-T1", null, 0, 0, 0);
    return new Fill(
        header, 1, "ABC", side, quantity, price, commission, slippage, 0, "next_open", detail);
  }

  /** Decided at 50, opened at 50.20, filled at 50.25 with 5 of commission: 1000 shares. */
  @Test
  void a_market_order_pays_delay_spread_and_commission() {
    Fill fill = fill(Side.BUY, 1000, 50.25, Money.of(50.0), Money.of(5.0), null);
    OrderCost cost =
        Shortfall.of(
            new Decision(SHARE, Side.BUY, 1000, 50, 50.2), List.of(new Part(fill, 1)), NONE);
    assertThat(cost.delay()).isEqualTo(Money.of(200.0));
    assertThat(cost.timing()).isZero();
    assertThat(cost.spread()).isEqualTo(Money.of(50.0));
    assertThat(cost.commission()).isEqualTo(Money.of(5.0));
    assertThat(cost.total()).isEqualTo(Money.of(255.0));
    assertThat(cost.bps()).isEqualTo(51);
    assertThat(cost.average()).isEqualTo(50.25);
  }

  /**
   * The textbook case: 800 of 1000 shares bought at an average of 50.60 after a decision at 50; 200
   * are left as the market closes at 51.
   */
  @Test
  void what_does_not_trade_costs_the_opportunity() {
    Fill first = fill(Side.BUY, 500, 50.5, 0, Money.of(4.0), null);
    Fill second = fill(Side.BUY, 300, 50.75, Money.of(15.0), Money.of(4.0), null);
    OrderCost cost =
        Shortfall.of(
            new Decision(SHARE, Side.BUY, 1000, 50, 50.25),
            List.of(new Part(first, 1), new Part(second, 1)),
            new Rest(200, 51, 1));
    assertThat(cost.filled()).isEqualTo(800);
    assertThat(cost.delay()).isEqualTo(Money.of(200.0));
    assertThat(cost.timing()).isEqualTo(Money.of(125 + 150 - 15.0));
    assertThat(cost.spread()).isEqualTo(Money.of(15.0));
    assertThat(cost.opportunity()).isEqualTo(Money.of(200.0));
    assertThat(cost.total())
        .as("800 × 0.59375 paid more, 8 of commission, 200 forgone")
        .isEqualTo(Money.of(475 + 8 + 200.0));
  }

  @Test
  void a_sale_loses_when_the_price_falls() {
    FillDetail detail = new FillDetail(Money.of(3.0), Money.of(1.0), false, false);
    Fill fill = fill(Side.SELL, 100, 49, Money.of(6.0), 0, detail);
    OrderCost cost =
        Shortfall.of(
            new Decision(SHARE, Side.SELL, 100, 50, 49.06), List.of(new Part(fill, 1)), NONE);
    assertThat(cost.delay()).isEqualTo(Money.of(94.0));
    assertThat(cost.spread()).isEqualTo(Money.of(4.0));
    assertThat(cost.impact()).isEqualTo(Money.of(3.0));
    assertThat(cost.improvement()).isEqualTo(Money.of(1.0));
    assertThat(cost.total()).isEqualTo(Money.of(100.0));
  }

  @Test
  void a_split_between_decision_and_fill_costs_nothing() {
    Fill fill = fill(Side.BUY, 200, 25, 0, 0, null);
    OrderCost cost =
        Shortfall.of(new Decision(SHARE, Side.BUY, 100, 50, 50), List.of(new Part(fill, 2)), NONE);
    assertThat(cost.total()).isZero();
  }

  @Test
  void an_order_that_never_traded_has_no_average() {
    OrderCost cost =
        Shortfall.of(new Decision(SHARE, Side.BUY, 100, 50, 50), List.of(), new Rest(100, 49, 1));
    assertThat(cost.average()).isNaN();
    assertThat(cost.total()).isEqualTo(Money.of(-100.0));
    assertThat(cost.bps()).isEqualTo(-200);
  }

  /** Against the definition: what the paper portfolio made, less what the real one made. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void parts_sum_to_the_whole_to_the_last_unit_of_money(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 2000; i++) {
      Instrument instrument = random.nextBoolean() ? SHARE : COIN;
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      double price = StrictMath.exp(random.nextDouble(0, 9));
      List<Part> parts = new ArrayList<>();
      long whole = 0;
      for (int fills = random.nextInt(4); fills > 0; fills--) {
        long quantity = 1 + random.nextLong(100_000);
        double at = price * random.nextDouble(0.9, 1.1);
        FillDetail detail =
            new FillDetail(random.nextLong(1000), random.nextLong(1000), false, false);
        Fill fill =
            fill(
                side,
                quantity,
                at,
                random.nextLong(5000),
                random.nextLong(5000),
                random.nextBoolean() ? detail : null);
        parts.add(new Part(fill, 1));
        whole +=
            side.sign() * (instrument.notional(at, quantity) - instrument.notional(price, quantity))
                + fill.commission();
      }
      Rest rest = new Rest(random.nextLong(1000), price * random.nextDouble(0.9, 1.1), 1);
      whole +=
          side.sign()
              * (instrument.notional(rest.price(), rest.quantity())
                  - instrument.notional(price, rest.quantity()));
      Decision decision =
          new Decision(instrument, side, 100, price, price * random.nextDouble(0.9, 1.1));
      assertThat(Shortfall.of(decision, parts, rest).total())
          .as("seed %d, case %d", seed, i)
          .isEqualTo(whole);
    }
  }
}
