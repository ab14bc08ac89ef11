package io.admf.data.check;

import io.admf.time.calendar.TradingCalendar;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a series besides its bars.
 *
 * @param zone the zone that times without one are read in
 * @param splits splits that the run is told of, so that they are not suspicious
 * @param calendar when the market is open; null to learn it from the bars
 */
public record CheckSettings(
    Thresholds thresholds,
    ZoneId zone,
    List<KnownSplit> splits,
    @Nullable TradingCalendar calendar) {

  public CheckSettings {
    splits = List.copyOf(splits);
  }

  /**
   * A split that is known.
   *
   * @param day its first day at the new price, since 1970
   * @param ratio new shares for each old one
   */
  public record KnownSplit(long day, double ratio) {}

  /** Times in UTC, no splits, thresholds as documented. */
  public static CheckSettings standard() {
    return new CheckSettings(Thresholds.standard(), ZoneOffset.UTC, List.of(), null);
  }

  /** The same with times read in {@code other}. */
  public CheckSettings in(ZoneId other) {
    return new CheckSettings(thresholds, other, splits, calendar);
  }

  /** The same with other thresholds. */
  public CheckSettings with(Thresholds other) {
    return new CheckSettings(other, zone, splits, calendar);
  }

  /** The same with these splits known. */
  public CheckSettings knowing(List<KnownSplit> known) {
    return new CheckSettings(thresholds, zone, known, calendar);
  }

  /** The same against a calendar. */
  public CheckSettings by(@Nullable TradingCalendar other) {
    return new CheckSettings(thresholds, zone, splits, other);
  }
}
