package io.admf.time.calendar;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.time.Instants;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradingCalendarTest {

  private static final long MINUTE = 60 * Instants.SECOND;

  private static TradingCalendar calendar(String name) {
    return requireNonNull(Calendars.named(name));
  }

  private static long at(String instant) {
    return Instants.nanos(Instant.parse(instant));
  }

  @ParameterizedTest
  @CsvSource({
    // both switches of 2024 in New York, London and Frankfurt: the hours move against UTC
    "XNYS, 2024-03-08, 2024-03-08T14:30:00Z, 2024-03-08T21:00:00Z",
    "XNYS, 2024-03-11, 2024-03-11T13:30:00Z, 2024-03-11T20:00:00Z",
    "XNYS, 2024-11-01, 2024-11-01T13:30:00Z, 2024-11-01T20:00:00Z",
    "XNYS, 2024-11-04, 2024-11-04T14:30:00Z, 2024-11-04T21:00:00Z",
    "XLON, 2024-03-28, 2024-03-28T08:00:00Z, 2024-03-28T16:30:00Z",
    "XLON, 2024-04-02, 2024-04-02T07:00:00Z, 2024-04-02T15:30:00Z",
    "XLON, 2024-10-25, 2024-10-25T07:00:00Z, 2024-10-25T15:30:00Z",
    "XLON, 2024-10-28, 2024-10-28T08:00:00Z, 2024-10-28T16:30:00Z",
    "XETR, 2024-03-28, 2024-03-28T08:00:00Z, 2024-03-28T16:30:00Z",
    "XETR, 2024-04-02, 2024-04-02T07:00:00Z, 2024-04-02T15:30:00Z",
    "XETR, 2024-10-25, 2024-10-25T07:00:00Z, 2024-10-25T15:30:00Z",
    "XETR, 2024-10-28, 2024-10-28T08:00:00Z, 2024-10-28T16:30:00Z",
    // New York switches on other days than Europe did before 2007
    "XNYS, 2006-04-03, 2006-04-03T13:30:00Z, 2006-04-03T20:00:00Z",
    "XNYS, 2006-10-30, 2006-10-30T14:30:00Z, 2006-10-30T21:00:00Z",
    // half days
    "XNYS, 2024-11-29, 2024-11-29T14:30:00Z, 2024-11-29T18:00:00Z",
    "XLON, 2024-12-24, 2024-12-24T08:00:00Z, 2024-12-24T12:30:00Z",
    "XETR, 2024-12-30, 2024-12-30T08:00:00Z, 2024-12-30T13:00:00Z",
    "XHKG, 2024-12-24, 2024-12-24T01:30:00Z, 2024-12-24T04:00:00Z",
    // the later close of Tokyo
    "XTKS, 2024-11-01, 2024-11-01T00:00:00Z, 2024-11-01T06:00:00Z",
    "XTKS, 2024-11-05, 2024-11-05T00:00:00Z, 2024-11-05T06:30:00Z",
    "XHKG, 2010-06-01, 2010-06-01T02:00:00Z, 2010-06-01T08:00:00Z",
    "24x7, 2024-03-10, 2024-03-10T00:00:00Z, 2024-03-11T00:00:00Z",
    "24x5, 2024-03-11, 2024-03-10T21:00:00Z, 2024-03-11T21:00:00Z",
    "24x5, 2024-03-08, 2024-03-07T22:00:00Z, 2024-03-08T22:00:00Z"
  })
  void a_session_opens_and_closes_by_the_clocks_of_its_exchange(
      String name, String date, String open, String close) {
    Session session = requireNonNull(calendar(name).session(LocalDate.parse(date)));
    assertThat(Instants.format(session.open())).isEqualTo(open);
    assertThat(Instants.format(session.close())).isEqualTo(close);
  }

  @ParameterizedTest
  @CsvSource({
    "XTKS, 2010-06-01, 11:00, 12:30",
    "XTKS, 2024-06-03, 11:30, 12:30",
    "XHKG, 2010-06-01, 12:30, 14:30",
    "XHKG, 2011-06-01, 12:00, 13:30",
    "XHKG, 2024-06-03, 12:00, 13:00"
  })
  void the_break_is_that_of_its_time(String name, String date, String from, String to) {
    TradingCalendar calendar = calendar(name);
    Session session = requireNonNull(calendar.session(LocalDate.parse(date)));
    assertThat(session.hasBreak()).isTrue();
    ZoneId zone = calendar.zone();
    assertThat(Instants.instant(session.breakStart()).atZone(zone).toLocalTime()).hasToString(from);
    assertThat(Instants.instant(session.breakEnd()).atZone(zone).toLocalTime()).hasToString(to);
    assertThat(calendar.trades(session.breakStart() - 1)).isTrue();
    assertThat(calendar.trades(session.breakStart())).isFalse();
    assertThat(calendar.at(session.breakStart())).isNotNegative();
    assertThat(calendar.trades(session.breakEnd())).isTrue();
  }

  @Test
  void a_half_day_that_ends_at_noon_has_no_break() {
    Session session = requireNonNull(calendar("XHKG").session(LocalDate.of(2024, 12, 31)));
    assertThat(session.hasBreak()).isFalse();
    assertThat(session.breakEnd()).isEqualTo(session.close());
  }

  @Test
  void is_asked_by_instant() {
    TradingCalendar calendar = calendar("XNYS");
    Session friday = requireNonNull(calendar.session(LocalDate.of(2024, 3, 8)));
    Session monday = requireNonNull(calendar.session(LocalDate.of(2024, 3, 11)));
    assertThat(calendar.sessionAt(at("2024-03-08T14:29:59Z"))).isNull();
    assertThat(calendar.sessionAt(at("2024-03-08T14:30:00Z"))).isEqualTo(friday);
    assertThat(calendar.sessionAt(at("2024-03-08T21:00:00Z"))).isNull();
    assertThat(calendar.sessionAfter(at("2024-03-08T14:30:00Z"))).isEqualTo(monday);
    assertThat(calendar.sessionBefore(at("2024-03-08T21:00:00Z"))).isEqualTo(friday);
    assertThat(calendar.sessionBefore(at("2024-03-11T19:59:59Z"))).isEqualTo(friday);
    assertThat(calendar.sessions(LocalDate.of(2024, 3, 8), LocalDate.of(2024, 3, 11)))
        .containsExactly(friday, monday);
    assertThat(calendar.session(LocalDate.of(2024, 3, 9))).isNull();
  }

  @Test
  void says_where_it_ends() {
    TradingCalendar calendar = calendar("XLON");
    assertThat(calendar.knows(LocalDate.of(1990, 1, 1))).isTrue();
    assertThat(calendar.knows(LocalDate.of(1989, 12, 31))).isFalse();
    assertThat(calendar.knows(LocalDate.of(2035, 12, 31))).isTrue();
    assertThat(calendar.knows(LocalDate.of(2036, 1, 1))).isFalse();
    assertThat(calendar.sessionBefore(calendar.open(0))).isNull();
    assertThat(calendar.sessionAfter(calendar.open(calendar.size() - 1))).isNull();
    assertThat(Calendars.named("XXXX")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"XNYS", "XNAS", "XLON", "XETR", "XTKS", "XHKG", "24x7", "24x5"})
  void sessions_ascend_and_are_found_by_any_instant_within(String name) {
    TradingCalendar calendar = calendar(name);
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < calendar.size(); i++) {
      Session session = calendar.session(i);
      assertThat(session.open()).isLessThan(session.close());
      assertThat(session.breakStart()).isBetween(session.open(), session.breakEnd());
      assertThat(session.breakEnd()).isLessThanOrEqualTo(session.close());
      if (i > 0) {
        assertThat(session.open()).isGreaterThanOrEqualTo(calendar.close(i - 1));
        assertThat(calendar.day(i)).isGreaterThan(calendar.day(i - 1));
      }
      long within = random.nextLong(session.open(), session.close());
      assertThat(calendar.at(within)).isEqualTo(i);
      assertThat(calendar.on(session.date().toEpochDay())).isEqualTo(i);
      assertThat(calendar.trades(within)).isEqualTo(session.trades(within));
      if (i + 1 < calendar.size() && calendar.open(i + 1) > session.close()) {
        long between = random.nextLong(session.close(), calendar.open(i + 1));
        assertThat(calendar.at(between)).isEqualTo(-1);
        assertThat(calendar.begun(between)).isEqualTo(i);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"America/New_York, 23, 25", "Europe/London, 23, 25", "Europe/Berlin, 23, 25"})
  void a_day_round_the_clock_is_an_hour_shorter_or_longer_when_clocks_change(
      String zone, int shortest, int longest) {
    TradingCalendar calendar =
        Calendars.weekly("day", ZoneId.of(zone), date -> Hours.of(0, Hours.at(24, 0)));
    int shorter = 0;
    int longer = 0;
    for (Session session :
        calendar.sessions(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31))) {
      long hours = (session.close() - session.open()) / (60 * MINUTE);
      shorter += hours == shortest ? 1 : 0;
      longer += hours == longest ? 1 : 0;
    }
    assertThat(shorter).isEqualTo(1);
    assertThat(longer).isEqualTo(1);
  }

  @Test
  void hours_that_make_no_sense_are_refused() {
    assertThatThrownBy(() -> Calendars.weekly("x", ZoneId.of("UTC"), date -> Hours.of(600, 500)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ends before it begins");
    assertThatThrownBy(() -> Calendars.weekly("x", ZoneId.of("UTC"), date -> Hours.of(-600, 1000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("opens before the one before it closes");
    assertThatThrownBy(() -> Calendars.weekly("x", ZoneId.of("UTC"), date -> Hours.of(600, 600)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no length");
  }
}
