package io.admf.execution.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.OrderRules;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.PriceBasis;
import io.admf.event.Side;
import io.admf.event.TimeInForce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Terms that make no sense, and why. */
class TermsTest {

  private static final OrderRules TRAILING = OrderRules.PLAIN.trailing(0.5, false);

  private static OrderTerms terms(OrderType type, double limit, double stop) {
    return new OrderTerms("ABC", Side.BUY, 5, type, limit, stop);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LIMIT         | 0        | NaN      | limit price must be positive, was 0.0",
        "LIMIT         | -1       | NaN      | limit price must be positive, was -1.0",
        "LIMIT         | NaN      | NaN      | limit price must be positive, was NaN",
        "LIMIT         | Infinity | NaN      | limit price must be positive, was Infinity",
        "LIMIT_ON_OPEN | 0        | NaN      | limit price must be positive, was 0.0",
        "STOP          | NaN      | 0        | stop price must be positive, was 0.0",
        "STOP          | NaN      | NaN      | stop price must be positive, was NaN",
        "STOP_LIMIT    | 9        | Infinity | stop price must be positive, was Infinity",
        "TRAILING_STOP | NaN      | NaN      | trail must be positive, was NaN"
      })
  void prices_are_positive(OrderType type, double limit, double stop, String why) {
    assertThat(Terms.refusal(terms(type, limit, stop), false, false)).isEqualTo(why);
  }

  @Test
  void a_trailing_stop_need_not_say_where_it_begins_but_what_it_says_is_a_price() {
    OrderTerms open = terms(OrderType.TRAILING_STOP, Double.NaN, Double.NaN).with(TRAILING);
    assertThat(Terms.refusal(open, false, false)).isNull();
    OrderTerms below = terms(OrderType.TRAILING_STOP, Double.NaN, -1).with(TRAILING);
    assertThat(Terms.refusal(below, false, false)).contains("stop price must be positive");
    OrderTerms still =
        terms(OrderType.TRAILING_STOP, Double.NaN, 9).with(OrderRules.PLAIN.trailing(0, true));
    assertThat(Terms.refusal(still, false, false)).isEqualTo("trail must be positive, was 0.0");
  }

  @Test
  void what_hangs_on_another_may_count_its_prices_from_it() {
    OrderTerms below =
        terms(OrderType.STOP, Double.NaN, -2)
            .with(OrderRules.PLAIN.from(PriceBasis.PARENT_PERCENT));
    assertThat(Terms.refusal(below, true, false)).isNull();
    assertThat(Terms.refusal(below, false, false))
        .isEqualTo("prices counted from a parent's need a parent, was none");
    assertThat(Terms.refusal(below.at(Double.NaN, Double.NEGATIVE_INFINITY), true, false))
        .isEqualTo("stop price must be positive, was -Infinity");
  }

  @Test
  void an_order_is_for_something_and_till_some_time() {
    OrderTerms nothing = OrderTerms.market("ABC", Side.BUY, 0);
    assertThat(Terms.refusal(nothing, false, false)).isEqualTo("quantity must be positive, was 0");
    OrderTerms one = OrderTerms.market("ABC", Side.BUY, 1);
    assertThat(Terms.refusal(one, false, false)).isNull();
    assertThat(Terms.refusal(one.with(OrderRules.PLAIN.during(TimeInForce.GTD)), false, false))
        .isEqualTo("an order that is good till an instant needs one, was none");
    assertThat(Terms.refusal(one.with(OrderRules.PLAIN.until(7)), false, false)).isNull();
  }

  @ParameterizedTest
  @EnumSource(names = {"MARKET_ON_CLOSE", "LIMIT_ON_CLOSE"})
  void quotes_know_no_close(OrderType type) {
    assertThat(Terms.refusal(terms(type, 9, Double.NaN), false, false)).isNull();
    assertThat(Terms.refusal(terms(type, 9, Double.NaN), false, true))
        .isEqualTo("an order on close needs bars to know the close, was matched against quotes");
    assertThat(Terms.refusal(terms(OrderType.LIMIT, 9, Double.NaN), false, true)).isNull();
  }
}
