package io.admf.portfolio.decision;

import io.admf.event.Leg;

/**
 * An order of a portfolio that has not ended, as the portfolio sees it.
 *
 * @param series the series that it trades on, by index
 * @param leg the position that it trades
 * @param quantity size units in all
 * @param signedRemaining size units still to be traded; negative for a sale
 * @param reservedCash money units that it is expected to cost
 * @param role what it is for
 * @param parent the order that it hangs on; 0 for none
 * @param group the orders that cancel each other; 0 for none
 * @param withdrawn whether the portfolio has asked to cancel it
 */
public record Open(
    long order,
    int series,
    Leg leg,
    long quantity,
    long signedRemaining,
    long reservedCash,
    Role role,
    long parent,
    long group,
    boolean withdrawn) {

  /** What an order is for. */
  public enum Role {
    /** To have another position, whether that opens, closes or turns one. */
    TRADES,
    /** To close a position. */
    CLOSES,
    /** To close a position should the market reach its price: no position is expected of it. */
    PROTECTS
  }

  /** Whether it trades a position. */
  public boolean on(int which, Leg side) {
    return series == which && leg == side;
  }

  /** Size units still to be traded. */
  long left() {
    return Math.abs(signedRemaining);
  }

  /** Size units that it, or others of its group, have traded. */
  long used() {
    return quantity - left();
  }

  /** The same with so many size units still to be traded, for the part of the cash that is left. */
  Open remaining(long units) {
    long signed = signedRemaining < 0 ? -units : units;
    long cash = (long) (reservedCash * ((double) signed / signedRemaining));
    return new Open(order, series, leg, quantity, signed, cash, role, parent, group, withdrawn);
  }

  /** The same for another number of size units in all. */
  Open quantity(long units) {
    Open changed = remaining(units - used());
    return new Open(
        order,
        series,
        leg,
        units,
        changed.signedRemaining,
        changed.reservedCash,
        role,
        parent,
        group,
        withdrawn);
  }

  /** The same after a split: other units for the same cash. */
  Open split(long units, long signed) {
    return new Open(
        order, series, leg, units, signed, reservedCash, role, parent, group, withdrawn);
  }

  /** The same when its end has been asked for. */
  Open withdraw() {
    return new Open(order, series, leg, quantity, signedRemaining, 0, role, parent, group, true);
  }

  /** Whether the portfolio expects it to trade. */
  boolean counts() {
    return role != Role.PROTECTS && !withdrawn;
  }
}
