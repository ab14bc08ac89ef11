package io.admf.ledger;

import io.admf.event.Fill;
import io.admf.money.Instrument;
import io.admf.money.Money;

/**
 * What a fill means to a position: the part that closes it and the part that opens or adds.
 *
 * <p>The money of the whole fill is rounded once. When a fill crosses zero, the opening part gets
 * its own notional and its share of the commission by quantity, rounded toward zero; what rounding
 * leaves belongs to the closing part.
 *
 * @param sign +1 for a buy, -1 for a sell
 * @param closing size units that close; {@code opening} likewise
 * @param closingValue money units of the closing part, positive; {@code openingValue} likewise
 * @param closingCharge commission of the closing part; {@code openingCharge} likewise
 */
public record FillAmounts(
    int sign,
    long closing,
    long closingValue,
    long closingCharge,
    long opening,
    long openingValue,
    long openingCharge) {

  /** Takes a fill apart, given the size units held before it. */
  static FillAmounts of(Fill fill, Instrument instrument, long held) {
    long units = fill.side().sign() * fill.quantity();
    long value = instrument.notional(fill.price(), fill.quantity());
    return of(instrument, held, units, fill.price(), value, fill.commission());
  }

  /**
   * Takes a fill apart.
   *
   * @param held size units before it
   * @param units size units that it gives, negative when it takes
   * @param value of the units at the price, positive, money units
   * @param commission money units
   */
  public static FillAmounts of(
      Instrument instrument, long held, long units, double price, long value, long commission) {
    int sign = Long.signum(units);
    long quantity = Math.abs(units);
    boolean against = Long.signum(held) == -sign;
    long closing = against ? Math.min(Math.abs(held), quantity) : 0;
    long opening = quantity - closing;
    long openingValue =
        closing == 0 ? value : opening == 0 ? 0 : instrument.notional(price, opening);
    long openingCharge = closing == 0 ? commission : Money.share(commission, opening, quantity);
    return new FillAmounts(
        sign,
        closing,
        value - openingValue,
        commission - openingCharge,
        opening,
        openingValue,
        openingCharge);
  }

  /**
   * The same with another commission, in another currency: the opening part gets its share by
   * quantity.
   */
  FillAmounts charged(long commission) {
    long part =
        closing == 0
            ? commission
            : Money.share(commission, opening, Math.addExact(opening, closing));
    return new FillAmounts(
        sign, closing, closingValue, commission - part, opening, openingValue, part);
  }

  /** Money units that leave the account for the units traded; negative when they come in. */
  public long paid() {
    return sign * Math.addExact(closingValue, openingValue);
  }

  /** Size units gained; negative when given. */
  public long units() {
    return sign * (closing + opening);
  }
}
