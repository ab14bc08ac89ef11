package io.admf.ledger;

import io.admf.ledger.lots.LotTaken;
import io.admf.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * Notes from which lots a close takes its units, and what each of them made in the currency of the
 * account. The proceeds go to the lots by quantity, in turn, each rounded toward zero with all that
 * went before it; where they are converted, so is each with all that went before it. So what the
 * lots made sums to what the close made, by price and by currency.
 */
final class LotLog implements LotTaken {

  /** What cost and proceeds are in. */
  private enum Kind {
    OWN,
    FOREIGN,
    /** A futures contract in a foreign currency: what it made is converted, and nothing else. */
    FOREIGN_FUTURE
  }

  private final long closing;
  private final long proceeds;
  private final double rate;
  private final Kind kind;
  private final List<TakenLot> taken = new ArrayList<>(1);
  private long units;
  private long given;
  private long cost;

  /**
   * @param closing size units that are closed in all, positive
   * @param proceeds money units that they brought in; negative when a short sale was covered
   */
  LotLog(long closing, long proceeds) {
    this(closing, proceeds, 1, Kind.OWN);
  }

  private LotLog(long closing, long proceeds, double rate, Kind kind) {
    this.closing = closing;
    this.proceeds = proceeds;
    this.rate = rate;
    this.kind = kind;
  }

  /**
   * The same in a foreign currency.
   *
   * @param rate at which what comes in is converted
   * @param future whether the units were not paid for
   */
  static LotLog converting(long closing, long proceeds, double rate, boolean future) {
    return new LotLog(closing, proceeds, rate, future ? Kind.FOREIGN_FUTURE : Kind.FOREIGN);
  }

  @Override
  public void taken(
      long number, long quantity, long itsCost, long worth, long opened, double price) {
    long givenBefore = given;
    long costBefore = cost;
    units = Math.addExact(units, Math.abs(quantity));
    given = Money.share(proceeds, units, closing);
    cost = Math.addExact(cost, itsCost);
    long made = convert(given - cost) - convert(givenBefore - costBefore);
    long paid =
        switch (kind) {
          case OWN -> itsCost;
          case FOREIGN -> worth;
          case FOREIGN_FUTURE -> convert(cost) - convert(costBefore);
        };
    long fxGain = kind == Kind.FOREIGN ? convert(given) - convert(givenBefore) - paid - made : 0;
    taken.add(new TakenLot(number, Math.abs(quantity), opened, price, paid, made + fxGain, fxGain));
  }

  private long convert(long money) {
    return Money.convert(money, rate);
  }

  List<TakenLot> lots() {
    return taken;
  }
}
