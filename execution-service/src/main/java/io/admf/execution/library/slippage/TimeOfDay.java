package io.admf.execution.library.slippage;

import io.admf.component.Param;
import io.admf.execution.Slippage;
import io.admf.execution.SlippageModel;
import io.admf.execution.gauge.Needs;
import io.admf.time.Instants;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Trades cost more near the open and the close of the session: {@code price × (1 ± factor × bps ÷
 * 10⁴)}. What counts is the time of the trade: the opening time of a bar for a trade at its open,
 * its closing time for all others. So the model means something for bars of less than a day, or of
 * a day where their times are those of the session.
 */
@Slippage(name = "time_of_day", description = "dearer near the open and close of the session")
record TimeOfDay(
    @Param(
            value = "hundredths of a percent of the price in the middle of the day",
            otherwise = "5",
            min = 0,
            max = 5000)
        double bps,
    @Param(value = "times as much after the open", otherwise = "2", min = 0, max = 100)
        double openFactor,
    @Param(value = "times as much before the close", otherwise = "1.5", min = 0, max = 100)
        double closeFactor,
    @Param(
            value = "how long after the open and before the close",
            otherwise = "30",
            min = 0,
            max = 720)
        int minutes,
    @Param(value = "when the session opens, as 09:30", otherwise = "09:30") String open,
    @Param(value = "when it closes, as 16:00", otherwise = "16:00") String close,
    @Param(value = "the time zone of both", otherwise = "America/New_York") String timeZone)
    implements SlippageModel {

  TimeOfDay {
    time("open", open);
    time("close", close);
    zone(timeZone);
  }

  @Override
  public Needs needs() {
    return Needs.TIME;
  }

  @Override
  public double price(Trade trade) {
    return trade.against(factor(trade.conditions().time()) * bps / 10_000);
  }

  private double factor(long time) {
    Instant instant = Instant.ofEpochSecond(0, time);
    long offset = zone(timeZone).getRules().getOffset(instant).getTotalSeconds() * Instants.SECOND;
    long ofDay = Math.floorMod(time + offset, Instants.DAY);
    long span = minutes * (60 * Instants.SECOND);
    long sinceOpen = Math.floorMod(ofDay - time("open", open), Instants.DAY);
    long untilClose = Math.floorMod(time("close", close) - ofDay, Instants.DAY);
    if (sinceOpen <= span) {
      return openFactor;
    }
    return untilClose <= span ? closeFactor : 1;
  }

  private static long time(String key, String text) {
    try {
      return LocalTime.parse(text).toNanoOfDay();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%s must be a time of day such as 09:30, was %s".formatted(key, text), e);
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "time_zone must be a name such as America/New_York or UTC, was " + text, e);
    }
  }
}
