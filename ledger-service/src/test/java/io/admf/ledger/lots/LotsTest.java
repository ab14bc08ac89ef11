package io.admf.ledger.lots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.fixture.Oracles;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.LotMethod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Lots as other engines and tax authorities count them: {@code expected/lots/lots.json} (S6). */
class LotsTest {

  private static final Instrument SHARE = new Instrument("ABC", 0, "USD");

  /** AAPL 2013 opens, lots booked by beancount 2.3.5. */
  private static final double[][] APPLE = {
    {100, 547.88},
    {60, 444.05},
    {-120, 421.48},
    {80, 427.6},
    {-50, 464.97},
    {40, 453.22},
    {-90, 409.96},
    {70, 500.25},
    {-90, 554.17}
  };

  /** QuantConnect LEAN, TradeBuilderTests ScaleInScaleOut1Long. */
  private static final double[][] SCALED = {
    {1000, 1.07}, {1000, 1.08}, {-1000, 1.09}, {1000, 1.08}, {-2000, 1.09}
  };

  @ParameterizedTest
  @EnumSource
  void each_method_makes_lots_that_close_by_it(LotMethod method) {
    assertThat(Lots.of(method).method()).isEqualTo(method);
  }

  /** beancount, parser/booking_full_test.py, TestBookAmbiguousFIFO. */
  @ParameterizedTest
  @CsvSource({
    "2, 2@100 5@111.11 6@122.22",
    "4, 5@111.11 6@122.22",
    "7, 2@111.11 6@122.22",
    "9, 6@122.22",
    "12, 3@122.22",
    "15, ''"
  })
  void first_in_first_out_as_beancount_books_it(long quantity, String left) {
    assertThat(afterClosing(LotMethod.FIFO, quantity)).isEqualTo(left);
  }

  /** beancount, parser/booking_full_test.py, TestBookAmbiguousLIFO. */
  @ParameterizedTest
  @CsvSource({"2, 4@100 5@111.11 4@122.22", "6, 4@100 5@111.11", "7, 4@100 4@111.11", "15, ''"})
  void last_in_first_out_as_beancount_books_it(long quantity, String left) {
    assertThat(afterClosing(LotMethod.LIFO, quantity)).isEqualTo(left);
  }

  private static String afterClosing(LotMethod method, long quantity) {
    Trades trades = Trades.of(method, new double[][] {{4, 100}, {5, 111.11}, {6, 122.22}});
    trades.trade(-quantity, 130);
    return left(trades.lots);
  }

  /** beancount, parser/booking_full_test.py, test_reduce__multiple_reductions_hifo. */
  @Test
  void highest_in_first_out_as_beancount_books_it() {
    Trades trades = Trades.of(LotMethod.HIFO, new double[][] {{50, 115}, {50, 116}, {50, 114}});
    List<String> taken = new ArrayList<>();
    for (long quantity : new long[] {40, 35, 30}) {
      trades.lots.close(
          quantity, (number, units, cost, worth, opened, price) -> taken.add(parts(units, cost)));
    }
    assertThat(taken).containsExactly("40@116", "10@116", "25@115", "25@115", "5@114");
    assertThat(left(trades.lots)).isEqualTo("45@114");
  }

  @Test
  void lowest_in_first_out_is_the_other_way_round() {
    Trades trades = Trades.of(LotMethod.LOFO, new double[][] {{50, 115}, {50, 116}, {50, 114}});
    trades.trade(-40, 120).trade(-35, 120).trade(-30, 120);
    assertThat(left(trades.lots)).isEqualTo("45@116");
  }

  @Test
  void of_a_short_position_the_highest_lot_is_the_one_that_brought_in_most() {
    double[][] sold = {{-10, 20}, {-10, 30}, {-10, 25}};
    assertThat(left(Trades.of(LotMethod.HIFO, sold).trade(15, 22).lots)).isEqualTo("-10@20 -5@25");
    assertThat(left(Trades.of(LotMethod.LOFO, sold).trade(15, 22).lots)).isEqualTo("-10@30 -5@25");
  }

  @ParameterizedTest
  @EnumSource(names = {"HIFO", "LOFO"})
  void of_lots_that_cost_the_same_per_unit_the_older_goes_first(LotMethod method) {
    Trades trades = new Trades(method);
    for (long quantity : new long[] {3, 9, 6, 3}) {
      trades.lots.open(quantity, quantity / 3 * 10, 0, 0); // 3⅓ each, as no decimal can say
    }
    List<Long> order = new ArrayList<>();
    for (int unit = 0; unit < 21; unit++) {
      trades.lots.close(1, (number, units, cost, worth, opened, price) -> order.add(number));
    }
    assertThat(order).isSorted().startsWith(1L, 1L, 1L, 2L).endsWith(3L, 4L, 4L, 4L);
  }

  @Test
  void costs_per_unit_that_differ_by_less_than_a_double_can_hold_are_told_apart() {
    long units = 1L << 59;
    for (LotMethod method : List.of(LotMethod.HIFO, LotMethod.LOFO)) {
      Lots lots = Lots.of(method);
      lots.open(units, 3 * units, 0, 3);
      lots.open(units, 3 * units + 1, 0, 3);
      lots.open(units, 3 * units - 1, 0, 3);
      List<Long> order = new ArrayList<>();
      lots.close(3 * units, (number, taken, cost, worth, opened, price) -> order.add(number));
      assertThat(order)
          .containsExactlyElementsOf(
              method == LotMethod.HIFO ? List.of(2L, 1L, 3L) : List.of(3L, 1L, 2L));
    }
  }

  /** IRS Publication 564 (2009), Table 3; LIFO by beancount 2.3.5. */
  @ParameterizedTest
  @CsvSource({"FIFO, 5000, 1720", "LIFO, 4300, 2420", "AVERAGE, 4660.97560975, 2059.02439025"})
  void the_basis_of_the_internal_revenue_service(LotMethod method, double basis, double gain) {
    Trades trades = Trades.of(method, new double[][] {{160, 25}, {240, 20}, {10, 30}});
    assertThat(trades.lots.cost()).isEqualTo(Money.of(9100));
    trades.trade(-210, 32);
    assertThat(trades.lots.cost()).isEqualTo(Money.of(9100) - Money.of(basis));
    assertThat(trades.realised).containsExactly(Money.of(gain));
  }

  /** HMRC HS284, example 3: the section 104 pool of Lobster plc. */
  @Test
  void the_section_104_pool_of_her_majesty() {
    Lots pool = Lots.of(LotMethod.AVERAGE);
    assertThat(pool.open(1000, Money.of(4150), 10, 4.15)).isEqualTo(1);
    assertThat(pool.open(500, Money.of(2130), 20, 4.26)).isEqualTo(1);

    long first = pool.close(700);
    assertThat(Money.toDouble(first)).isCloseTo(2930.67, within(0.005));
    assertThat(Money.toDouble(Money.of(3260) - first)).isCloseTo(329.33, within(0.005));
    assertThat(pool.quantity()).isEqualTo(800);
    assertThat(Money.toDouble(pool.cost())).isCloseTo(3349.33, within(0.005));
    Lot left = pool.lots().getFirst();
    assertThat(left.number()).isEqualTo(1);
    assertThat(left.opened()).isEqualTo(10);
    assertThat(left.price()).isCloseTo(6280.0 / 1500, within(1e-12));

    long second = pool.close(400);
    assertThat(Money.toDouble(second)).isCloseTo(1674.67, within(0.005));
    assertThat(Money.toDouble(Money.of(1975) - second)).isCloseTo(300.33, within(0.005));
    assertThat(first + second + pool.cost()).isEqualTo(Money.of(6280));
  }

  @Test
  void a_pool_that_was_closed_is_not_opened_again() {
    Lots pool = Lots.of(LotMethod.AVERAGE);
    pool.open(10, 100, 1, 10);
    pool.close(10);
    assertThat(pool.open(5, 60, 2, 12)).isEqualTo(2);
    assertThat(pool.lots()).containsExactly(new Lot(2, 5, 60, 2, 12));
  }

  /** Each totals -8187.50; the averages are arithmetic, the others beancount's. */
  @ParameterizedTest
  @CsvSource({
    "FIFO, -13091.4 1210.5 -2100 5793.4",
    "LIFO, -8938.2 1868.5 -5018 3900.2",
    "AVERAGE, -10495.65 512.770833 -3978.998864 5774.37803"
  })
  void nine_trades_of_apple(LotMethod method, String profits) {
    Trades trades = Trades.of(method, APPLE);
    String[] expected = profits.split(" ");
    assertThat(trades.realised).hasSize(4);
    for (int i = 0; i < 4; i++) {
      assertThat(Money.toDouble(trades.realised.get(i)))
          .isCloseTo(Double.parseDouble(expected[i]), within(5e-7));
    }
    assertThat(trades.total()).isEqualTo(Money.of(-8187.5));
  }

  @ParameterizedTest
  @EnumSource
  void what_nine_trades_of_apple_made_in_all_does_not_depend_on_the_method(LotMethod method) {
    Trades trades = Trades.of(method, APPLE);
    assertThat(trades.total()).isEqualTo(Money.of(-8187.5));
    assertThat(trades.lots.lots()).isEmpty();
    assertThat(trades.lots.cost()).isZero();
  }

  /** By lot: fill to fill; all together: flat to flat. */
  @ParameterizedTest
  @CsvSource({"FIFO, 20 10 10", "LIFO, 10 10 20"})
  void scaling_in_and_out_as_lean_counts_it(LotMethod method, String profits) {
    Trades trades = Trades.of(method, SCALED);
    assertThat(trades.byLot.stream().map(Money::format).map(text -> text.replace(".00", "")))
        .containsExactly(profits.split(" "));
    assertThat(trades.total()).isEqualTo(Money.of(40));
  }

  /** LEAN, flat to reduced. */
  @ParameterizedTest
  @CsvSource({"FIFO, 20, 20", "LIFO, 10, 30"})
  void each_reduction_as_lean_counts_it(LotMethod method, double first, double second) {
    assertThat(Trades.of(method, SCALED).realised)
        .containsExactly(Money.of(first), Money.of(second));
  }

  /** mementum/backtrader, tests/test_position.py. */
  @Test
  void the_average_price_of_backtrader() {
    double[][] steps = {{10, 10}, {5, 12.5}, {-7, 14.5}, {-15, 17.5}};
    double[] average = {10, 10.833333333333334, 10.833333333333334, 17.5};
    long[] size = {10, 15, 8, -7};
    Trades trades = new Trades(LotMethod.AVERAGE);
    for (int i = 0; i < steps.length; i++) {
      trades.trade((long) steps[i][0], steps[i][1]);
      assertThat(trades.lots.quantity()).isEqualTo(size[i]);
      assertThat(trades.average()).isCloseTo(average[i], within(1e-8));
    }
  }

  /** PyAlgoTrade, testcases/returns_analyzer_test.py. */
  @Test
  void average_price_and_profit_of_pyalgotrade() {
    Trades one = Trades.of(LotMethod.AVERAGE, new double[][] {{2, 10}, {-1, 11}});
    assertThat(one.average()).isEqualTo(10);
    assertThat(one.total()).isEqualTo(Money.of(1));
    assertThat(one.trade(-1, 12).total()).isEqualTo(Money.of(3));

    Trades two = Trades.of(LotMethod.AVERAGE, new double[][] {{1, 10}, {-2, 13}});
    assertThat(two.average()).isEqualTo(13);
    assertThat(two.total()).isEqualTo(Money.of(3));
    assertThat(two.trade(1, 10).total()).isEqualTo(Money.of(6));

    Trades three = Trades.of(LotMethod.AVERAGE, new double[][] {{-1, 10}, {2, 13}});
    assertThat(three.average()).isEqualTo(13);
    assertThat(three.total()).isEqualTo(Money.of(-3));
    assertThat(three.trade(-1, 10).total()).isEqualTo(Money.of(-6));

    Trades four = Trades.of(LotMethod.AVERAGE, new double[][] {{-2, 11}, {1, 10}});
    assertThat(four.average()).isEqualTo(11);
    assertThat(four.trade(1, 10).total()).isEqualTo(Money.of(2));
  }

  @Test
  void what_is_named_goes_first_and_the_rest_is_the_oldest() {
    Trades trades = bought(LotMethod.SPECIFIC);
    List<String> taken = new ArrayList<>();
    long released =
        trades.lots.close(
            9,
            List.of(new NamedLot(3, 4), new NamedLot(2, 1)),
            (number, units, cost, worth, opened, price) ->
                taken.add("%d: %s at %d".formatted(number, parts(units, cost), opened)));
    assertThat(taken).containsExactly("3: 4@122.22 at 3", "2: 1@111.11 at 2", "1: 4@100 at 1");
    assertThat(released).isEqualTo(Money.of(4 * 122.22 + 111.11 + 400));
    assertThat(left(trades.lots)).isEqualTo("4@111.11 2@122.22");
    assertThat(trades.lots.close(2, List.of(new NamedLot(3, 2)), LotTaken.UNHEARD))
        .isEqualTo(Money.of(244.44));
    assertThat(trades.lots.refusal(1, List.of(new NamedLot(3, 1))))
        .isEqualTo("expected one of the open lots [2], was lot 3");
    assertThat(trades.lots.close(1)).isEqualTo(Money.of(111.11));
  }

  @Test
  void the_same_lot_may_be_named_twice() {
    Trades trades = bought(LotMethod.SPECIFIC);
    trades.lots.close(
        5, List.of(new NamedLot(2, 2), new NamedLot(2, 3)), (n, u, c, worth, o, p) -> {});
    assertThat(left(trades.lots)).isEqualTo("4@100 6@122.22");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 | 4:1 | expected one of the open lots [1, 2, 3], was lot 4",
        "3 | 0:1 | expected one of the open lots [1, 2, 3], was lot 0",
        "9 | 3:7 | expected at most 6 units of lot 3, was 7",
        "9 | 3:6 3:1 | expected at most 6 units of lot 3, was 7",
        "3 | 3:4 | expected to name 1 to 3 units of lot 3, was 4",
        "3 | 3:2 1:2 | expected to name 1 to 1 units of lot 1, was 2",
        "3 | 3:0 | expected to name 1 to 3 units of lot 3, was 0",
        "16 | 3:1 | expected to close 1 to 15 units, was 16",
        "0 | 3:1 | expected to close 1 to 15 units, was 0"
      })
  void lots_that_cannot_be_closed_so_are_refused_and_stay(long quantity, String names, String no) {
    Trades trades = bought(LotMethod.SPECIFIC);
    List<NamedLot> named = new ArrayList<>();
    for (String name : names.split(" ")) {
      String[] parts = name.split(":");
      named.add(new NamedLot(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
    }
    assertThat(trades.lots.refusal(quantity, named)).isEqualTo(no);
    assertThatThrownBy(() -> trades.lots.close(quantity, named, LotTaken.UNHEARD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(no);
    assertThat(left(trades.lots)).isEqualTo("4@100 5@111.11 6@122.22");
  }

  @ParameterizedTest
  @EnumSource
  void what_can_be_closed_is_not_refused(LotMethod method) {
    Lots lots = bought(method).lots;
    assertThat(lots.refusal(1, List.of())).isNull();
    assertThat(lots.refusal(15, List.of())).isNull();
    for (long quantity : new long[] {-1, 0, 16}) {
      String no = "expected to close 1 to 15 units, was " + quantity;
      assertThat(lots.refusal(quantity, List.of())).isEqualTo(no);
      assertThatThrownBy(() -> lots.close(quantity))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(no);
    }
    lots.close(7);
    assertThat(lots.refusal(8, List.of())).isNull();
    assertThat(lots.refusal(9, List.of())).isEqualTo("expected to close 1 to 8 units, was 9");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SPECIFIC")
  void other_methods_do_not_take_names(LotMethod method) {
    assertThat(bought(method).lots.refusal(3, List.of(new NamedLot(1, 2))))
        .isEqualTo(
            "expected no lot to be named under "
                + method
                + ", was [NamedLot[number=1, quantity=2]]");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AVERAGE")
  void lots_are_numbered_on_even_after_they_are_closed(LotMethod method) {
    Lots lots = Lots.of(method);
    assertThat(lots.open(5, 50, 11, 10)).isEqualTo(1);
    assertThat(lots.open(5, 50, 12, 10)).isEqualTo(2);
    lots.close(10);
    assertThat(lots.open(-7, -70, 13, 10)).isEqualTo(3);
    assertThat(lots.lots()).containsExactly(new Lot(3, -7, -70, 13, 10));
  }

  @Test
  void half_a_coin_less_two_fifths_less_a_tenth_leaves_nothing() {
    Instrument coin = new Instrument("BTC", 8, "USD");
    for (LotMethod method : LotMethod.values()) {
      Lots lots = Lots.of(method);
      long cost = coin.notional(817.87654321, coin.units(0.5));
      lots.open(coin.units(0.5), cost, 0, 817.87654321);

      long first = lots.close(coin.units(0.4));
      long second = lots.close(coin.units(0.1));

      assertThat(first + second).isEqualTo(cost);
      assertThat(lots.quantity()).isZero();
      assertThat(lots.cost()).isZero();
      assertThat(lots.lots()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void lots_are_all_long_or_all_short(LotMethod method) {
    Lots lots = Lots.of(method);
    lots.open(-5, Money.of(-50), 7, 10);
    assertThatThrownBy(() -> lots.open(1, 1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a lot on the side of %s, was 1", lots.lots());
    assertThatThrownBy(() -> lots.open(0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    List<Long> taken = new ArrayList<>();
    assertThat(lots.close(2, (number, units, cost, worth, opened, price) -> taken.add(units)))
        .isEqualTo(Money.of(-20));
    assertThat(taken).containsExactly(-2L);
    assertThat(lots.lots()).containsExactly(new Lot(1, -3, Money.of(-30), 7, 10));
  }

  @Test
  void a_split_keeps_cost_and_turns_prices_into_those_of_today() {
    for (LotMethod method : LotMethod.values()) {
      Lots lots = bought(method).lots;
      long cost = lots.cost();
      assertThat(lots.split(7)).isZero();
      assertThat(lots.quantity()).isEqualTo(105);
      assertThat(lots.cost()).isEqualTo(cost);
      assertThat(lots.lots().getFirst().price())
          .isCloseTo(method == LotMethod.AVERAGE ? cost / 1e8 / 105 : 100 / 7.0, within(1e-12));
      assertThat(lots.close(105)).isEqualTo(cost);
    }
  }

  @Test
  void a_split_that_leaves_no_unit_gives_the_whole_cost_back() {
    for (LotMethod method : LotMethod.values()) {
      Lots lots = bought(method).lots;
      assertThat(lots.split(0.05)).isEqualTo(Money.of(400 + 5 * 111.11 + 6 * 122.22));
      assertThat(lots.lots()).isEmpty();
      assertThat(lots.cost()).isZero();
      assertThat(lots.open(1, 1, 1, 1)).isPositive();
    }
  }

  @Test
  void lots_of_which_a_split_leaves_nothing_leave_their_cost_to_the_next_or_to_the_last() {
    Lots lots = Lots.of(LotMethod.FIFO);
    for (long units : new long[] {1, 4, 1, 1}) { // 0.4, then 2 in all, 2.4 and 2.8
      lots.open(units, 100 * units, units, 40);
    }
    assertThat(lots.split(0.4)).isZero();
    assertThat(lots.lots()).containsExactly(new Lot(2, 2, 700, 4, 100));
    lots.release(60, 0);
    assertThat(lots.lots()).containsExactly(new Lot(2, 2, 640, 4, 100));
    assertThat(lots.close(2)).isEqualTo(640);
  }

  @Test
  void after_a_split_lots_rank_with_those_bought_at_the_new_price() {
    Trades trades = Trades.of(LotMethod.HIFO, new double[][] {{10, 700}, {10, 560}});
    trades.lots.split(7);
    trades.trade(10, 90);
    assertThat(left(trades.trade(-75, 100).lots)).isEqualTo("70@80 5@90");
  }

  @Test
  void a_lot_whose_cost_is_released_ranks_by_what_is_left() {
    Lots lots = Lots.of(LotMethod.HIFO);
    lots.open(10, 1000, 0, 100);
    lots.open(10, 900, 0, 90);
    lots.open(10, 800, 0, 80);
    lots.release(-250, 0);
    assertThat(lots.close(5)).isEqualTo(525);
  }

  @ParameterizedTest
  @EnumSource
  void hundreds_of_lots_are_kept_apart(LotMethod method) {
    Lots lots = Lots.of(method);
    long cost = 0;
    for (int i = 1; i <= 300; i++) {
      long price = i * 7919L % 1009;
      lots.open(i, i * price, i, price);
      cost += i * price;
    }
    Map<Long, Long> taken = new TreeMap<>();
    long released = 0;
    long left = 300 * 301 / 2;
    while (left > 0) {
      long units = Math.min(left, 1 + left % 17);
      released +=
          lots.close(units, (number, u, c, worth, o, p) -> taken.merge(number, u, Long::sum));
      left -= units;
    }
    assertThat(released).isEqualTo(cost);
    if (method == LotMethod.AVERAGE) {
      assertThat(taken).containsExactly(Map.entry(1L, 300L * 301 / 2));
    } else {
      assertThat(taken).hasSize(300).allSatisfy((lot, u) -> assertThat(u).isEqualTo(lot));
    }
  }

  @Test
  void the_cases_of_the_oracle_file() throws IOException {
    JsonNode cases =
        new ObjectMapper().readTree(Oracles.file("expected/lots/lots.json").toFile()).get("cases");
    int checked = 0;
    for (JsonNode one : cases) {
      JsonNode trades = one.path("trades");
      if (one.get("id").asText().equals("aapl2013-9trades")) {
        one.properties().stream()
            .filter(field -> field.getKey().contains("_realised"))
            .forEach(field -> assertRealised(field.getKey(), trades, field.getValue()));
        checked++;
      } else if (one.get("id").asText().equals("beancount-fifo-lifo")) {
        assertTaken(one, LotMethod.FIFO);
        assertTaken(one, LotMethod.LIFO);
        checked++;
      } else if (one.get("id").asText().equals("irs-pub564-table3")) {
        assertThat(basis(LotMethod.FIFO, trades)).isEqualTo(one.at("/FIFO/basis").asDouble());
        assertThat(basis(LotMethod.LIFO, trades))
            .isEqualTo(one.get("LIFO(beancount 2.3.5)").get("basis").asDouble());
        assertThat(basis(LotMethod.AVERAGE, trades))
            .isCloseTo(one.at("/AVERAGE/basis_unrounded").asDouble(), within(1e-8));
        checked++;
      }
    }
    assertThat(checked).isEqualTo(3);
  }

  private static void assertRealised(String field, JsonNode trades, JsonNode expected) {
    LotMethod method = LotMethod.valueOf(field.substring(0, field.indexOf('_')));
    List<Long> realised = Trades.of(method, rows(trades)).realised;
    assertThat(realised).hasSize(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(Money.toDouble(realised.get(i)))
          .as(field)
          .isCloseTo(expected.get(i).asDouble(), within(5e-7));
    }
  }

  private static double[][] rows(JsonNode trades) {
    double[][] rows = new double[trades.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {trades.get(i).get(1).asDouble(), trades.get(i).get(2).asDouble()};
    }
    return rows;
  }

  private static double basis(LotMethod method, JsonNode trades) {
    double[][] rows = rows(trades);
    double[] sale = rows[rows.length - 1];
    long gain = Trades.of(method, rows).total();
    return Money.toDouble(SHARE.notional(sale[1], (long) -sale[0]) - gain);
  }

  private static void assertTaken(JsonNode one, LotMethod method) {
    one.get(method.name())
        .properties()
        .forEach(
            sale -> {
              long quantity = -Long.parseLong(sale.getKey());
              Lots lots = bought(method).lots;
              if (sale.getValue().asText().startsWith("error")) {
                assertThat(lots.refusal(quantity, List.of())).isNotNull();
                return;
              }
              List<String> taken = new ArrayList<>();
              lots.close(quantity, (n, units, cost, worth, o, p) -> taken.add(parts(units, cost)));
              List<String> expected = new ArrayList<>();
              for (JsonNode part : sale.getValue()) {
                expected.add(
                    "%d@%s"
                        .formatted(
                            -part.get(0).asLong(),
                            part.get(1).decimalValue().stripTrailingZeros().toPlainString()));
              }
              if (expected.isEmpty()) {
                assertThat(sale.getValue().asText()).isEqualTo("all");
                assertThat(lots.lots()).isEmpty();
              } else {
                assertThat(taken).isEqualTo(expected);
              }
            });
  }

  /** Lots 1 to 3: 4 at 100, 5 at 111.11, 6 at 122.22, opened at 1, 2 and 3. */
  private static Trades bought(LotMethod method) {
    return Trades.of(method, new double[][] {{4, 100}, {5, 111.11}, {6, 122.22}});
  }

  /** What is left, such as {@code 2@111.11 6@122.22}. */
  private static String left(Lots lots) {
    return String.join(
        " ", lots.lots().stream().map(lot -> parts(lot.quantity(), lot.cost())).toList());
  }

  private static String parts(long quantity, long cost) {
    String price = Money.format(cost / quantity);
    return quantity + "@" + (price.endsWith(".00") ? price.replace(".00", "") : price);
  }

  /**
   * Lots rank by their cost, so that the last of the row may be another one after a change of it.
   */
  @Test
  void what_is_left_over_goes_to_one_lot_in_both_currencies() {
    Lots lots = Lots.of(LotMethod.HIFO);
    lots.open(10, 1_000, 1_200, 1, 100);
    lots.open(10, 990, 1_100, 2, 99);
    lots.release(-50, -60);
    assertThat(lots.lots())
        .containsExactly(new Lot(1, 10, 1_000, 1_200, 1, 100), new Lot(2, 10, 1_040, 1_160, 2, 99));
  }
}
