package io.admf.execution;

import io.admf.event.Side;
import io.admf.execution.matching.Liquidity;
import io.admf.money.Instrument;

/**
 * Answers what the broker takes. Stateless: the same fill always costs the same.
 *
 * <p>A fill has a part of its order's commission, and what an order owes for all its parts may have
 * a minimum and a maximum. A fill is charged {@code due(the order with this fill) − charged so
 * far}.
 */
@FunctionalInterface
public interface CommissionModel {

  /** The part of the commission that a fill adds, in money units, not negative. */
  long commission(Trade trade);

  /**
   * What an order owes in money units: its parts, unless a minimum or maximum for the order says
   * otherwise. Never less for an order that has traded more.
   */
  default long due(OrderSoFar order) {
    return order.parts();
  }

  /** Whether it asks how much was traded before in the month. */
  default boolean monthly() {
    return false;
  }

  /** What an order owes that is filled whole by one fill. */
  default long whole(Trade trade) {
    return due(
        new OrderSoFar(
            trade.instrument(),
            trade.side(),
            trade.quantity(),
            trade.notional(),
            commission(trade)));
  }

  /**
   * The fill to be charged.
   *
   * @param quantity size units, positive
   * @param price paid or received, all costs of the market included
   * @param notional money units of the quantity at the price, positive
   * @param monthUnits whole units that the portfolio traded in the month before this fill; 0 for a
   *     model that does not ask. Months are those of UTC
   * @param monthValue money units of those trades
   */
  record Trade(
      Instrument instrument,
      Side side,
      long quantity,
      double price,
      long notional,
      Liquidity liquidity,
      double monthUnits,
      long monthValue) {

    /** A fill that takes liquidity, the first of its month. */
    public Trade(Instrument instrument, Side side, long quantity, double price, long notional) {
      this(instrument, side, quantity, price, notional, Liquidity.TAKER, 0, 0);
    }
  }

  /**
   * All fills of an order so far.
   *
   * @param quantity size units as they traded, positive: a split does not change what a fill was
   * @param notional money units, positive
   * @param parts the sum of what {@link #commission} answered for the fills, in money units
   */
  record OrderSoFar(Instrument instrument, Side side, long quantity, long notional, long parts) {}
}
