package io.admf.portfolio;

import io.admf.event.Side;
import io.admf.money.Instrument;

/**
 * What a risk rule may know of a request.
 *
 * @param quantity size units asked for, positive
 * @param price the latest close
 * @param before position in size units, orders under way included
 * @param equity of the portfolio, money units
 * @param cash of the portfolio less what orders under way will cost, money units
 */
public record RiskQuestion(
    Instrument instrument,
    Side side,
    long quantity,
    double price,
    long before,
    long equity,
    long cash) {

  /** Position after the order, in size units. */
  public long after() {
    return before + side.sign() * quantity;
  }

  /** Whether the order only makes a position smaller, without crossing zero. */
  public boolean reducing() {
    return Math.abs(after()) < Math.abs(before) && Long.signum(after()) != -Long.signum(before);
  }

  /** Money units that the order is worth at the latest close. */
  public long notional() {
    return instrument.notional(price, quantity);
  }
}
