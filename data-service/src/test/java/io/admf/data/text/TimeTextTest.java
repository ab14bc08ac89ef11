package io.admf.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.time.Instants;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static long read(TimeText times, String text) {
    char[] buffer = ("1" + text + "1").toCharArray();
    return times.read(buffer, 1, text.length());
  }

  private static String auto(String zone, String text) {
    long nanos = read(TimeText.of("auto", ZoneId.of(zone)), text);
    return nanos == TimeText.UNREADABLE ? "unreadable" : Instants.format(nanos);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "America/New_York",
        "Europe/London",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Asia/Kathmandu",
        "Africa/Casablanca",
        "+05:30"
      })
  void every_local_time_is_what_java_time_makes_of_it(String zone) {
    ZoneId zoneId = ZoneId.of(zone);
    SplittableRandom random = new SplittableRandom(7);
    TimeText times = TimeText.of("auto", zoneId);
    DateTimeFormatter formatter =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS", Locale.ROOT);
    for (int i = 0; i < 20_000; i++) {
      long from = -9_000_000_000L;
      LocalDateTime start =
          LocalDateTime.ofEpochSecond(random.nextLong(from, -from), 0, ZoneOffset.UTC);
      // a run within and past the day, so that what is remembered of a day is used
      for (int k = 0; k < 4; k++) {
        LocalDateTime local = start.plusHours(7L * k).plusNanos(random.nextInt(1_000_000_000));
        assertThat(read(times, formatter.format(local)))
            .as("seed 7: %s in %s", local, zone)
            .isEqualTo(Instants.nanos(local, zoneId));
      }
    }
  }

  @Test
  void every_quarter_hour_of_days_on_which_clocks_change_is_what_java_time_makes_of_it() {
    for (String zone : new String[] {"America/New_York", "Australia/Lord_Howe", "Pacific/Apia"}) {
      TimeText times = TimeText.of("auto", ZoneId.of(zone));
      LocalDateTime local = LocalDateTime.of(2011, 1, 1, 0, 0);
      for (; local.getYear() == 2011; local = local.plusMinutes(15)) {
        assertThat(read(times, local.toString()))
            .as("%s in %s", local, zone)
            .isEqualTo(Instants.nanos(local, ZoneId.of(zone)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, 2013-01-02, 2013-01-02T00:00:00Z",
    "America/New_York, 2013-01-02, 2013-01-02T05:00:00Z",
    "America/New_York, 2013-07-02, 2013-07-02T04:00:00Z",
    "UTC, 2013-01-02 09:30, 2013-01-02T09:30:00Z",
    "UTC, 2013-01-02T09:30:15, 2013-01-02T09:30:15Z",
    "UTC, 2013-01-02 09:30:15.25, 2013-01-02T09:30:15.250Z",
    "America/New_York, 2013-01-02T09:30:00Z, 2013-01-02T09:30:00Z",
    "America/New_York, 2013-01-02 09:30:00+00:00, 2013-01-02T09:30:00Z",
    "UTC, 2013-01-02T09:30:00-05:00, 2013-01-02T14:30:00Z",
    "UTC, 2013-01-02T09:30+0530, 2013-01-02T04:00:00Z",
    "UTC, 2013-01-02T09:30-05, 2013-01-02T14:30:00Z",
    "UTC, 2012-02-29, 2012-02-29T00:00:00Z",
    "UTC, 1969-12-31T23:59:59.5, 1969-12-31T23:59:59.500Z"
  })
  void iso_texts_are_read(String zone, String text, String expected) {
    assertThat(auto(zone, text)).isEqualTo(expected);
  }

  @Test
  void a_time_that_the_clocks_skip_moves_on_by_the_gap_and_one_that_occurs_twice_is_the_earlier() {
    assertThat(auto("America/New_York", "2020-03-08 02:30")).isEqualTo("2020-03-08T07:30:00Z");
    assertThat(auto("America/New_York", "2020-03-08 03:30")).isEqualTo("2020-03-08T07:30:00Z");
    assertThat(auto("America/New_York", "2020-11-01 01:30")).isEqualTo("2020-11-01T05:30:00Z");
    assertThat(auto("America/New_York", "2020-11-01 02:30")).isEqualTo("2020-11-01T07:30:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2013",
        "2013-1-2",
        "2013/01/02",
        "01/02/2013",
        "20130102",
        "2013-13-01",
        "2013-00-01",
        "2013-02-29",
        "2013-04-31",
        "2013-01-00",
        "2013-01-02T",
        "2013-01-02T9:30",
        "2013-01-02T24:00",
        "2013-01-02T09:60",
        "2013-01-02T09:30:60",
        "2013-01-02T09:30:00.",
        "2013-01-02x09:30",
        "2013-01-02T09:30:00.1234567890",
        "2013-01-02T09:30:00+",
        "2013-01-02T09:30:00+1",
        "2013-01-02T09:30:00 UTC",
        "2013-01-02T09:30:00Zx",
        "0013-01-02",
        "2300-01-01",
        "20a3-01-02",
        "2013-01-02T09:30:00+19:00"
      })
  void texts_that_are_not_iso_times_are_unreadable(String text) {
    assertThat(auto("UTC", text)).isEqualTo("unreadable");
  }

  @Test
  void a_day_that_does_not_exist_is_unreadable_after_one_that_does() {
    TimeText times = TimeText.of("auto", ZoneOffset.UTC);
    assertThat(read(times, "2013-02-28"))
        .isEqualTo(Instants.nanos(Instant.parse("2013-02-28T00:00:00Z")));
    assertThat(read(times, "2013-02-29")).isEqualTo(TimeText.UNREADABLE);
    assertThat(read(times, "2013-02-28 01:00"))
        .isEqualTo(Instants.nanos(Instant.parse("2013-02-28T01:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "epoch_s, 1385337600, 2013-11-25T00:00:00Z",
    "epoch_s, 1385337600.5, 2013-11-25T00:00:00.500Z",
    "epoch_ms, 1385337600123, 2013-11-25T00:00:00.123Z",
    "epoch_us, 1385337600123456, 2013-11-25T00:00:00.123456Z",
    "epoch_ns, 1385337600123456789, 2013-11-25T00:00:00.123456789Z",
    "epoch_s, -1, 1969-12-31T23:59:59Z"
  })
  void counts_since_1970_are_read_by_their_unit(String format, String text, String expected) {
    assertThat(Instants.format(read(TimeText.of(format, NEW_YORK), text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "epoch_s, ''",
    "epoch_s, -",
    "epoch_s, 12a",
    "epoch_s, 99999999999",
    "epoch_s, 1.x",
    "epoch_ns, 9223372036854775808",
    "epoch_ms, 2013-01-02"
  })
  void other_texts_are_not_counts(String format, String text) {
    assertThat(read(TimeText.of(format, NEW_YORK), text)).isEqualTo(TimeText.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "M/d/yyyy h:mm:ss a, 1/9/2013 12:00:00 AM, 2013-01-09T05:00:00Z",
    "M/d/yyyy h:mm:ss a, 12/31/2013 1:30:00 pm, 2013-12-31T18:30:00Z",
    "dd.MM.yyyy, 31.12.2013, 2013-12-31T05:00:00Z",
    "yyyyMMdd, 20131231, 2013-12-31T05:00:00Z",
    "uuuu-MM-dd HH:mm XXX, 2013-12-31 10:00 +01:00, 2013-12-31T09:00:00Z",
    "dd-MMM-yyyy, 02-Jan-2013, 2013-01-02T05:00:00Z"
  })
  void patterns_are_read_in_the_zone_given(String pattern, String text, String expected) {
    assertThat(Instants.format(read(TimeText.of(pattern, NEW_YORK), text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"MM/dd/yyyy, 13/01/2013", "MM/dd/yyyy, 02/30/2013", "MM/dd/yyyy, 2013-01-02"})
  void a_date_that_does_not_fit_its_pattern_is_unreadable(String pattern, String text) {
    assertThat(read(TimeText.of(pattern, NEW_YORK), text)).isEqualTo(TimeText.UNREADABLE);
  }

  @Test
  void a_format_that_is_no_pattern_is_refused() {
    assertThatThrownBy(() -> TimeText.of("epoch", NEW_YORK))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void offsets_in_the_text_win_over_the_zone_for_every_generated_time() {
    SplittableRandom random = new SplittableRandom(11);
    TimeText times = TimeText.of("auto", NEW_YORK);
    for (int i = 0; i < 20_000; i++) {
      OffsetDateTime time =
          OffsetDateTime.ofInstant(
              Instant.ofEpochSecond(random.nextLong(4_000_000_000L)),
              ZoneOffset.ofTotalSeconds(random.nextInt(-72, 73) * 15 * 60));
      assertThat(read(times, time.toString()))
          .as("seed 11: %s", time)
          .isEqualTo(Instants.nanos(time.toInstant()));
    }
  }
}
