package io.admf.execution.pricing;

import io.admf.money.Instrument;

/** What an order has traded and been charged so far. */
public final class Tab {

  private long quantity;
  private long notional;
  private long parts;
  private long charged;
  private long slice = Long.MIN_VALUE;
  private long inSlice;

  /** Size units that traded in slices before {@code now}. */
  long earlier(long now) {
    return now == slice ? quantity - inSlice : quantity;
  }

  void add(long units, long value, long part, long now) {
    inSlice = now == slice ? inSlice + units : units;
    slice = now;
    quantity += units;
    notional = Math.addExact(notional, value);
    parts = Math.addExact(parts, part);
  }

  /**
   * Goes through a split: what traded before counts in units of after it.
   *
   * @param ratio new units for each old one
   */
  public void split(double ratio) {
    quantity = Instrument.split(quantity, ratio);
    inSlice = Instrument.split(inSlice, ratio);
  }

  long quantity() {
    return quantity;
  }

  long notional() {
    return notional;
  }

  long parts() {
    return parts;
  }

  /** What is to be charged now that the order owes so much in all; never less than nothing. */
  long charge(long due) {
    long charge = Math.max(0, due - charged);
    charged += charge;
    return charge;
  }
}
