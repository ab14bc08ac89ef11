package io.admf.execution.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.fixture.TradingPlans;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.CalendarSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.TimeSpec;
import io.admf.time.Instants;
import io.admf.time.Timeframe;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days for orders that are good for one. New York trades from 14:30 to 21:00 UTC in winter. */
class TradingDaysTest {

  private static long at(String instant) {
    return Instant.parse(instant).getEpochSecond() * 1_000_000_000;
  }

  private static Series series(String timeframe) {
    return new Series(0, new Instrument("ABC", 0, "USD"), Timeframe.of(timeframe));
  }

  private static RunPlan plan(Series series, boolean calendar) {
    RunPlan plan = TradingPlans.plan(List.of(series), TradingPlans.frictionless());
    TimeSpec time = new TimeSpec(CalendarSpec.named("XNYS"), List.of(), true, null, false);
    return calendar ? plan.with(plan.data().with(time)) : plan;
  }

  private static TradingDays days(String timeframe, boolean calendar) {
    return TradingDays.of(plan(series(timeframe), calendar), series(timeframe));
  }

  @Test
  void a_short_bar_belongs_to_the_session_that_it_opens_in() {
    TradingDays days = days("1h", true);
    long open = at("2020-01-02T15:30:00Z");
    assertThat(days.start(open)).isEqualTo(at("2020-01-02T14:30:00Z"));
    assertThat(days.end(open, open + 1)).isEqualTo(at("2020-01-02T21:00:00Z"));
    assertThat(days.start(at("2020-01-02T14:30:00Z"))).isEqualTo(at("2020-01-02T14:30:00Z"));
  }

  @Test
  void between_sessions_it_belongs_to_the_next() {
    TradingDays days = days("1h", true);
    for (String open : List.of("2020-01-03T21:00:00Z", "2020-01-04T12:00:00Z")) { // a Friday
      assertThat(days.start(at(open))).as(open).isEqualTo(at("2020-01-06T14:30:00Z"));
      assertThat(days.end(at(open), 0)).as(open).isEqualTo(at("2020-01-06T21:00:00Z"));
    }
  }

  @Test
  void without_a_calendar_a_day_is_one_in_utc() {
    TradingDays days = days("1h", false);
    long open = at("2020-01-02T15:30:00Z");
    assertThat(days.start(open)).isEqualTo(at("2020-01-02T00:00:00Z"));
    assertThat(days.end(open, open + 1)).isEqualTo(at("2020-01-03T00:00:00Z"));
  }

  @Test
  void a_bar_of_a_day_or_more_is_a_day_of_its_own() {
    long open = at("2020-01-02T00:00:00Z");
    for (String timeframe : List.of("1d", "1w")) {
      for (boolean calendar : List.of(true, false)) {
        TradingDays days = days(timeframe, calendar);
        assertThat(days.start(open)).isEqualTo(open);
        assertThat(days.end(open, open + 7 * Instants.DAY)).isEqualTo(open + 7 * Instants.DAY);
      }
    }
  }

  @Test
  void quotes_fall_on_days_whatever_the_timeframe() {
    long time = at("2020-01-02T15:30:00Z");
    TradingDays sessions = TradingDays.ofInstants(plan(series("1d"), true), series("1d"));
    assertThat(sessions.end(time, time)).isEqualTo(at("2020-01-02T21:00:00Z"));
    TradingDays utc = TradingDays.ofInstants(plan(series("1d"), false), series("1d"));
    assertThat(utc.end(time, time)).isEqualTo(at("2020-01-03T00:00:00Z"));
  }
}
