package io.admf.data.resample;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.admf.data.BarReader;
import io.admf.data.StoredBars;
import io.admf.data.session.BarGrid;
import io.admf.fixture.Oracles;
import io.admf.frame.BarFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.time.Instants;
import io.admf.time.Timeframe;
import io.admf.time.calendar.Calendars;
import io.admf.time.calendar.CustomCalendar;
import io.admf.time.calendar.TradingCalendar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResampledTest {

  private static final long MINUTE = 60 * Instants.SECOND;

  /** A bar of this test. */
  private record Bar(
      long opened, long known, double open, double high, double low, double close, double volume) {

    @Override
    public String toString() {
      return "%s to %s: %s %s %s %s, %s"
          .formatted(
              Instants.format(opened), Instants.format(known), open, high, low, close, volume);
    }
  }

  private static Series series(String timeframe) {
    return new Series(0, new Instrument("X", 0, "USD"), Timeframe.of(timeframe));
  }

  private static @Nullable TradingCalendar calendar(String name) {
    return name.equals("none") ? null : requireNonNull(Calendars.named(name));
  }

  private static long at(String instant) {
    return Instants.nanos(Instant.parse(instant));
  }

  private static StoredBars stored(List<Bar> bars) {
    StoredBars stored = new StoredBars("X", "memory");
    for (Bar bar : bars) {
      stored.add(
          bar.opened, bar.known, new double[] {bar.open, bar.high, bar.low, bar.close}, bar.volume);
    }
    return stored;
  }

  private static List<Bar> drain(BarReader reader, int step) {
    List<Bar> bars = new ArrayList<>();
    BarFrame.Columns rows = BarFrame.Columns.ofCapacity(step);
    for (int read = reader.read(rows, 0, step); read > 0; read = reader.read(rows, 0, step)) {
      for (int i = 0; i < read; i++) {
        bars.add(
            new Bar(
                rows.eventTimes()[i],
                rows.knownAt()[i],
                rows.open()[i],
                rows.high()[i],
                rows.low()[i],
                rows.close()[i],
                rows.volume()[i]));
      }
    }
    return bars;
  }

  private static List<Bar> resampled(
      List<Bar> parts, String timeframe, @Nullable TradingCalendar calendar, boolean keep) {
    Series series = series(timeframe);
    return drain(
        new Resampled(series, stored(parts), BarGrid.of(series.timeframe(), calendar), keep), 7);
  }

  /** Minute bars of some weeks, with gaps of all lengths, in sessions or round the clock. */
  private static List<Bar> minutes(
      SplittableRandom random, @Nullable TradingCalendar calendar, int wanted) {
    List<Bar> bars = new ArrayList<>();
    long time = at("2024-02-26T00:00:00Z") + random.nextInt(40_000) * MINUTE;
    boolean whole = random.nextBoolean();
    double price = 100;
    while (bars.size() < wanted) {
      time += random.nextInt(200) == 0 ? random.nextInt(600) * MINUTE : 0;
      if (random.nextInt(5) > 0 && (calendar == null || calendar.trades(time))) {
        double open = price;
        double close = price + random.nextInt(-20, 21) / 4.0;
        close = Math.max(1, close);
        double high = Math.max(open, close) + random.nextInt(8) / 4.0;
        double low = Math.max(0.25, Math.min(open, close) - random.nextInt(8) / 4.0);
        double volume = whole ? random.nextInt(1 << 30) : random.nextInt(1 << 30) / 1e8;
        bars.add(new Bar(time, time + MINUTE, open, high, low, close, volume));
        price = close;
      }
      time += MINUTE;
    }
    return bars;
  }

  /** The obvious version: one bar at a time, all its parts looked for among all. */
  private static List<Bar> naive(
      List<Bar> parts, String timeframe, @Nullable TradingCalendar calendar) {
    List<Bar> bars = new ArrayList<>();
    BarGrid grid = BarGrid.of(Timeframe.of(timeframe), calendar);
    for (Bar part : parts) {
      if (!grid.find(part.opened, part.known)) {
        continue;
      }
      long opened = grid.opened();
      long closed = grid.closed();
      if (!bars.isEmpty() && bars.getLast().opened == opened) {
        continue;
      }
      List<Bar> own = parts.stream().filter(p -> p.opened >= opened && p.opened < closed).toList();
      bars.add(
          new Bar(
              opened,
              closed,
              own.getFirst().open,
              own.stream().mapToDouble(Bar::high).max().orElseThrow(),
              own.stream().mapToDouble(Bar::low).min().orElseThrow(),
              own.getLast().close,
              own.stream()
                  .map(p -> new BigDecimal(p.volume).setScale(8, RoundingMode.HALF_UP))
                  .reduce(BigDecimal.ZERO, BigDecimal::add)
                  .doubleValue()));
    }
    return bars;
  }

  @ParameterizedTest
  @CsvSource({
    "none, 1",
    "none, 2",
    "XNYS, 3",
    "XNYS, 4",
    "XHKG, 5",
    "XHKG, 6",
    "XTKS, 7",
    "24x5, 8",
    "XLON, 9",
    "XETR, 10"
  })
  void an_hour_of_minutes_is_an_hour_of_five_minutes_made_of_minutes(String name, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TradingCalendar calendar = calendar(name);
    for (int trial = 0; trial < 20; trial++) {
      List<Bar> minutes = minutes(random, calendar, 3_000);
      List<Bar> fives = resampled(minutes, "5m", calendar, true);
      for (String coarse : List.of("15m", "1h", "4h", "1d", "1w", "1mo", "3mo")) {
        List<Bar> direct = resampled(minutes, coarse, calendar, true);
        assertThat(resampled(fives, coarse, calendar, true))
            .as("seed %d trial %d %s", seed, trial, coarse)
            .isEqualTo(direct);
        assertThat(direct).isEqualTo(naive(minutes, coarse, calendar));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"none, 11", "XNYS, 12", "XHKG, 13", "24x7, 14", "24x5, 15"})
  void nothing_changes_when_later_data_is_removed(String name, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TradingCalendar calendar = calendar(name);
    List<Bar> minutes = minutes(random, calendar, 4_000);
    for (String coarse : List.of("5m", "1h", "1d", "1w", "1mo")) {
      List<Bar> all = resampled(minutes, coarse, calendar, false);
      for (int trial = 0; trial < 60; trial++) {
        int cut = random.nextInt(minutes.size());
        List<Bar> early = resampled(minutes.subList(0, cut), coarse, calendar, false);
        assertThat(early)
            .as("seed %d, %s of the first %d minutes", seed, coarse, cut)
            .isEqualTo(all.subList(0, early.size()));
        if (cut > 0) {
          long seen = minutes.get(cut - 1).known;
          long whole = all.stream().filter(bar -> bar.known <= seen).count();
          assertThat((long) early.size()).isEqualTo(whole);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"none, 21", "XNYS, 22", "XTKS, 23", "XLON, 24", "24x5, 25"})
  void a_bar_is_known_when_it_closes_and_after_all_of_its_parts(String name, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TradingCalendar calendar = calendar(name);
    List<Bar> minutes = minutes(random, calendar, 5_000);
    for (String coarse : List.of("5m", "7m", "1h", "4h", "1d", "2d", "1w", "1mo")) {
      BarGrid grid = BarGrid.of(Timeframe.of(coarse), calendar);
      long before = Long.MIN_VALUE;
      for (Bar bar : resampled(minutes, coarse, calendar, true)) {
        assertThat(grid.find(bar.opened, bar.known)).isTrue();
        assertThat(bar.known).isGreaterThanOrEqualTo(grid.closed()).isGreaterThan(before);
        for (Bar part : minutes) {
          if (part.opened >= bar.opened && part.opened < grid.closed()) {
            assertThat(part.known).isLessThanOrEqualTo(bar.known);
          }
        }
        before = bar.known;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100, 5_000})
  void how_much_is_read_at_a_time_changes_nothing(int step) {
    List<Bar> minutes = minutes(new SplittableRandom(31), calendar("XNYS"), 4_000);
    Series series = series("15m");
    BarGrid grid = BarGrid.of(series.timeframe(), calendar("XNYS"));
    assertThat(drain(new Resampled(series, stored(minutes), grid, true), step))
        .isEqualTo(resampled(minutes, "15m", calendar("XNYS"), true));
  }

  private static List<Bar> flat(long from, long to, long step) {
    List<Bar> bars = new ArrayList<>();
    for (long time = from; time < to; time += step) {
      bars.add(new Bar(time, time + step, 1, 1, 1, 1, 1));
    }
    return bars;
  }

  @Test
  void bars_begin_at_the_open_and_the_last_of_a_session_is_short() {
    List<Bar> hours =
        resampled(
            flat(at("2024-11-29T14:30:00Z"), at("2024-11-29T18:00:00Z"), MINUTE),
            "1h",
            calendar("XNYS"),
            false);
    assertThat(hours)
        .extracting(bar -> Instants.format(bar.opened) + " " + Instants.format(bar.known))
        .containsExactly(
            "2024-11-29T14:30:00Z 2024-11-29T15:30:00Z",
            "2024-11-29T15:30:00Z 2024-11-29T16:30:00Z",
            "2024-11-29T16:30:00Z 2024-11-29T17:30:00Z",
            "2024-11-29T17:30:00Z 2024-11-29T18:00:00Z");
    assertThat(hours).extracting(Bar::volume).containsExactly(60.0, 60.0, 60.0, 30.0);
  }

  @Test
  void bars_begin_again_after_the_break() {
    List<Bar> hours =
        resampled(
            flat(at("2024-06-03T00:00:00Z"), at("2024-06-03T06:00:00Z"), MINUTE),
            "1h",
            calendar("XTKS"),
            false);
    assertThat(hours)
        .extracting(bar -> Instants.format(bar.opened).substring(11, 16) + " " + bar.volume)
        .containsExactly(
            "00:00 60.0",
            "01:00 60.0",
            "02:00 30.0",
            "02:30 60.0",
            "03:30 60.0",
            "04:30 60.0",
            "05:30 30.0");
  }

  @Test
  void outside_sessions_bars_begin_at_the_close_and_end_at_the_open() {
    List<Bar> all =
        resampled(
            flat(at("2024-11-29T17:00:00Z"), at("2024-11-29T19:30:00Z"), MINUTE),
            "1h",
            calendar("XNYS"),
            true);
    assertThat(all)
        .extracting(bar -> Instants.format(bar.opened).substring(11, 16) + " " + bar.volume)
        .containsExactly("16:30 30.0", "17:30 30.0", "18:00 60.0", "19:00 30.0");
    List<Bar> before =
        resampled(
            flat(at("2024-12-02T13:00:00Z"), at("2024-12-02T15:00:00Z"), MINUTE),
            "1h",
            calendar("XNYS"),
            true);
    assertThat(before)
        .extracting(bar -> Instants.format(bar.opened).substring(11, 16) + " " + bar.volume)
        .containsExactly("13:00 60.0", "14:00 30.0", "14:30 30.0");
  }

  @Test
  void a_day_is_its_session_and_holds_nothing_from_outside() {
    List<Bar> days =
        resampled(
            flat(at("2024-11-27T00:00:00Z"), at("2024-12-03T00:00:00Z"), MINUTE),
            "1d",
            calendar("XNYS"),
            false);
    assertThat(days)
        .extracting(bar -> Instants.format(bar.known) + " " + bar.volume)
        .containsExactly(
            "2024-11-27T21:00:00Z 390.0",
            "2024-11-29T18:00:00Z 210.0",
            "2024-12-02T21:00:00Z 390.0");
  }

  @Test
  void weeks_and_months_are_known_at_the_close_of_their_last_session() {
    TradingCalendar calendar = requireNonNull(calendar("XNYS"));
    List<Bar> days = new ArrayList<>();
    for (var session : calendar.sessions(LocalDate.of(2024, 11, 1), LocalDate.of(2025, 1, 3))) {
      days.add(new Bar(session.open(), session.close(), 1, 1, 1, 1, 1));
    }
    assertThat(resampled(days, "1w", calendar, false))
        .extracting(bar -> Instants.format(bar.known) + " " + bar.volume)
        .containsExactly(
            "2024-11-08T21:00:00Z 5.0",
            "2024-11-15T21:00:00Z 5.0",
            "2024-11-22T21:00:00Z 5.0",
            "2024-11-29T18:00:00Z 4.0",
            "2024-12-06T21:00:00Z 5.0",
            "2024-12-13T21:00:00Z 5.0",
            "2024-12-20T21:00:00Z 5.0",
            "2024-12-27T21:00:00Z 4.0",
            "2025-01-03T21:00:00Z 4.0");
    assertThat(resampled(days, "1mo", calendar, false))
        .extracting(bar -> Instants.format(bar.known) + " " + bar.volume)
        .containsExactly("2024-11-29T18:00:00Z 20.0", "2024-12-31T21:00:00Z 21.0");
  }

  @Test
  void without_a_calendar_days_are_those_of_utc_and_weeks_begin_on_monday() {
    List<Bar> hours = flat(at("2024-02-25T22:00:00Z"), at("2024-03-05T01:00:00Z"), 60 * MINUTE);
    assertThat(resampled(hours, "1w", null, true))
        .extracting(bar -> Instants.brief(bar.opened) + " " + bar.volume)
        .containsExactly("2024-02-19 2.0", "2024-02-26 168.0", "2024-03-04 25.0");
    assertThat(resampled(hours, "1w", null, false))
        .extracting(bar -> Instants.brief(bar.opened))
        .containsExactly("2024-02-26");
    assertThat(resampled(hours, "1mo", null, true))
        .extracting(bar -> Instants.brief(bar.opened) + " " + Instants.brief(bar.known))
        .containsExactly("2024-02-01 2024-03-01", "2024-03-01 2024-04-01");
    assertThat(resampled(hours, "7h", null, true).subList(0, 5))
        .extracting(bar -> Instants.format(bar.opened).substring(5, 16))
        .containsExactly("02-25T21:00", "02-26T00:00", "02-26T07:00", "02-26T14:00", "02-26T21:00");
  }

  @Test
  void a_gap_gives_no_bar() {
    List<Bar> parts = new ArrayList<>(flat(0, 10 * MINUTE, MINUTE));
    parts.addAll(flat(30 * MINUTE, 40 * MINUTE, MINUTE));
    assertThat(resampled(parts, "5m", null, false))
        .extracting(bar -> bar.opened / MINUTE)
        .containsExactly(0L, 5L, 30L, 35L);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-03-10, 23",
    "2024-11-03, 25",
    "2024-07-01, 24" // New York: both switches, and a plain day
  })
  void a_day_round_the_clock_has_as_many_hours_as_the_clocks_give_it(String date, int hours) {
    TradingCalendar calendar =
        new CustomCalendar(
                "days",
                "America/New_York",
                "00:00-24:00",
                List.of(),
                CustomCalendar.WEEKDAYS,
                List.of(),
                List.of())
            .calendar();
    LocalDate day = LocalDate.parse(date);
    long from = Instants.nanos(day.minusDays(1));
    List<Bar> minutes = flat(from, from + 4 * Instants.DAY, MINUTE);
    Bar found =
        resampled(minutes, "1d", calendar, false).stream()
            .filter(bar -> bar.opened == requireNonNull(calendar.session(day)).open())
            .findFirst()
            .orElseThrow();
    assertThat(found.volume).isEqualTo(60.0 * hours);
    long inHours =
        resampled(minutes, "1h", calendar, false).stream()
            .filter(bar -> bar.opened >= found.opened && bar.known <= found.known)
            .peek(bar -> assertThat(bar.volume).isEqualTo(60))
            .count();
    assertThat(inHours).isEqualTo(hours);
  }

  /** Bars made by pandas of the same trades: shared/oracles/expected/bars_bitstamp_*. */
  @ParameterizedTest
  @CsvSource({"5m, .gz", "1h, ''", "1d, ''"})
  void minutes_of_bitstamp_give_the_bars_that_pandas_made_of_its_trades(
      String timeframe, String zip) throws IOException {
    List<Bar> minutes = oracle("1m", ".gz");
    List<Bar> expected = oracle(timeframe, zip);
    assertThat(minutes).hasSize(9_399);
    for (TradingCalendar calendar : new TradingCalendar[] {null, calendar("24x7")}) {
      assertThat(resampled(minutes, timeframe, calendar, true)).isEqualTo(expected);
    }
  }

  private static List<Bar> oracle(String timeframe, String zip) throws IOException {
    Path file = Oracles.file("expected/bars_bitstamp_" + timeframe + ".csv" + zip);
    List<Bar> bars = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    zip.isEmpty() ? in : new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      for (String line : lines.lines().skip(1).toList()) {
        String[] f = line.split(",", -1);
        long opened = at(f[0].replace(' ', 'T').replace("+00:00", "Z"));
        bars.add(
            new Bar(
                opened,
                opened + Timeframe.of(timeframe).nanos(),
                Double.parseDouble(f[1]),
                Double.parseDouble(f[2]),
                Double.parseDouble(f[3]),
                Double.parseDouble(f[4]),
                // pandas adds binary fractions; trades have eight decimals
                Math.round(Double.parseDouble(f[5]) * 1e8) / 1e8));
      }
    }
    return bars;
  }
}
