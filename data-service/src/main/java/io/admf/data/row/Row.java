package io.admf.data.row;

/** The values of one row, filled again for each: prices as they are written, before any scale. */
public final class Row {

  /** The number of its line, from 1. */
  public long line;

  /** Its stamp, epoch nanoseconds. */
  public long time;

  public double open;
  public double high;
  public double low;
  public double close;

  /** 0 where there is none. */
  public double volume;

  /**
   * Fills in the prices.
   *
   * @param openPrice NaN to open at the close
   * @param highPrice NaN for the higher of open and close
   * @param lowPrice NaN for the lower of open and close
   */
  public void prices(double openPrice, double highPrice, double lowPrice, double closePrice) {
    close = closePrice;
    open = Double.isNaN(openPrice) ? closePrice : openPrice;
    high = Double.isNaN(highPrice) ? Math.max(open, close) : highPrice;
    low = Double.isNaN(lowPrice) ? Math.min(open, close) : lowPrice;
  }
}
