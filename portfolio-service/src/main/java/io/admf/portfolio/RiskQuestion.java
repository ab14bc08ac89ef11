package io.admf.portfolio;

import io.admf.event.Side;
import io.admf.money.Instrument;
import io.admf.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a risk rule may know of a request.
 *
 * @param quantity size units asked for, positive
 * @param price the latest close
 * @param before position in size units, orders under way included
 * @param equity of the portfolio, money units
 * @param cash of the portfolio less what orders under way will cost, money units
 * @param rate what one of the instrument's currency is worth in that of the account
 * @param standing what an account with rules of its own says; null for a plain one
 * @param features the values of {@link RiskRule#features}, in its order
 */
public record RiskQuestion(
    Instrument instrument,
    Side side,
    long quantity,
    double price,
    long before,
    long equity,
    long cash,
    double rate,
    @Nullable Standing standing,
    List<Double> features) {

  public RiskQuestion {
    features = List.copyOf(features);
  }

  /** A question about a plain account in the currency of the instrument. */
  public RiskQuestion(
      Instrument instrument,
      Side side,
      long quantity,
      double price,
      long before,
      long equity,
      long cash) {
    this(instrument, side, quantity, price, before, equity, cash, 1, null, List.of());
  }

  /** The same question with what a rule wants to see. */
  public RiskQuestion seeing(List<Double> values) {
    return values.isEmpty()
        ? this
        : new RiskQuestion(
            instrument, side, quantity, price, before, equity, cash, rate, standing, values);
  }

  /** Size units of the order that make a position smaller: what of it closes. */
  public long closing() {
    boolean against = Long.signum(before) == -side.sign();
    return against ? Math.min(Math.abs(before), quantity) : 0;
  }

  /** Position after the order, in size units. */
  public long after() {
    return before + side.sign() * quantity;
  }

  /** Whether the order only makes a position smaller, without crossing zero. */
  public boolean reducing() {
    return Math.abs(after()) < Math.abs(before) && Long.signum(after()) != -Long.signum(before);
  }

  /** Money units that the order is worth at the latest close, in the account's currency. */
  public long notional() {
    return worth(quantity);
  }

  /** Money units that size units are worth at the latest close, in the account's currency. */
  public long worth(long units) {
    return Money.convert(instrument.notional(price, units), rate);
  }
}
