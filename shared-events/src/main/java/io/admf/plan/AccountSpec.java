package io.admf.plan;

import io.admf.event.Leg;
import java.util.List;

/**
 * The account of a portfolio.
 *
 * @param lots which lots are closed first
 * @param hedging whether a long and a short position in the same symbol may stand beside each other
 * @param margin how much equity positions need
 * @param rates what time costs and pays
 * @param settlementDays sessions of the symbol's calendar, or weekdays where it has none, from a
 *     trade until its cash is settled; 0 for at once
 */
public record AccountSpec(
    AccountKind kind,
    LotMethod lots,
    boolean hedging,
    MarginSpec margin,
    RatesSpec rates,
    int settlementDays) {

  private static final List<Leg> NETTED = List.of(Leg.NET);
  private static final List<Leg> HEDGED = List.of(Leg.LONG, Leg.SHORT);

  /** An account without rules of its own. */
  public static final AccountSpec PLAIN =
      new AccountSpec(
          AccountKind.SIMPLE, LotMethod.FIFO, false, MarginSpec.FULL, RatesSpec.NONE, 0);

  /** The positions that there may be in a symbol. */
  public List<Leg> legs() {
    return hedging ? HEDGED : NETTED;
  }

  /** The same account that closes lots by another method. */
  public AccountSpec closing(LotMethod method) {
    return new AccountSpec(kind, method, hedging, margin, rates, settlementDays);
  }

  /** Whether it has no rules of its own. */
  public boolean plain() {
    return equals(PLAIN);
  }
}
