package io.admf.ledger;

import io.admf.ledger.lots.LotTaken;
import io.admf.money.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * Notes from which lots a close takes its units, and what each of them made. The proceeds go to the
 * lots by quantity, in turn, each rounded toward zero with all that went before it, so that what
 * the lots made sums to what the close made.
 */
final class LotLog implements LotTaken {

  private final long closing;
  private final long proceeds;
  private final List<TakenLot> taken = new ArrayList<>(1);
  private long units;
  private long given;

  /**
   * @param closing size units that are closed in all, positive
   * @param proceeds money units that they brought in; negative when a short sale was covered
   */
  LotLog(long closing, long proceeds) {
    this.closing = closing;
    this.proceeds = proceeds;
  }

  @Override
  public void taken(long number, long quantity, long cost, long opened, double price) {
    units = Math.addExact(units, Math.abs(quantity));
    long upToHere = Money.share(proceeds, units, closing);
    long realised = upToHere - given - cost;
    given = upToHere;
    taken.add(new TakenLot(number, Math.abs(quantity), opened, price, cost, realised));
  }

  List<TakenLot> lots() {
    return taken;
  }
}
