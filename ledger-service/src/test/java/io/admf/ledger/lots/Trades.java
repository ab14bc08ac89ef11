package io.admf.ledger.lots;

import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.LotMethod;
import java.util.ArrayList;
import java.util.List;

/** Trades in shares of one position, long and short, and what each made. */
final class Trades {

  private static final Instrument SHARE = new Instrument("ABC", 0, "USD");

  final Lots lots;

  /** Profit of each trade that closed, money units. */
  final List<Long> realised = new ArrayList<>();

  /** Profit by lot of the trades that closed, money units. */
  final List<Long> byLot = new ArrayList<>();

  private long time;

  Trades(LotMethod method) {
    this.lots = Lots.of(method);
  }

  /** The trades of a method, each of a signed quantity and a price, one nanosecond apart. */
  static Trades of(LotMethod method, double[][] trades) {
    Trades made = new Trades(method);
    for (double[] trade : trades) {
      made.trade((long) trade[0], trade[1]);
    }
    return made;
  }

  /** Buys, or sells a negative quantity; what is over after closing opens the other side. */
  Trades trade(long quantity, double price, NamedLot... named) {
    time++;
    long held = lots.quantity();
    long closing = held * quantity < 0 ? Math.min(Math.abs(held), Math.abs(quantity)) : 0;
    if (closing > 0) {
      int side = Long.signum(held);
      long before = byLot.size();
      long released =
          lots.close(
              closing,
              List.of(named),
              (number, taken, cost, worth, opened, paid) ->
                  byLot.add(SHARE.notional(price, taken) - cost));
      realised.add(SHARE.notional(price, side * closing) - released);
      long parts = byLot.stream().skip(before).mapToLong(Long::longValue).sum();
      if (Math.abs(parts - realised.getLast()) > byLot.size() - before) {
        throw new AssertionError("the lots made " + parts + ", the trade " + realised.getLast());
      }
    }
    long opening = Math.abs(quantity) - closing;
    if (opening > 0) {
      long units = Long.signum(quantity) * opening;
      lots.open(units, SHARE.notional(price, units), time, price);
    }
    return this;
  }

  /** What was realised by all trades. */
  long total() {
    return realised.stream().mapToLong(Long::longValue).sum();
  }

  /** Cost per unit of what is open, in currency. */
  double average() {
    return Money.toDouble(lots.cost()) / lots.quantity();
  }
}
