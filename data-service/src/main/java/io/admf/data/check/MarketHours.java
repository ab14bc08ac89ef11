package io.admf.data.check;

import io.admf.time.Instants;
import java.time.ZoneId;
import java.util.List;

/**
 * When the exchanges trade whose data is most often seen, to recognise the zone of times.
 *
 * @param open nanoseconds of the local day
 * @param close nanoseconds of the local day
 */
record MarketHours(ZoneId zone, long open, long close) {

  private static final long MINUTE = 60 * Instants.SECOND;

  static final List<MarketHours> KNOWN =
      List.of(
          of("America/New_York", 9 * 60 + 30, 16 * 60),
          of("America/Chicago", 8 * 60 + 30, 15 * 60),
          of("Europe/London", 8 * 60, 16 * 60 + 30),
          of("Europe/Berlin", 9 * 60, 17 * 60 + 30),
          of("Asia/Tokyo", 9 * 60, 15 * 60),
          of("Asia/Hong_Kong", 9 * 60 + 30, 16 * 60),
          of("Australia/Sydney", 10 * 60, 16 * 60));

  private static MarketHours of(String zone, int openMinute, int closeMinute) {
    return new MarketHours(ZoneId.of(zone), openMinute * MINUTE, closeMinute * MINUTE);
  }

  /** Whether a session of these local times is one of this exchange; a bar may be a timeframe. */
  boolean match(long start, long end, long timeframe) {
    return start == open && end > close - 2 * timeframe && end < close + timeframe;
  }
}
