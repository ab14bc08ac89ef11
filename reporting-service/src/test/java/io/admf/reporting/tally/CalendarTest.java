package io.admf.reporting.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.time.Instants;
import io.admf.time.Timeframe;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTest {

  private static YearLength year(String from, String step, int count, String... not) {
    CalendarTally tally = new CalendarTally();
    long first = Instants.nanos(Instant.parse(from));
    long width = Timeframe.of(step).nanos();
    int number = 0;
    for (int i = 0; i < count; i++) {
      long time = first + i * width;
      String text = Instants.instant(time).atOffset(java.time.ZoneOffset.UTC).getDayOfWeek().name();
      if (java.util.List.of(not).contains(text)) {
        continue;
      }
      BarFrame.Columns columns = BarFrame.Columns.ofCapacity(1);
      columns.eventTimes()[0] = time;
      tally.add(
          BarBlock.of(
              new BarFrame[] {new BarFrame(0, number, number++, 1, false, 0, 1, columns)}, null));
    }
    return tally.year();
  }

  @Test
  void shares_have_252_days_and_coins_365() {
    assertThat(
            year("2020-01-01T00:00:00Z", "1d", 30, "SATURDAY", "SUNDAY")
                .periods(Timeframe.of("1d")))
        .isEqualTo(252);
    assertThat(year("2020-01-01T00:00:00Z", "1d", 30).periods(Timeframe.of("1d"))).isEqualTo(365);
  }

  @Test
  void days_of_an_eastern_exchange_that_begin_on_sunday_by_utc_are_weekdays() {
    assertThat(year("2020-01-01T15:00:00Z", "1d", 30, "FRIDAY", "SATURDAY"))
        .isEqualTo(YearLength.SESSIONS);
  }

  @Test
  void minutes_follow_the_hours_of_their_market() {
    Timeframe minute = Timeframe.of("1m");
    assertThat(year("2020-01-02T14:30:00Z", "1m", 390).periods(minute))
        .isCloseTo(252 * 390, within(1e-6));
    assertThat(year("2020-01-03T00:00:00Z", "1m", 2 * 1440).periods(minute))
        .isCloseTo(365 * 1440, within(1e-6));
    assertThat(year("2020-01-05T22:00:00Z", "1m", 3 * 1440).periods(minute))
        .as("foreign exchange from Sunday evening")
        .isCloseTo(260 * 1440, within(1e-6));
    assertThat(YearLength.SESSIONS.periods(Timeframe.of("1h"))).isCloseTo(1638, within(1e-9));
    assertThat(YearLength.EVERY_DAY.periods(Timeframe.of("4h"))).isCloseTo(2190, within(1e-9));
    assertThat(YearLength.EVERY_DAY.periods(Timeframe.of("1w"))).isEqualTo(52);
    assertThat(YearLength.SESSIONS.periods(Timeframe.of("3mo"))).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void the_kind_of_market_is_that_of_looking_at_every_bar_by_itself(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int run = 0; run < 200; run++) {
      CalendarTally tally = new CalendarTally();
      Set<Integer> hours = new TreeSet<>();
      boolean saturday = false;
      long time = random.nextLong(-4_000, 20_000) * Instants.DAY;
      int count = random.nextInt(1, 60);
      for (int number = 0; number < count; number++) {
        time += random.nextLong(1, random.nextBoolean() ? 90 : 2_000) * 60 * Instants.SECOND;
        BarFrame.Columns columns = BarFrame.Columns.ofCapacity(1);
        columns.eventTimes()[0] = time;
        tally.add(
            BarBlock.of(
                new BarFrame[] {new BarFrame(0, number, number, 1, false, 0, 1, columns)}, null));
        OffsetDateTime opened = Instants.instant(time).atOffset(ZoneOffset.UTC);
        hours.add(opened.getHour());
        saturday |= opened.getDayOfWeek() == DayOfWeek.SATURDAY;
      }
      YearLength expected =
          saturday
              ? YearLength.EVERY_DAY
              : hours.size() >= 20 ? YearLength.WEEKDAYS : YearLength.SESSIONS;
      assertThat(tally.year()).as("seed %d, run %d", seed, run).isEqualTo(expected);
    }
  }
}
