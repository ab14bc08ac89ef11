package io.admf.reporting.cost;

import io.admf.event.Fill;
import io.admf.event.FillDetail;
import io.admf.event.Side;
import io.admf.money.Instrument;
import java.util.List;

/** Splits what an order cost into its parts. */
public final class Shortfall {

  private Shortfall() {}

  /**
   * An order as it was decided.
   *
   * @param quantity size units
   * @param price the close that was known at the decision
   * @param arrival the first price at which the market could have met it; {@code price} when the
   *     market never could
   */
  public record Decision(
      Instrument instrument, Side side, long quantity, double price, double arrival) {}

  /**
   * A part that traded.
   *
   * @param ratio units at the fill for each unit at the decision: 1 unless there was a split
   */
  public record Part(Fill fill, double ratio) {}

  /**
   * What did not trade.
   *
   * @param quantity size units, 0 or more
   * @param price when the order ended
   * @param ratio as in {@link Part}
   */
  public record Rest(long quantity, double price, double ratio) {}

  /**
   * The parts of the cost. With <i>s</i> 1 for a purchase and −1 for a sale, a unit is worth {@code
   * s × (price − decision price)} more than it should be; each part is the difference between two
   * amounts of whole money units, so that they sum to the whole exactly.
   */
  public static OrderCost of(Decision decision, List<Part> parts, Rest rest) {
    Instrument instrument = decision.instrument();
    int sign = decision.side().sign();
    long filled = 0;
    double paid = 0;
    long turned = 0;
    long delay = 0;
    long timing = 0;
    long spread = 0;
    long impact = 0;
    long improvement = 0;
    long commission = 0;
    for (Part part : parts) {
      Fill fill = part.fill();
      FillDetail detail = fill.detail();
      long impacted = detail == null ? 0 : detail.impact();
      long improved = detail == null ? 0 : detail.improvement();
      long decided = instrument.notional(decision.price() / part.ratio(), fill.quantity());
      long arrived = instrument.notional(decision.arrival() / part.ratio(), fill.quantity());
      long traded = instrument.notional(fill.price(), fill.quantity());
      filled += fill.quantity();
      paid += fill.price() * fill.quantity();
      turned += Math.abs(traded);
      delay += sign * (arrived - decided);
      timing += sign * (traded - arrived) - fill.slippage();
      spread += fill.slippage() - impacted + improved;
      impact += impacted;
      improvement += improved;
      commission += fill.commission();
    }
    long opportunity =
        sign
            * (instrument.notional(rest.price(), rest.quantity())
                - instrument.notional(decision.price() / rest.ratio(), rest.quantity()));
    return new OrderCost(
        filled,
        paid / filled,
        instrument.notional(decision.price(), decision.quantity()),
        turned,
        delay,
        timing,
        spread,
        impact,
        improvement,
        commission,
        opportunity);
  }
}
