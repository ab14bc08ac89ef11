package io.admf.ledger.valuation;

import io.admf.money.Instrument;
import io.admf.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A position to be marked.
 *
 * @param units size units, negative when short
 * @param marks latest close at each slice of the block; not NaN while the position is held
 * @param entered of a futures contract, money units that the units were worth when they were
 *     bought, negative when short: what they are worth is the difference; else not looked at
 * @param rates what one of the instrument's currency is worth at each slice; null for always 1
 */
public record Stake(
    Instrument instrument, long units, double[] marks, long entered, double @Nullable [] rates) {

  /** A position that is worth what its units are. */
  public Stake(Instrument instrument, long units, double[] marks) {
    this(instrument, units, marks, 0, null);
  }

  /**
   * What the units are worth at a price, money units of the account's currency; of a futures
   * contract, what they have gained.
   *
   * @param at a slice of the block, from 0, whose rate counts
   */
  public long worth(double price, int at) {
    long value = instrument.notional(price, units);
    return Money.convert(
        instrument.future() ? value - entered : value, rates == null ? 1 : rates[at]);
  }

  /** Whether a unit is worth its price. */
  boolean plain() {
    return rates == null && instrument.multiplier() == 1 && !instrument.future();
  }
}
