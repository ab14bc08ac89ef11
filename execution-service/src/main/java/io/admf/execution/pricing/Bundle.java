package io.admf.execution.pricing;

import io.admf.money.Instrument;

/**
 * Orders of one side of a symbol that were decided at once. Where a cost grows with what an order
 * has traded in earlier bars, they count as one, so that an order in pieces costs what it costs
 * whole.
 */
final class Bundle {

  private long quantity;
  private long slice = Long.MIN_VALUE;
  private long inSlice;
  private double ratio = 1;

  /** Size units that traded in slices before {@code now}. */
  long earlier(long now) {
    return now == slice ? quantity - inSlice : quantity;
  }

  void add(long units, long now) {
    inSlice = now == slice ? inSlice + units : units;
    slice = now;
    quantity += units;
  }

  /**
   * One of its orders goes through a split; the first to do so takes the bundle along.
   *
   * @param next new units for each old one
   * @param sinceDecision the product of all that the order went through
   */
  void split(double next, double sinceDecision) {
    if (ratio != sinceDecision) {
      ratio = sinceDecision;
      quantity = Instrument.split(quantity, next);
      inSlice = Instrument.split(inSlice, next);
    }
  }
}
