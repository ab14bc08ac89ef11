package io.admf.data.session;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.config.BadInputException;
import io.admf.data.DataKernel;
import io.admf.data.Market;
import io.admf.data.Market.Row;
import io.admf.data.SkippedRows;
import io.admf.frame.BarBlock;
import io.admf.plan.CalendarSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.TimeSpec;
import io.admf.time.Instants;
import io.admf.time.Timeframe;
import io.admf.time.calendar.Calendars;
import io.admf.time.calendar.Session;
import io.admf.time.calendar.TradingCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of bars with a calendar, from their stamps to what a run sees. */
class CalendarDataTest {

  private static final long MINUTE = 60 * Instants.SECOND;
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  @TempDir private Path folder;

  private static TimeSpec on(String calendar) {
    return new TimeSpec(CalendarSpec.named(calendar), List.of(), true, null, false);
  }

  private static TimeSpec all(String calendar) {
    return new TimeSpec(CalendarSpec.named(calendar), List.of(), false, null, false);
  }

  private static TimeSpec resampled(@Nullable String calendar, String from, boolean keep) {
    CalendarSpec spec = calendar == null ? null : CalendarSpec.named(calendar);
    return new TimeSpec(spec, List.of(), spec != null, Timeframe.of(from), keep);
  }

  private record Reading(List<Row> rows, List<String> notes) {

    /** Opening and closing times. */
    List<String> times() {
      return rows.stream()
          .map(row -> Instants.format(row.eventTime()) + " " + Instants.format(row.knownAt()))
          .toList();
    }
  }

  private static Reading read(Market market, TimeSpec time) {
    RunPlan plan = market.plan();
    try (DataKernel kernel = new DataKernel(plan.with(plan.data().with(time)), Market.COMPONENTS)) {
      List<BarBlock> blocks = new ArrayList<>();
      for (BarBlock block = kernel.next(); block != null; block = kernel.next()) {
        blocks.add(block);
      }
      return new Reading(Market.rows(blocks), SkippedRows.notes(kernel.notes()));
    }
  }

  private Market csv(String id, List<String> stamps) throws IOException {
    StringBuilder text = new StringBuilder("time,open,high,low,close,volume\n");
    stamps.forEach(stamp -> text.append(stamp).append(",5,6,4,5,1\n"));
    Files.writeString(folder.resolve(id + ".csv"), text);
    return Market.of("csv", id).in(folder).with("path", "{symbol}_{timeframe}.csv");
  }

  private static List<String> local(String zone, long from, long to, long step) {
    List<String> stamps = new ArrayList<>();
    for (long time = from; time < to; time += step) {
      stamps.add(LOCAL.format(LocalDateTime.ofInstant(Instants.instant(time), ZoneId.of(zone))));
    }
    return stamps;
  }

  private static long at(String instant) {
    return Instants.nanos(Instant.parse(instant));
  }

  private static TradingCalendar calendar(String name) {
    return requireNonNull(Calendars.named(name));
  }

  @Test
  void a_daily_bar_opens_and_closes_with_the_session_of_its_date() throws IOException {
    Market market = csv("SPY_1d", List.of("2024-11-27", "2024-11-29", "2024-12-02"));
    List<String> expected =
        List.of(
            "2024-11-27T14:30:00Z 2024-11-27T21:00:00Z",
            "2024-11-29T14:30:00Z 2024-11-29T18:00:00Z",
            "2024-12-02T14:30:00Z 2024-12-02T21:00:00Z");
    assertThat(read(market, on("XNYS")).times()).isEqualTo(expected);
    assertThat(read(market, all("XNYS")).times()).isEqualTo(expected);
    assertThat(read(market.with("time_zone", "America/New_York"), on("XNYS")).times())
        .isEqualTo(expected);
    assertThat(read(market.with("time_zone", "Europe/Berlin"), on("XNYS")).times())
        .isEqualTo(expected);
  }

  @Test
  void a_daily_bar_may_be_stamped_with_an_instant_of_its_session() throws IOException {
    List<String> expected =
        List.of(
            "2024-11-27T14:30:00Z 2024-11-27T21:00:00Z",
            "2024-11-29T14:30:00Z 2024-11-29T18:00:00Z");
    Market opens = csv("A_1d", List.of("2024-11-27T14:30:00Z", "2024-11-29T14:30:00Z"));
    assertThat(read(opens, on("XNYS")).times()).isEqualTo(expected);
    Market midnights = csv("M_1d", List.of("2024-11-27T00:00:00-05:00", "2024-11-29T05:00:00Z"));
    assertThat(read(midnights, on("XNYS")).times()).isEqualTo(expected);
    Market closes = csv("B_1d", List.of("2024-11-27T21:00:00Z", "2024-11-29T18:00:00Z"));
    assertThat(read(closes.with("stamp", "close"), on("XNYS")).times()).isEqualTo(expected);
    Market ends = csv("C_1d", List.of("2024-11-28", "2024-11-30"));
    assertThat(read(ends.with("stamp", "close"), on("XNYS")).times()).isEqualTo(expected);
  }

  @Test
  void a_day_of_foreign_exchange_opens_on_the_evening_before() throws IOException {
    Market market = csv("EURUSD_1d", List.of("2024-03-08", "2024-03-11"));
    assertThat(read(market, on("24x5")).times())
        .containsExactly(
            "2024-03-07T22:00:00Z 2024-03-08T22:00:00Z",
            "2024-03-10T21:00:00Z 2024-03-11T21:00:00Z");
  }

  @Test
  void weeks_and_months_close_with_their_last_session() throws IOException {
    Market weeks = csv("SPY_1w", List.of("2024-11-18", "2024-11-25", "2024-12-02"));
    List<String> expected =
        List.of(
            "2024-11-18T14:30:00Z 2024-11-22T21:00:00Z",
            "2024-11-25T14:30:00Z 2024-11-29T18:00:00Z",
            "2024-12-02T14:30:00Z 2024-12-06T21:00:00Z");
    assertThat(read(weeks, on("XNYS")).times()).isEqualTo(expected);
    Market ends = csv("QQQ_1w", List.of("2024-11-23", "2024-11-30", "2024-12-07"));
    assertThat(read(ends.with("stamp", "close"), on("XNYS")).times()).isEqualTo(expected);
    Market months = csv("SPY_1mo", List.of("2024-02-01", "2024-03-01"));
    assertThat(read(months, on("XNYS")).times())
        .containsExactly(
            "2024-02-01T14:30:00Z 2024-02-29T21:00:00Z",
            "2024-03-01T14:30:00Z 2024-03-28T20:00:00Z");
    Market holiday = csv("DIA_1w", List.of("2024-01-15", "2024-01-22")); // Monday is a holiday
    assertThat(read(holiday, on("XNYS")).times())
        .containsExactly(
            "2024-01-16T14:30:00Z 2024-01-19T21:00:00Z",
            "2024-01-22T14:30:00Z 2024-01-26T21:00:00Z");
  }

  @Test
  void the_last_hour_of_a_session_closes_with_it_where_only_regular_hours_are_wanted()
      throws IOException {
    Market market =
        csv(
            "SPY_1h",
            local("UTC", at("2024-11-29T14:30:00Z"), at("2024-11-29T18:30:00Z"), 60 * MINUTE));
    assertThat(read(market, on("XNYS")).times())
        .containsExactly(
            "2024-11-29T14:30:00Z 2024-11-29T15:30:00Z",
            "2024-11-29T15:30:00Z 2024-11-29T16:30:00Z",
            "2024-11-29T16:30:00Z 2024-11-29T17:30:00Z",
            "2024-11-29T17:30:00Z 2024-11-29T18:00:00Z");
    assertThat(read(market, all("XNYS")).times().getLast())
        .isEqualTo("2024-11-29T17:30:00Z 2024-11-29T18:30:00Z");
  }

  @Test
  void bars_outside_sessions_are_left_out_and_counted() throws IOException {
    long step = 30 * MINUTE;
    Market market =
        csv("SPY_30m", local("UTC", at("2024-12-02T09:00:00Z"), at("2024-12-03T01:00:00Z"), step));
    Reading regular = read(market, on("XNYS"));
    assertThat(regular.rows()).hasSize(13);
    assertThat(regular.notes())
        .containsExactly("Left out 19 bars of SPY_30m outside the sessions of XNYS.");
    assertThat(read(market, all("XNYS")).rows()).hasSize(32);
    assertThat(read(market, all("XNYS")).notes()).isEmpty();
  }

  @Test
  void a_bar_that_reaches_into_a_session_is_within_it_and_one_of_a_break_is_not()
      throws IOException {
    long hour = 60 * MINUTE;
    Market hours =
        csv("SPY_1h", local("UTC", at("2024-12-02T12:00:00Z"), at("2024-12-02T23:00:00Z"), hour));
    assertThat(read(hours, on("XNYS")).times().getFirst())
        .isEqualTo("2024-12-02T14:00:00Z 2024-12-02T15:00:00Z");
    assertThat(read(hours, on("XNYS")).rows()).hasSize(7);
    Market minutes =
        csv("T_1m", local("UTC", at("2024-06-03T00:00:00Z"), at("2024-06-03T06:00:00Z"), MINUTE));
    assertThat(read(minutes, on("XTKS")).rows()).hasSize(300);
    Market clock =
        csv("T_1h", local("UTC", at("2024-06-03T00:00:00Z"), at("2024-06-03T06:00:00Z"), hour));
    assertThat(read(clock, on("XTKS")).rows()).hasSize(6);
  }

  @Test
  void days_that_are_no_sessions_are_left_out() throws IOException {
    Market market = csv("SPY_1d", List.of("2024-12-24", "2024-12-25", "2024-12-26", "2024-12-28"));
    Reading reading = read(market, on("XNYS"));
    assertThat(reading.times())
        .containsExactly(
            "2024-12-24T14:30:00Z 2024-12-24T18:00:00Z",
            "2024-12-26T14:30:00Z 2024-12-26T21:00:00Z");
    assertThat(reading.notes())
        .containsExactly("Left out 2 bars of SPY_1d outside the sessions of XNYS.");
    assertThat(read(market, all("XNYS")).times().get(1))
        .isEqualTo("2024-12-25T05:00:00Z 2024-12-26T05:00:00Z");
  }

  @Test
  void years_that_a_calendar_does_not_know_are_refused_where_they_are_wanted() throws IOException {
    Market market = csv("SPY_1d", List.of("1985-06-03", "1995-06-05"));
    assertThatThrownBy(() -> read(market, on("XNYS")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "the calendar XNYS knows the years 1990 to 2035, was a bar of 1985-06-03");
    assertThat(read(market.between("1990-01-01", "2000-01-01"), on("XNYS")).rows()).hasSize(1);
  }

  @Test
  void two_bars_that_close_with_one_session_are_refused() throws IOException {
    Market market = csv("SPY_1h", List.of("2024-12-02T20:15:00Z", "2024-12-02T20:50:00Z"));
    assertThatThrownBy(() -> read(market, on("XNYS")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("expected each bar of SPY_1h to close after the one before");
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2024-03-10T05:00:00Z, 2024-03-11T04:00:00Z, 1380",
    "America/New_York, 2024-11-03T04:00:00Z, 2024-11-04T05:00:00Z, 1500",
    "Europe/London, 2024-03-31T00:00:00Z, 2024-03-31T23:00:00Z, 1380",
    "Europe/London, 2024-10-26T23:00:00Z, 2024-10-28T00:00:00Z, 1500",
    "Europe/Berlin, 2024-03-30T23:00:00Z, 2024-03-31T22:00:00Z, 1380",
    "Europe/Berlin, 2024-10-26T22:00:00Z, 2024-10-27T23:00:00Z, 1500",
    "Asia/Tokyo, 2024-03-30T15:00:00Z, 2024-03-31T15:00:00Z, 1440",
    "Asia/Hong_Kong, 2024-10-26T16:00:00Z, 2024-10-27T16:00:00Z, 1440"
  })
  void minutes_across_a_change_of_clocks(String zone, String from, String to, int minutes)
      throws IOException {
    long first = at(from);
    long end = at(to);
    assertThat((end - first) / MINUTE).isEqualTo(minutes);
    List<String> withOffsets = new ArrayList<>();
    for (long time = first; time < end; time += MINUTE) {
      withOffsets.add(
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
              Instants.instant(time).atZone(ZoneId.of(zone))));
    }
    Market offsets = csv("X_1m", withOffsets);
    for (TimeSpec time : new TimeSpec[] {on("24x7"), all("24x5")}) {
      assertThat(read(offsets, time).rows())
          .hasSize(minutes)
          .allSatisfy(row -> assertThat(row.knownAt() - row.eventTime()).isEqualTo(MINUTE));
    }
    Market local = csv("Y_1m", local(zone, first, end, MINUTE)).with("time_zone", zone);
    if (minutes == 1500) { // the hour that occurs twice cannot be told apart without offsets
      assertThatThrownBy(() -> read(local, on("24x7")))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("time must be after");
    } else {
      List<Row> rows = read(local, on("24x7")).rows();
      assertThat(rows).hasSize(minutes);
      assertThat(rows.getFirst().eventTime()).isEqualTo(first);
      assertThat(rows.getLast().knownAt()).isEqualTo(end);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "XNYS, 2024-03-04, 2024-03-15, 390",
    "XNYS, 2024-10-28, 2024-11-08, 390",
    "XLON, 2024-03-25, 2024-04-05, 510",
    "XLON, 2024-10-21, 2024-11-01, 510",
    "XETR, 2024-03-25, 2024-04-05, 510",
    "XETR, 2024-10-21, 2024-11-01, 510",
    "XTKS, 2024-03-04, 2024-03-15, 300",
    "XHKG, 2024-10-21, 2024-11-01, 330"
  })
  void every_session_has_its_minutes_on_both_sides_of_a_change_of_clocks(
      String name, String first, String last, int minutes) throws IOException {
    TradingCalendar calendar = calendar(name);
    List<Session> sessions = calendar.sessions(LocalDate.parse(first), LocalDate.parse(last));
    long from = Instants.nanos(LocalDate.parse(first));
    long to = Instants.nanos(LocalDate.parse(last).plusDays(1));
    String zone = calendar.zone().getId();
    Market market =
        csv("X_1m", local(zone, from, to, MINUTE).stream().distinct().sorted().toList());
    Map<LocalDate, Integer> counted = new TreeMap<>();
    for (Row row : read(market.with("time_zone", zone), on(name)).rows()) {
      assertThat(calendar.trades(row.eventTime())).isTrue();
      counted.merge(requireNonNull(calendar.sessionAt(row.eventTime())).date(), 1, Integer::sum);
    }
    Map<LocalDate, Integer> expected = new TreeMap<>();
    sessions.forEach(session -> expected.put(session.date(), minutes));
    assertThat(counted).isEqualTo(expected);
  }

  @Test
  void series_of_several_timeframes_are_made_of_one_file_and_never_seen_before_they_close()
      throws IOException {
    csv("X_1m", local("UTC", at("2024-11-25T00:00:00Z"), at("2024-12-10T00:00:00Z"), MINUTE));
    Market market =
        Market.of("csv", "X_1m", "X_5m", "X_1h", "X_1d", "X_1w")
            .in(folder)
            .with("path", "{symbol}_{timeframe}.csv");
    Reading reading = read(market, resampled("XNYS", "1m", false));
    long known = Long.MIN_VALUE;
    Map<String, Long> lastMinute = new TreeMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    Function<Row, BarGrid> grid =
        row ->
            BarGrid.of(
                market.series().get(Integer.parseInt(row.series())).timeframe(), calendar("XNYS"));
    for (Row row : reading.rows()) {
      assertThat(row.knownAt()).isGreaterThanOrEqualTo(known);
      known = row.knownAt();
      BarGrid own = grid.apply(row);
      assertThat(own.find(row.eventTime(), row.knownAt())).isTrue();
      assertThat(row.knownAt()).isEqualTo(own.closed());
      counts.merge(row.series(), 1, Integer::sum);
      if (row.series().equals("0")) {
        lastMinute.put("0", row.knownAt());
      } else {
        assertThat(lastMinute).containsEntry("0", row.knownAt());
      }
    }
    // nine whole sessions and a half day
    assertThat(counts)
        .isEqualTo(
            new TreeMap<>(
                Map.of("0", 9 * 390 + 210, "1", 9 * 78 + 42, "2", 9 * 7 + 4, "3", 10, "4", 2)));
    assertThat(reading.notes())
        .contains("Made 67 bars of X_1h of 3720 of X_1m.")
        .contains(
            "Left out 1 bar of X_1w where the data begins or ends, since a part may be missing; data.incomplete: keep gives them.");
  }

  @Test
  void the_range_of_a_run_does_not_cut_into_bars_that_are_made() {
    Market market = Market.of("synthetic", "SPY_1w").between("2020-01-08", "2020-02-05");
    List<Row> weeks = read(market, resampled("XNYS", "1h", false)).rows();
    assertThat(weeks)
        .extracting(row -> Instants.brief(row.knownAt()))
        .containsExactly(
            "2020-01-17T21:00:00Z",
            "2020-01-24T21:00:00Z",
            "2020-01-31T21:00:00Z",
            "2020-02-07T21:00:00Z");
  }

  @Test
  void a_made_up_market_keeps_the_sessions_of_a_calendar() {
    Market market = Market.of("synthetic", "SPY_1h").between("2024-11-25", "2024-12-03");
    Reading reading = read(market, on("XHKG"));
    assertThat(reading.notes()).isEmpty();
    assertThat(reading.rows()).hasSize(6 * 6);
    assertThat(reading.times().subList(0, 4))
        .containsExactly(
            "2024-11-25T01:30:00Z 2024-11-25T02:30:00Z",
            "2024-11-25T02:30:00Z 2024-11-25T03:30:00Z",
            "2024-11-25T03:30:00Z 2024-11-25T04:00:00Z",
            "2024-11-25T05:00:00Z 2024-11-25T06:00:00Z");
    Reading days =
        read(Market.of("synthetic", "SPY_1d").between("2024-11-25", "2024-12-03"), on("XNYS"));
    assertThat(days.times()).hasSize(5).contains("2024-11-29T14:30:00Z 2024-11-29T18:00:00Z");
  }
}
