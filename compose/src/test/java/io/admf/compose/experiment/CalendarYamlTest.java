package io.admf.compose.experiment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.admf.compose.Coordinator;
import io.admf.compose.Workbench;
import io.admf.config.YamlReader;
import io.admf.digest.PlanDigest;
import io.admf.plan.CalendarSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.TimeSpec;
import io.admf.time.Instants;
import io.admf.time.Timeframe;
import io.admf.time.calendar.Session;
import io.admf.time.calendar.TradingCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarYamlTest {

  private static final String STRATEGY = "strategies: [momentum]\n";
  private static final String MINE =
      """
      time_zone: America/New_York
      hours: 09:30-16:00
      breaks: 12:00-13:00
      weekdays: [mon, tue, wed, thu]
      holidays: [2024-07-04, 12-25]
      half_days: {2024-07-03: "13:00", 12-24: "11:00"}
      """;

  @TempDir private Path folder;

  private RunPlan plan(String yaml) {
    Path file = folder.resolve("test.yaml");
    return new Coordinator(Workbench.library())
        .prepare(YamlReader.parse("test.yaml", STRATEGY + yaml), file, null)
        .plan();
  }

  private @Nullable TimeSpec time(String yaml) {
    return plan(yaml).data().time();
  }

  private static TradingCalendar only(@Nullable TimeSpec time) {
    return requireNonNull(requireNonNull(time).calendar()).calendar();
  }

  @Test
  void a_plan_says_nothing_of_time_unless_it_is_asked_to() {
    assertThat(time("symbols: [SPY]\ndata: {source: synthetic}")).isNull();
    assertThat(time("symbols: [SPY]\ndata: {source: synthetic, calendar: weekdays}")).isNull();
    assertThat(time("symbols: [SPY]\ndata: {source: synthetic, calendar: continuous}")).isNull();
  }

  @Test
  void a_calendar_is_named_for_all_symbols_or_for_one() {
    TimeSpec time =
        requireNonNull(
            time(
                """
                symbols: [SPY, {symbol: DAX, calendar: XETR}]
                data: {source: synthetic, calendar: XNYS, session: all}
                """));
    assertThat(time.calendarOf("SPY")).isEqualTo(CalendarSpec.named("XNYS"));
    assertThat(time.calendarOf("DAX")).isEqualTo(CalendarSpec.named("XETR"));
    assertThat(time.regular()).isFalse();
    TimeSpec one =
        requireNonNull(
            time("symbols: [SPY, {symbol: DAX, calendar: XETR}]\ndata: {source: synthetic}"));
    assertThat(one.calendarOf("SPY")).isNull();
    assertThat(one.calendarOf("DAX")).isEqualTo(CalendarSpec.named("XETR"));
    assertThat(one.regular()).isTrue();
  }

  @Test
  void resampling_needs_no_calendar() {
    TimeSpec time =
        requireNonNull(
            time(
                """
                symbols: [{symbol: BTC, timeframes: [5m, 1h, 1d, 1w, 1mo]}]
                data: {source: synthetic, resample_from: 1m, incomplete: keep}
                """));
    assertThat(time.resampleFrom()).isEqualTo(Timeframe.of("1m"));
    assertThat(time.keepIncomplete()).isTrue();
    assertThat(time.regular()).isFalse();
  }

  @Test
  void a_calendar_of_ones_own_is_a_section_or_a_file() throws IOException {
    Files.writeString(folder.resolve("mine.yaml"), MINE);
    TradingCalendar inFile =
        only(time("symbols: [SPY]\ndata: {source: synthetic, calendar: mine.yaml}"));
    TradingCalendar inSection =
        only(time("symbols: [SPY]\ndata:\n  source: synthetic\n  calendar:\n" + MINE.indent(4)));
    assertThat(inFile.name()).isEqualTo("mine");
    assertThat(inSection.name()).isEqualTo("custom");
    for (TradingCalendar calendar : new TradingCalendar[] {inFile, inSection}) {
      assertThat(calendar.session(LocalDate.of(2024, 7, 4))).isNull();
      assertThat(calendar.session(LocalDate.of(2031, 12, 25))).isNull();
      assertThat(calendar.session(LocalDate.of(2024, 7, 5))).isNull(); // a Friday
      assertThat(hours(calendar, "2024-07-02"))
          .isEqualTo("2024-07-02T13:30:00Z 16:00 17:00 2024-07-02T20:00:00Z");
      assertThat(hours(calendar, "2024-12-24"))
          .isEqualTo("2024-12-24T14:30:00Z 16:00 16:00 2024-12-24T16:00:00Z");
    }
  }

  private static String hours(TradingCalendar calendar, String date) {
    Session session = requireNonNull(calendar.session(LocalDate.parse(date)));
    return Instants.format(session.open())
        + Instants.format(session.breakStart()).substring(10, 16).replace('T', ' ')
        + Instants.format(session.breakEnd()).substring(10, 16).replace('T', ' ')
        + " "
        + Instants.format(session.close());
  }

  @Test
  void a_session_may_open_on_the_evening_before() {
    TradingCalendar calendar =
        only(
            time(
                "symbols: [ES]\ndata: {source: synthetic, calendar: {name: CME, time_zone:"
                    + " America/Chicago, hours: \"17:00-16:00\", breaks: [\"15:15-15:30\"]}}"));
    assertThat(calendar.name()).isEqualTo("CME");
    assertThat(hours(calendar, "2024-03-11"))
        .isEqualTo("2024-03-10T22:00:00Z 20:15 20:30 2024-03-11T21:00:00Z");
  }

  @Test
  void what_is_said_of_time_is_part_of_the_configuration() {
    String bare = "symbols: [SPY]\ndata: {source: synthetic%s}";
    String before = PlanDigest.of(plan(bare.formatted("")));
    assertThat(PlanDigest.of(plan(bare.formatted(", calendar: XNYS")))).isNotEqualTo(before);
    assertThat(PlanDigest.of(plan(bare.formatted(", calendar: XNYS, session: all"))))
        .isNotEqualTo(PlanDigest.of(plan(bare.formatted(", calendar: XNYS"))));
  }

  @ParameterizedTest
  @CsvSource({
    "1m, 1h, true", "1m, 90s, false", "5m, 1h, true", "7m, 1h, false", "1h, 1d, true",
    "5h, 1d, false", "1h, 1w, true", "1d, 1w, true", "1d, 1mo, true", "2d, 1w, false",
    "1w, 1mo, false", "1w, 2w, true", "1mo, 3mo, true", "2mo, 3mo, false", "1d, 24h, false",
    "1d, 5d, true", "1h, 1h, true", "1d, 1h, false", "24h, 1d, true", "1mo, 1w, false"
  })
  void bars_are_made_of_those_that_fill_them(String part, String whole, boolean divides) {
    assertThat(TimeReader.divides(Timeframe.of(part), Timeframe.of(whole))).isEqualTo(divides);
  }
}
