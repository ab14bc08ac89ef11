package io.admf.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeframeTest {

  @ParameterizedTest
  @CsvSource({
    "30s, 30, false",
    "1m, 60, false",
    "5M, 300, false",
    "1h, 3600, false",
    "24h, 86400, true",
    "1d, 86400, true",
    "' 1D ', 86400, true",
    "1w, 604800, true",
    "99999m, 5999940, true",
    "1mo, 2592000, true",
    "3MO, 7776000, true"
  })
  void is_read_as_researchers_write_it(String text, long seconds, boolean daily) {
    Timeframe timeframe = Timeframe.of(text);
    assertThat(timeframe.nanos()).isEqualTo(seconds * Instants.SECOND);
    assertThat(timeframe.daily()).isEqualTo(daily);
    assertThat(Timeframe.of(timeframe.toString())).isEqualTo(timeframe);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "1", "d", "0d", "01d", "-1d", "1.5h", "1y", "1 d", "100000m", "1mon", "99999w", "1500mo"
      })
  void other_text_is_refused(String text) {
    assertThat(Timeframe.parse(text)).isNull();
    assertThatThrownBy(() -> Timeframe.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a timeframe such as 1m, 5m, 1h or 1d, was " + text);
  }

  @ParameterizedTest
  @CsvSource({
    "1d, 2024-02-28, 2024-02-29",
    "1w, 2024-02-26, 2024-03-04",
    "1mo, 2024-01-31, 2024-02-29",
    "3mo, 2023-12-01, 2024-03-01"
  })
  void a_dated_bar_ends_before_the_date_of_the_next(String text, LocalDate first, LocalDate end) {
    assertThat(Timeframe.of(text).dated()).isTrue();
    assertThat(Timeframe.of(text).end(first)).isEqualTo(end);
  }

  @Test
  void hours_and_minutes_are_told_by_the_clock_even_when_they_fill_a_day() {
    assertThat(Timeframe.of("24h").dated()).isFalse();
    assertThatThrownBy(() -> Timeframe.of("5m").end(LocalDate.EPOCH))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("5m is not counted in days");
  }

  @Test
  void orders_by_length() {
    assertThat(
            Stream.of("1mo", "1w", "90s", "4w", "1d", "5w", "1m", "4h").map(Timeframe::of).sorted())
        .extracting(Timeframe::toString)
        .containsExactly("1m", "90s", "4h", "1d", "1w", "4w", "1mo", "5w");
    assertThat(Timeframe.of("60m")).isEqualByComparingTo(Timeframe.of("1h"));
  }
}
