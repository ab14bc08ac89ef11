package io.admf.data.net;

import io.admf.time.Timeframe;
import org.jspecify.annotations.Nullable;

/**
 * How many requests are allowed in how long.
 *
 * @param requests at least 1
 * @param interval nanoseconds
 */
public record Rate(int requests, long interval) {

  /**
   * Reads {@code 200/1m}: so many requests in so long, in the units of timeframes, {@code s} beside
   * them.
   *
   * @return null when it is none
   */
  public static @Nullable Rate parse(String text) {
    int slash = text.indexOf('/');
    String count = slash < 0 ? "" : text.substring(0, slash).trim();
    if (!count.matches("[1-9][0-9]{0,5}")) {
      return null;
    }
    Timeframe interval = Timeframe.parse(text.substring(slash + 1).trim());
    return interval == null ? null : new Rate(Integer.parseInt(count), interval.nanos());
  }
}
