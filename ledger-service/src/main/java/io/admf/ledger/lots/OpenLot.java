package io.admf.ledger.lots;

import io.admf.money.Money;

/** A lot while it is open: what is left of it. Its memory is used again for a later lot. */
final class OpenLot {

  private long number;
  private long quantity;
  private long cost;
  private long worth;
  private long opened;
  private double price;
  private long rankCost;
  private long rankQuantity;

  void begin(
      long itsNumber,
      long itsQuantity,
      long itsCost,
      long itsWorth,
      long itsTime,
      double itsPrice) {
    number = itsNumber;
    worth = itsWorth;
    opened = itsTime;
    price = itsPrice;
    become(itsQuantity, itsCost);
  }

  /** Takes new figures, by which it ranks from now on. */
  void become(long itsQuantity, long itsCost) {
    quantity = itsQuantity;
    cost = itsCost;
    rankQuantity = itsQuantity;
    rankCost = itsCost;
  }

  /** Goes through a split: the price becomes that of today's units. */
  void split(double ratio) {
    price /= ratio;
  }

  /** Takes more units in; the price becomes the mean by quantity. */
  void join(long more, long itsCost, long itsWorth, double itsPrice) {
    long sum = Math.addExact(quantity, more);
    price += (itsPrice - price) * ((double) more / sum);
    worth = Math.addExact(worth, itsWorth);
    become(sum, Math.addExact(cost, itsCost));
  }

  /**
   * Gives units up.
   *
   * @param units positive, at most what is left
   * @return the money units that they cost: their share rounded toward zero, or all
   */
  long give(long units) {
    boolean all = units == units();
    long share = all ? cost : Money.share(cost, units, units());
    quantity -= signed(units);
    cost -= share;
    return share;
  }

  /**
   * Gives up what units were worth when they came, before {@link #give} takes them: their share
   * rounded toward zero, or all.
   */
  long giveWorth(long units) {
    if (worth == 0) {
      return 0;
    }
    long share = units == units() ? worth : Money.share(worth, units, units());
    worth -= share;
    return share;
  }

  /** Takes a change of what its units were worth when they came. */
  void addWorth(long more) {
    worth = Math.addExact(worth, more);
  }

  /** So many units with the sign of the lot as it was opened. */
  long signed(long units) {
    return rankQuantity < 0 ? -units : units;
  }

  /**
   * Compares what a unit cost when the lot was opened, or as the latest split left it, exactly. A
   * part of the lot that was closed does not change its rank by what rounding left.
   *
   * @return negative if a unit of this lot cost less than one of the other, of the same side
   */
  int compareUnitCost(OpenLot other) {
    return compareUnitCost(other.rankQuantity, other.rankCost);
  }

  /** Compares with the unit cost of a lot that is not open yet. */
  int compareUnitCost(long otherQuantity, long otherCost) {
    // c/q < d/r is cr < dq, as q and r have one sign; 128 bits hold the products
    long mine = Math.multiplyHigh(rankCost, otherQuantity);
    long others = Math.multiplyHigh(otherCost, rankQuantity);
    return mine != others
        ? Long.compare(mine, others)
        : Long.compareUnsigned(rankCost * otherQuantity, otherCost * rankQuantity);
  }

  long number() {
    return number;
  }

  /** Size units left, negative when short. */
  long quantity() {
    return quantity;
  }

  /** Size units left, positive. */
  long units() {
    return Math.abs(quantity);
  }

  long cost() {
    return cost;
  }

  /** What it cost in another currency than its own; 0 where nobody says. */
  long worth() {
    return worth;
  }

  long opened() {
    return opened;
  }

  double price() {
    return price;
  }

  Lot view() {
    return new Lot(number, quantity, cost, worth, opened, price);
  }
}
