package io.admf.data.row;

/**
 * What rows mean, whatever they are written in.
 *
 * @param stamp which instant of its bar a row's time is
 * @param order which way the rows run
 * @param priceScale what prices are divided by; 1 for none
 */
public record RowStyle(Stamp stamp, RowOrder order, double priceScale) {

  /** Times at which bars open, oldest first, prices as they are. */
  public static final RowStyle PLAIN = new RowStyle(Stamp.OPEN, RowOrder.OLDEST_FIRST, 1);
}
