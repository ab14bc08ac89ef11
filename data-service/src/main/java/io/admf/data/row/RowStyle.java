package io.admf.data.row;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What rows mean, whatever they are written in.
 *
 * @param stamp which instant of its bar a row's time is
 * @param order which way the rows run
 * @param priceScale what prices are divided by; 1 for none
 * @param zone of times without one; it tells which stamps are dates
 */
public record RowStyle(Stamp stamp, RowOrder order, double priceScale, ZoneId zone) {

  /** That of stamps in UTC. */
  public RowStyle(Stamp stamp, RowOrder order, double priceScale) {
    this(stamp, order, priceScale, ZoneOffset.UTC);
  }

  /** Times at which bars open, oldest first, prices as they are. */
  public static final RowStyle PLAIN = new RowStyle(Stamp.OPEN, RowOrder.OLDEST_FIRST, 1);
}
