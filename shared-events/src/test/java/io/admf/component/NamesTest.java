package io.admf.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  private static final List<String> KNOWN =
      List.of("momentum", "mean_reversion", "breakout", "sma_crossover", "rsi", "buy_and_hold");

  @ParameterizedTest
  @CsvSource({
    "momentom, momentum",
    "momentmu, momentum",
    "MOMENTUM, momentum",
    "mean-reversion, mean_reversion",
    "meanreversion, mean_reversion",
    "rsy, rsi",
    "irs, rsi",
    "sma_crosover, sma_crossover",
    "buyandhold, buy_and_hold"
  })
  void the_nearest_is_what_may_have_been_meant(String typed, String meant) {
    assertThat(Names.nearest(typed, KNOWN)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"pairs_trading", "xyz", "volatility"})
  void what_is_far_from_all_has_no_nearest(String typed) {
    assertThat(Names.nearest(typed, KNOWN)).isNull();
    assertThat(Names.nearest(typed, List.of())).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "fastPeriod, fast_period",
    "FAST_PERIOD, fast_period",
    "period, period",
    "Period, period",
    "atNoon, at_noon",
    "RSI, rsi",
    "maxDrawdownDays, max_drawdown_days"
  })
  void names_become_snake_case(String name, String snake) {
    assertThat(Names.snake(name)).isEqualTo(snake);
  }

  @ParameterizedTest
  @CsvSource({
    "20, 20",
    "0.5, 0.5",
    "-3, -3",
    "1e-7, 0.0000001",
    "1e20, 100000000000000000000",
    "NaN, NaN",
    "Infinity, Infinity",
    "0.1, 0.1"
  })
  void numbers_are_written_as_people_do(double value, String text) {
    assertThat(Names.number(value)).isEqualTo(text);
    assertThat(Names.text(value)).isEqualTo(text);
  }
}
