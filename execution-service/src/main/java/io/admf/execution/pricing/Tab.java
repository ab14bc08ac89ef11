package io.admf.execution.pricing;

/** What an order has traded and been charged so far. */
public final class Tab {

  private final Bundle bundle;
  private long quantity;
  private long notional;
  private long parts;
  private long charged;
  private double ratio = 1;

  /** That of an order which was decided alone. */
  public Tab() {
    this(new Bundle());
  }

  private Tab(Bundle bundle) {
    this.bundle = bundle;
  }

  /** That of an order of the same side and symbol, decided at once with the one of this. */
  public Tab beside() {
    return new Tab(bundle);
  }

  /** Size units that it and what was decided with it traded in slices before {@code now}. */
  long earlier(long now) {
    return bundle.earlier(now);
  }

  void add(long units, long value, long part, long now) {
    bundle.add(units, now);
    quantity += units;
    notional = Math.addExact(notional, value);
    parts = Math.addExact(parts, part);
  }

  /**
   * Goes through a split. What was charged stays as it is, and so do the units that it was charged
   * for; what moved the price before counts in units of after it.
   *
   * @param next new units for each old one
   */
  public void split(double next) {
    ratio *= next;
    bundle.split(next, ratio);
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
