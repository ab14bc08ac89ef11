package io.admf.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

  private static final Map<String, ExpressionType> VARIABLES =
      new TreeMap<>(
          Map.of(
              "rsi_14", ExpressionType.NUMBER,
              "close", ExpressionType.NUMBER,
              "sma_20", ExpressionType.NUMBER,
              "macd.signal", ExpressionType.NUMBER,
              "regime", ExpressionType.TEXT,
              "open_position", ExpressionType.BOOLEAN));

  private static final Map<String, Object> VALUES =
      Map.of(
          "rsi_14", 60.0,
          "close", 102.5,
          "sma_20", 100.0,
          "macd.signal", -0.25,
          "regime", "high_volatility",
          "open_position", true);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "rsi_14 < 70                                        ; true",
        "rsi_14 < 60                                        ; false",
        "rsi_14 <= 60                                       ; true",
        "rsi_14 == 60                                       ; true",
        "rsi_14 != 60                                       ; false",
        "70 > rsi_14                                        ; true",
        "close > 1.01 * sma_20                              ; true",
        "close > 2 * sma_20                                 ; false",
        "close / 2 > 51                                     ; true",
        "1 / 4 == 0.25                                      ; true",
        "-close < -102                                      ; true",
        "close - sma_20 == 2.5                              ; true",
        "rsi_14 > 30 && rsi_14 < 70                         ; true",
        "rsi_14 < 30 || rsi_14 > 70                         ; false",
        "!(rsi_14 > 70)                                     ; true",
        "regime == 'high_volatility' && close > sma_20      ; true",
        "regime in ['low', 'medium']                        ; false",
        "rsi_14 in [50, 60, 70]                             ; true",
        "[30, 70].exists(x, x < rsi_14)                     ; true",
        "[30, 70].all(x, x < rsi_14)                        ; false",
        "[1, 2, 60].exists_one(x, x == rsi_14)              ; true",
        "regime.startsWith('high')                          ; true",
        "size(regime) > 3                                   ; true",
        "math.abs(macd.signal) == 0.25                      ; true",
        "math.greatest(close, sma_20, 3) == close           ; true",
        "open_position ? rsi_14 > 50 : rsi_14 > 80          ; true"
      })
  void means_what_a_researcher_expects(String text, boolean expected) {
    assertThat(Expression.condition(text, VARIABLES).test(VALUES)).isEqualTo(expected);
  }

  @Test
  void gives_a_number_or_a_text_where_that_is_wanted() {
    Expression spread = Expression.compile("close - sma_20", VARIABLES);
    assertThat(spread.type()).isEqualTo(ExpressionType.NUMBER);
    assertThat(spread.evaluate(VALUES)).isEqualTo(2.5);
    Expression length = Expression.compile("size(regime)", VARIABLES);
    assertThat(length.evaluate(VALUES)).isEqualTo(15.0);
    Expression choice = Expression.compile("rsi_14 > 50 ? 'up' : 'down'", VARIABLES);
    assertThat(choice.type()).isEqualTo(ExpressionType.TEXT);
    assertThat(choice.evaluate(VALUES)).isEqualTo("up");
  }

  @Test
  void takes_whole_numbers_as_values_too() {
    Expression expression = Expression.compile("a + b > 2.5", Set.of("a", "b"));
    assertThat(expression.test(Map.of("a", 1, "b", 2L))).isTrue();
    assertThat(expression.test(name -> 1)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void computes_the_same_doubles_as_java(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Expression expression =
        Expression.compile("(a * 3 - b) / (a + 7) + 0.1 * b - 2", Set.of("a", "b"));
    for (int i = 0; i < 1_000; i++) {
      double a = random.nextDouble(-100, 100);
      double b = random.nextDouble(-100, 100);
      assertThat(expression.evaluate(Map.of("a", a, "b", b)))
          .as("seed %d, a %s, b %s", seed, a, b)
          .isEqualTo((a * 3 - b) / (a + 7) + 0.1 * b - 2);
    }
  }

  @Test
  void nothing_is_above_or_below_a_value_that_is_not_there_yet() {
    Map<String, Double> warmingUp = Map.of("x", Double.NaN);
    for (String text : List.of("x < 1", "x > 1", "x <= 1", "x >= 1", "x == 1", "x == x")) {
      assertThat(Expression.compile(text, Set.of("x")).test(warmingUp)).as(text).isFalse();
    }
    assertThat(Expression.compile("!(x < 1)", Set.of("x")).test(warmingUp)).isTrue();
    assertThat(Expression.compile("x != 1", Set.of("x")).test(warmingUp)).isTrue();
  }

  @Test
  void lists_the_variables_of_a_text() {
    assertThat(Expression.identifiers("rsi_14 < 70 && close > 1.01 * sma_20 && rsi_14 > 3"))
        .containsExactly("close", "rsi_14", "sma_20");
    assertThat(Expression.identifiers("macd.signal > 0 && regime.startsWith('high')"))
        .containsExactly("macd.signal", "regime");
    assertThat(Expression.identifiers("[x, 70].exists(y, y < rsi_14) && {'a': z}['a'] > 1"))
        .containsExactly("rsi_14", "x", "z");
    assertThat(Expression.identifiers("[1].exists(x, x > y) && x > 2")).containsExactly("x", "y");
    assertThat(Expression.identifiers("math.abs(a) > math.least(b, 2)")).containsExactly("a", "b");
    assertThat(Expression.identifiers("1 < 2")).isEmpty();
    assertThat(Expression.compile("rsi_14 < 70", VARIABLES).variables())
        .containsExactly(Map.entry("rsi_14", ExpressionType.NUMBER));
  }

  @Test
  void names_every_unknown_variable_its_column_and_what_may_have_been_meant() {
    assertThatThrownBy(() -> Expression.compile("close > smo_20 && foo < 1", VARIABLES))
        .isInstanceOfSatisfying(
            ExpressionException.class,
            e -> {
              assertThat(e.line()).isEqualTo(1);
              assertThat(e.column()).isEqualTo(9);
            })
        .hasMessage(
            "expression 'close > smo_20 && foo < 1': column 9: there is no smo_20, did you mean"
                + " sma_20?; there are [close, macd.signal, open_position, regime, rsi_14, sma_20];"
                + " column 19: there is no foo; there are [close, macd.signal, open_position,"
                + " regime, rsi_14, sma_20]");
  }

  @Test
  void points_at_a_mistake_on_a_later_line() {
    assertThatThrownBy(() -> Expression.compile("close > 1\n && zig > 2", VARIABLES))
        .isInstanceOfSatisfying(
            ExpressionException.class,
            e -> {
              assertThat(e.line()).isEqualTo(2);
              assertThat(e.column()).isEqualTo(5);
            })
        .hasMessageContaining("line 2, column 5: there is no zig");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "close >                | 8  | mismatched input",
        "(close > 1             | 11 | missing ')'",
        "close > 'high'         | 7  | > does not apply to (number, text)",
        "regime > 2             | 8  | > does not apply to (text, number)",
        "close % 2 == 0         | 7  | % does not apply to (number, number)",
        "close && true          | 7  | && does not apply to (number, true or false)",
        "foo(close)             | 4  | undeclared reference to 'foo'",
        "[close]                | 1  | expected a number, text or true or false, was list"
      })
  void says_what_is_wrong_and_where(String text, int column, String message) {
    assertThatThrownBy(() -> Expression.compile(text, VARIABLES))
        .isInstanceOfSatisfying(
            ExpressionException.class, e -> assertThat(e.column()).as(text).isEqualTo(column))
        .hasMessageStartingWith("expression '" + text + "': column " + column + ": ")
        .hasMessageContaining(message);
  }

  @Test
  void a_condition_must_be_true_or_false() {
    assertThatThrownBy(() -> Expression.condition("close + 1", VARIABLES))
        .isInstanceOf(ExpressionException.class)
        .hasMessage(
            "expression 'close + 1': expected a condition, which is true or false, was a number");
    assertThatThrownBy(() -> Expression.compile("close + 1", VARIABLES).test(VALUES))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_missing_value_and_one_of_another_type_are_named() {
    Expression expression = Expression.compile("rsi_14 < 70", VARIABLES);
    assertThatThrownBy(() -> expression.test(Map.of("close", 1.0)))
        .isInstanceOf(ExpressionException.class)
        .hasMessage(
            "expression 'rsi_14 < 70': expected a value of type NUMBER for rsi_14, was null");
    assertThatThrownBy(() -> expression.test(Map.of("rsi_14", "high")))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("expected a value of type NUMBER for rsi_14, was high");
  }

  @Test
  void one_expression_serves_many_threads() throws Exception {
    Expression expression =
        Expression.compile("math.abs(a - 500) < 250 && [1, 2, 3].exists(x, x < a)", Set.of("a"));
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      tasks.add(
          () -> {
            int holds = 0;
            for (int a = 0; a < 1_000; a++) {
              holds += expression.test(Map.of("a", a)) ? 1 : 0;
            }
            return holds;
          });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (var result : threads.invokeAll(tasks)) {
        assertThat(result.get()).isEqualTo(499);
      }
    }
  }
}
