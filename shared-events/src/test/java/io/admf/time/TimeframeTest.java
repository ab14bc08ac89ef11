package io.admf.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    "99999m, 5999940, true"
  })
  void is_read_as_researchers_write_it(String text, long seconds, boolean daily) {
    Timeframe timeframe = Timeframe.of(text);
    assertThat(timeframe.nanos()).isEqualTo(seconds * Instants.SECOND);
    assertThat(timeframe.daily()).isEqualTo(daily);
    assertThat(Timeframe.of(timeframe.toString())).isEqualTo(timeframe);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "d", "0d", "01d", "-1d", "1.5h", "1y", "1 d", "100000m"})
  void other_text_is_refused(String text) {
    assertThat(Timeframe.parse(text)).isNull();
    assertThatThrownBy(() -> Timeframe.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a timeframe such as 1m, 5m, 1h or 1d, was " + text);
  }

  @Test
  void orders_by_length() {
    assertThat(Stream.of("1w", "90s", "1d", "1m", "4h").map(Timeframe::of).sorted())
        .extracting(Timeframe::toString)
        .containsExactly("1m", "90s", "4h", "1d", "1w");
    assertThat(Timeframe.of("60m")).isEqualByComparingTo(Timeframe.of("1h"));
  }
}
