package io.admf.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00Z, 1970-01-01",
    "1357084800000000000, 2013-01-02T00:00:00Z, 2013-01-02",
    "1357137000000000000, 2013-01-02T14:30:00Z, 2013-01-02T14:30:00Z",
    "1357137000000000001, 2013-01-02T14:30:00.000000001Z, 2013-01-02T14:30:00.000000001Z",
    "-1, 1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999999999Z"
  })
  void are_written_in_utc_whatever_the_machine_thinks(long nanos, String text, String brief) {
    assertThat(Instants.format(nanos)).isEqualTo(text);
    assertThat(Instants.brief(nanos)).isEqualTo(brief);
    assertThat(Instants.nanos(Instant.parse(text))).isEqualTo(nanos);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void every_count_of_nanoseconds_is_an_instant_and_back(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 10_000; i++) {
      long nanos = random.nextLong();
      assertThat(Instants.nanos(Instants.instant(nanos))).as("seed %d", seed).isEqualTo(nanos);
    }
    for (long nanos : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, -1, 0, 1}) {
      assertThat(Instants.nanos(Instants.instant(nanos))).isEqualTo(nanos);
    }
  }

  @Test
  void an_instant_out_of_range_is_refused() {
    Instant last = Instants.instant(Long.MAX_VALUE);
    Instant first = Instants.instant(Long.MIN_VALUE);
    assertThatThrownBy(() -> Instants.nanos(last.plusNanos(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Instants.nanos(first.minusNanos(1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void local_times_need_a_zone_and_know_its_summer() {
    ZoneId newYork = ZoneId.of("America/New_York");
    assertThat(Instants.format(Instants.nanos(LocalDateTime.parse("2013-01-02T09:30"), newYork)))
        .isEqualTo("2013-01-02T14:30:00Z");
    assertThat(Instants.format(Instants.nanos(LocalDateTime.parse("2013-07-02T09:30"), newYork)))
        .isEqualTo("2013-07-02T13:30:00Z");
    assertThat(Instants.nanos(LocalDate.parse("1970-01-02"))).isEqualTo(Instants.DAY);
  }
}
