package io.admf.execution.library.commission;

import io.admf.money.Instrument;
import io.admf.money.Money;

/** An amount for each share, coin or contract. */
final class Each {

  private Each() {}

  /**
   * Money units of {@code amount} for each whole unit, whatever a unit is worth: the product in
   * IEEE double, rounded once to the nearest money unit, ties to even.
   *
   * @param amount currency
   * @param units size units
   */
  static long of(double amount, Instrument instrument, long units) {
    double money = amount * units * Money.SCALE;
    return Money.round(money / instrument.unitsPerOne());
  }
}
