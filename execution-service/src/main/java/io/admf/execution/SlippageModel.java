package io.admf.execution;

import io.admf.event.OrderTerms;
import io.admf.execution.gauge.Conditions;
import io.admf.execution.gauge.Needs;
import io.admf.money.Instrument;
import java.util.function.DoubleUnaryOperator;

/**
 * Answers at what price a trade is really made. Stateless: the same trade always gets the same
 * price.
 */
@FunctionalInterface
public interface SlippageModel {

  /**
   * The price paid or received, positive and finite. Whatever the answer, a limit order never
   * trades beyond its limit.
   */
  double price(Trade trade);

  /** What it must be told besides the trade itself; nothing unless it says so. */
  default Needs needs() {
    return Needs.NOTHING;
  }

  /**
   * The trade that the market offers.
   *
   * @param terms of the order
   * @param quantity size units that trade now, positive
   * @param price that the market offers: within the bar's high and low, or the bid or ask
   * @param barVolume volume of the bar, or the size that is quoted, in whole units of the
   *     instrument; 0 when nothing is known of it
   * @param conditions what the model {@link #needs}
   */
  record Trade(
      Instrument instrument,
      OrderTerms terms,
      long quantity,
      double price,
      double barVolume,
      Conditions conditions) {

    /** The largest part of its price by which a model may move a trade: one half. */
    public static final double MOST = 0.5;

    /** A trade for models that need nothing besides. */
    public Trade(
        Instrument instrument, OrderTerms terms, long quantity, double price, double barVolume) {
      this(instrument, terms, quantity, price, barVolume, Conditions.PLAIN);
    }

    /**
     * The price moved against the order.
     *
     * @param fraction of the price, 0 or more; {@link #MOST} where it is more, so that a price
     *     stays positive
     */
    public double against(double fraction) {
      return price * (1 + terms.side().sign() * Math.min(fraction, MOST));
    }

    /** The quantity in whole units of the instrument. */
    public double units() {
      return instrument.quantity(quantity);
    }

    /**
     * The mean cost of a unit where cost depends on how much of a bar a portfolio has taken: {@code
     * (C(b + q) − C(b)) ÷ q} with {@code C(x) = x × rate(x)}, <i>q</i> this trade and <i>b</i> what
     * was traded before it on the same side in the same slice. So orders cut in pieces cost what
     * they cost in one.
     *
     * @param rate cost of each unit, as a part of the price, when so many whole units trade at once
     */
    public double meanCost(DoubleUnaryOperator rate) {
      return meanCost(instrument.quantity(conditions.before()), rate);
    }

    /**
     * The same after other trades.
     *
     * @param before what traded before, in whole units
     */
    public double meanCost(double before, DoubleUnaryOperator rate) {
      double quantity = units();
      if (before == 0) {
        return rate.applyAsDouble(quantity);
      }
      double all = before + quantity;
      double difference = all * rate.applyAsDouble(all) - before * rate.applyAsDouble(before);
      return Math.max(0, difference / quantity);
    }

    /**
     * The part of the bar's volume that so many units are; more than 1 where an order that no
     * participation limits takes more than there was. 1 where no volume is known.
     */
    public double share(double wholeUnits) {
      return barVolume > 0 ? wholeUnits / barVolume : 1;
    }
  }
}
