package io.admf.data.tick;

/** One trade, filled again for each. */
public final class Trade {

  /** The number of its line, from 1. */
  public long line;

  /** When it took place, epoch nanoseconds. */
  public long time;

  public double price;

  /** How much was traded, in units of the instrument. */
  public double size;
}
