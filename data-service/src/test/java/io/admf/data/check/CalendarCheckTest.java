package io.admf.data.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.data.check.RandomBars.Bar;
import io.admf.time.Instants;
import io.admf.time.calendar.Calendars;
import io.admf.time.calendar.TradingCalendar;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a calendar tells of missing bars. */
class CalendarCheckTest {

  private static final TradingCalendar NEW_YORK = Objects.requireNonNull(Calendars.named("XNYS"));
  private static final CheckSettings SETTINGS = CheckSettings.standard().by(NEW_YORK);

  private static void keep(RandomBars bars, boolean wholeDays) {
    bars.bars.removeIf(
        bar ->
            wholeDays
                ? NEW_YORK.on(Math.floorDiv(bar.time, Instants.DAY)) < 0
                : !NEW_YORK.trades(bar.time));
  }

  @Test
  void days_without_a_session_are_not_missed() {
    RandomBars bars = RandomBars.daily(1, 2000);
    keep(bars, true);
    assertThat(bars.check(SETTINGS).findings()).isEmpty();
  }

  @Test
  void one_session_that_is_missing_is_a_gap() {
    RandomBars bars = RandomBars.daily(1, 300);
    keep(bars, true);
    LocalDate missing = LocalDate.of(1998, 6, 3);
    bars.bars.removeIf(bar -> bar.time == Instants.nanos(missing));
    DataReport report = bars.check(SETTINGS);
    assertThat(report.findings())
        .extracting(Finding::toString)
        .containsExactly(
            "warning R_1d 1998-06-04: 1 session of XNYS is missing before it, from 1998-06-03 on;"
                + " bring the bars in");
  }

  @Test
  void a_bar_on_a_holiday_is_outside() {
    RandomBars bars = RandomBars.daily(1, 300);
    DataReport report = bars.check(SETTINGS);
    assertThat(report.count(Kind.OUTSIDE_SESSION)).isEqualTo(1);
    assertThat(report.findings().getFirst().toString())
        .startsWith(
            "warning R_1d 1998-01-19: expected bars in sessions of XNYS, was 11 bars outside");
  }

  @Test
  void minutes_are_counted_within_sessions() {
    RandomBars bars = RandomBars.minutes(1, 30);
    keep(bars, false);
    assertThat(bars.check(SETTINGS).findings()).isEmpty();
    int before = bars.bars.size();
    Bar first = bars.bars.get(400);
    long end = first.time + 40 * RandomBars.MINUTE;
    bars.bars.removeIf(bar -> bar.time >= first.time && bar.time < end);
    DataReport report = bars.check(SETTINGS);
    assertThat(report.count(Kind.GAP)).isEqualTo(1);
    assertThat(report.coverage().missing()).isEqualTo(before - bars.bars.size()).isEqualTo(40);
  }

  @Test
  void a_whole_session_of_minutes_is_missed_with_all_its_bars() {
    RandomBars bars = RandomBars.minutes(1, 30);
    keep(bars, false);
    LocalDate missing = LocalDate.of(2021, 1, 13);
    bars.bars.removeIf(bar -> Math.floorDiv(bar.time, Instants.DAY) == missing.toEpochDay());
    DataReport report = bars.check(SETTINGS);
    assertThat(report.coverage().missing()).isEqualTo(390);
    assertThat(report.findings().getFirst().toString())
        .contains("390 bars are missing before it, from 2021-01-13T14:30:00Z on");
  }

  @Test
  void minutes_of_the_night_are_outside() {
    RandomBars bars = RandomBars.minutes(1, 5);
    for (Bar bar : bars.bars) {
      assertThat(NEW_YORK.trades(bar.time)).isTrue();
    }
    DataReport report = bars.check(CheckSettings.standard().by(Calendars.named("XTKS")));
    assertThat(report.count(Kind.OUTSIDE_SESSION)).isEqualTo(1);
    assertThat(report.findings().getFirst().message()).contains("1,950 bars outside");
  }
}
