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
}
