package io.admf.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.Side;
import io.admf.fixture.TradingPlans;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.CalendarSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.TimeSpec;
import io.admf.time.Instants;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementDaysTest {

  private static final List<Series> SERIES =
      TradingPlans.series(new Instrument("ABC", 0, "USD"), new Instrument("XYZ", 0, "USD"));

  private static RunPlan plan(String calendar) {
    RunPlan plan = TradingPlans.plan(SERIES, TradingPlans.frictionless());
    if (calendar == null) {
      return plan;
    }
    TimeSpec time =
        new TimeSpec(
            CalendarSpec.named(calendar),
            List.of(new TimeSpec.SymbolCalendar("XYZ", CalendarSpec.named("XTKS"))),
            true,
            null,
            false);
    return plan.with(plan.data().with(time));
  }

  private static Fill fill(String time, String known) {
    return new Fill(
        new Header(
            new EventId("portfolio_c0001", EventType.FILL, 0),
            "c0001-T0",
            new EventId("portfolio_c0001", EventType.ORDER, 0),
            nanos(time),
            nanos(known),
            0),
        1,
        "ABC",
        Side.SELL,
        1,
        1,
        0,
        0,
        0,
        "close");
  }

  private static long nanos(String instant) {
    return Instant.parse(instant).getEpochSecond() * Instants.SECOND;
  }

  private static SettlementDays days(RunPlan plan, Series series, int days) {
    return new SettlementDays(plan, series, days, new LinkedHashMap<>());
  }

  private static String due(SettlementDays days, Fill fill) {
    return LocalDate.ofEpochDay(days.due(fill)).toString();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        // Thursday, and Good Friday closed
        "XNYS, 2, 2013-03-28T14:00:00Z, 2013-04-02",
        "XNYS, 3, 2013-03-28T14:00:00Z, 2013-04-03",
        "XTKS, 2, 2013-03-28T01:00:00Z, 2013-04-01",
        "24x7, 2, 2013-03-28T14:00:00Z, 2013-03-30",
        "none, 2, 2013-03-28T14:00:00Z, 2013-04-01",
        // at the close, and after it, on the evening of the exchange
        "XNYS, 2, 2013-03-28T20:00:00Z, 2013-04-02",
        "XNYS, 2, 2013-03-29T01:00:00Z, 2013-04-02",
        // before the open it is of the same date: from Wednesday 2013-03-27 two are Monday
        "XNYS, 2, 2013-03-27T12:00:00Z, 2013-04-01",
        // on Good Friday itself as on the session before
        "XNYS, 1, 2013-03-29T15:00:00Z, 2013-04-01",
        // a half day is a day: Friday after Thanksgiving 2013 closed at 13:00
        "XNYS, 2, 2013-11-27T15:00:00Z, 2013-12-02",
        // foreign exchange: Sunday evening of New York is Monday
        "24x5, 2, 2013-03-31T22:00:00Z, 2013-04-03",
        // Friday before Showa Day, a Monday
        "XTKS, 1, 2013-04-26T05:59:00Z, 2013-04-30"
      })
  void so_many_sessions_after_that_of_the_trade(
      String calendar, int days, String time, String expected) {
    SettlementDays settlement = days(plan(calendar), SERIES.getFirst(), days);
    assertThat(due(settlement, fill(time, time))).isEqualTo(expected);
  }

  @Test
  void each_symbol_has_its_own_calendar() {
    Fill thursday = fill("2013-03-28T05:00:00Z", "2013-03-28T05:00:00Z");
    assertThat(due(days(plan("XNYS"), SERIES.get(1), 2), thursday)).isEqualTo("2013-04-01");
    assertThat(due(days(plan("XNYS"), SERIES.get(0), 2), thursday)).isEqualTo("2013-04-02");
  }

  @Test
  void beyond_the_years_that_a_calendar_knows_weekdays_count() {
    SettlementDays settlement = days(plan("XNYS"), SERIES.getFirst(), 3);
    String last = "2035-12-31T15:00:00Z"; // a Monday
    assertThat(due(settlement, fill(last, last))).isEqualTo("2036-01-03");
  }

  @Test
  void without_a_calendar_the_day_is_that_of_the_slice_that_knows_of_the_fill() {
    SettlementDays settlement = days(plan(null), SERIES.getFirst(), 2);
    assertThat(due(settlement, fill("2013-03-28T00:00:00Z", "2013-03-29T00:00:00Z")))
        .isEqualTo("2013-04-02");
  }
}
