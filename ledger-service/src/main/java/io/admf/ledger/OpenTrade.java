package io.admf.ledger;

import io.admf.event.Excursion;
import io.admf.event.Fill;
import io.admf.event.Side;
import io.admf.ledger.valuation.RunningProfit;
import io.admf.money.Instrument;
import org.jspecify.annotations.Nullable;

/**
 * A round trip under way: from flat to flat. Its average prices are running means, for reports; no
 * money is made of them.
 */
final class OpenTrade {

  final long number;
  final Side side;
  final String correlationId;
  final long openedAt;
  final long openedIn;

  /** Follows the trip on its way; null where nobody asks. */
  final @Nullable RunningProfit profit;

  private long entered;
  private double entryPrice;
  private long exited;
  private double exitPrice;
  private long grossPnl;
  private long commission;

  OpenTrade(long number, Fill fill, boolean followed) {
    this.number = number;
    this.side = fill.side();
    this.correlationId = fill.correlationId();
    this.openedAt = fill.eventTime();
    this.openedIn = fill.header().slice();
    this.profit = followed ? new RunningProfit() : null;
  }

  void enter(long quantity, double price, long charge) {
    entered = Math.addExact(entered, quantity);
    entryPrice += (price - entryPrice) * ((double) quantity / entered);
    commission = Math.addExact(commission, charge);
  }

  void exit(long quantity, double price, long charge, long realised) {
    exited = Math.addExact(exited, quantity);
    exitPrice += (price - exitPrice) * ((double) quantity / exited);
    commission = Math.addExact(commission, charge);
    grossPnl = Math.addExact(grossPnl, realised);
  }

  /** Goes through a split: quantities and prices become those of today's units. */
  void split(double ratio) {
    entered = Instrument.split(entered, ratio);
    exited = Instrument.split(exited, ratio);
    entryPrice /= ratio;
    exitPrice /= ratio;
  }

  /** Money that the position brought in, or cost, without a trade: a dividend. */
  void earn(long money) {
    grossPnl = Math.addExact(grossPnl, money);
  }

  /** How far it went on its way, the end included; null where nobody followed it. */
  @Nullable Excursion excursion() {
    if (profit == null) {
      return null;
    }
    profit.observe(grossPnl);
    return profit.excursion();
  }

  long exited() {
    return exited;
  }

  double entryPrice() {
    return entryPrice;
  }

  double exitPrice() {
    return exitPrice;
  }

  long grossPnl() {
    return grossPnl;
  }

  long commission() {
    return commission;
  }
}
