package io.admf.execution.pricing;

import io.admf.event.InvariantException;
import io.admf.event.OrderTerms;
import io.admf.event.Side;
import io.admf.execution.CommissionModel;
import io.admf.execution.ImprovementModel;
import io.admf.execution.SlippageModel;
import io.admf.execution.gauge.Conditions;
import io.admf.execution.gauge.Gauge;
import io.admf.execution.gauge.Gauges;
import io.admf.execution.gauge.Needs;
import io.admf.execution.matching.Liquidity;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import java.util.ArrayList;
import java.util.List;

/**
 * Prices the fills of one portfolio: offered price → slippage → impact → improvement → commission.
 * Whatever the models say, a limit holds, a price stays positive and on the tick, and an
 * improvement ends at the best price of the bar or the middle of the quote. Not safe for several
 * threads.
 */
public final class Pricing {

  private final String container;
  private final Models models;
  private final Gauges gauges;
  private final Needs slippageNeeds;
  private final Needs impactNeeds;
  private final boolean monthly;
  private final Traded traded = new Traded();

  /**
   * @param container of the portfolio, for messages
   * @param series that it trades; the gauges that the models need are asked for them
   */
  public Pricing(String container, Models models, List<Series> series, Gauges gauges) {
    this.container = container;
    this.models = models;
    this.gauges = gauges;
    this.slippageNeeds = models.slippage().needs();
    this.impactNeeds = models.impact().needs();
    this.monthly = models.commission().monthly();
    for (Series each : series) {
      slippageNeeds.gauges().forEach(gauge -> gauges.ask(each, gauge));
      impactNeeds.gauges().forEach(gauge -> gauges.ask(each, gauge));
    }
  }

  /**
   * Prices a fill and remembers it.
   *
   * @param tab of its order
   * @throws InvariantException if a model answers what it must not
   */
  public Priced price(Offer offer, Tab tab) {
    Instrument instrument = offer.series().instrument();
    OrderTerms terms = offer.terms();
    int sign = terms.side().sign();
    double slipped = allowed(offer, positive(slipped(offer, tab), offer, models.slippage()));
    double moved = allowed(offer, moved(offer, tab, slipped));
    double price = allowed(offer, improved(offer, slipped, moved));
    long atMiddle = instrument.notional(offer.middle(), offer.quantity());
    long atSlipped = instrument.notional(slipped, offer.quantity());
    long atMoved = instrument.notional(moved, offer.quantity());
    long notional = instrument.notional(price, offer.quantity());
    long commission = commission(offer, tab, price, notional);
    traded.inSlice(offer.series().index(), terms.side(), offer.quantity(), offer.slice());
    if (monthly) {
      traded.inMonth(instrument.quantity(offer.quantity()), notional);
    }
    return new Priced(
        price,
        commission,
        sign * (atSlipped - atMiddle),
        sign * (atMoved - atSlipped),
        sign * (atMoved - notional),
        offer.liquidity() == Liquidity.MAKER);
  }

  private double slipped(Offer offer, Tab tab) {
    return models.slippage().price(trade(offer, tab, offer.price(), slippageNeeds));
  }

  private double moved(Offer offer, Tab tab, double slipped) {
    SlippageModel.Trade trade = trade(offer, tab, slipped, impactNeeds);
    double cost = models.impact().cost(trade);
    if (!(cost >= 0 && cost < Double.POSITIVE_INFINITY)) {
      throw broken(offer, "expected %s to cost 0 or more, was %s".formatted(models.impact(), cost));
    }
    return cost == 0 ? slipped : trade.against(cost);
  }

  private double improved(Offer offer, double slipped, double moved) {
    if (offer.liquidity() == Liquidity.MAKER) {
      return moved;
    }
    double gain =
        models
            .improvement()
            .improvement(
                new ImprovementModel.Taking(
                    offer.series().instrument(),
                    offer.terms(),
                    offer.quantity(),
                    slipped,
                    offer.middle()));
    if (!(gain >= 0 && gain < Double.POSITIVE_INFINITY)) {
      throw broken(
          offer, "expected %s to give 0 or more, was %s".formatted(models.improvement(), gain));
    }
    return offer.terms().side() == Side.BUY
        ? Math.max(moved - gain, Math.min(moved, offer.best()))
        : Math.min(moved + gain, Math.max(moved, offer.best()));
  }

  private long commission(Offer offer, Tab tab, double price, long notional) {
    CommissionModel model = models.commission();
    Instrument instrument = offer.series().instrument();
    Side side = offer.terms().side();
    if (monthly) {
      traded.month(offer.time());
    }
    long part =
        model.commission(
            new CommissionModel.Trade(
                instrument,
                side,
                offer.quantity(),
                price,
                notional,
                offer.liquidity(),
                monthly ? traded.monthUnits() : 0,
                monthly ? traded.monthValue() : 0));
    tab.add(offer.quantity(), notional, part, offer.slice());
    long due =
        model.due(
            new CommissionModel.OrderSoFar(
                instrument, side, tab.quantity(), tab.notional(), tab.parts()));
    if (part < 0 || due < 0) {
      throw broken(
          offer, "expected %s to charge 0 or more, was %d".formatted(model, Math.min(part, due)));
    }
    return tab.charge(due);
  }

  private SlippageModel.Trade trade(Offer offer, Tab tab, double price, Needs needs) {
    Conditions conditions =
        new Conditions(
            needs.time() ? offer.time() : 0,
            traded.before(offer.series().index(), offer.terms().side(), offer.slice()),
            tab.earlier(offer.slice()),
            readings(offer, needs));
    return new SlippageModel.Trade(
        offer.series().instrument(),
        offer.terms(),
        offer.quantity(),
        price,
        offer.volume(),
        conditions);
  }

  private List<Double> readings(Offer offer, Needs needs) {
    if (needs.gauges().isEmpty()) {
      return List.of();
    }
    List<Double> readings = new ArrayList<>(needs.gauges().size());
    for (Gauge gauge : needs.gauges()) {
      readings.add(gauges.reading(gauges.ask(offer.series(), gauge), offer.row()));
    }
    return readings;
  }

  private double positive(double price, Offer offer, SlippageModel model) {
    if (!(price > 0 && price < Double.POSITIVE_INFINITY)) {
      throw broken(
          offer,
          "expected %s to give a positive price for %s, was %s".formatted(model, offer, price));
    }
    return price;
  }

  private InvariantException broken(Offer offer, String what) {
    return new InvariantException(container, offer.slice(), what);
  }

  /**
   * The next price on the tick that is no better for the order; a limit holds whatever the models
   * say.
   */
  private static double allowed(Offer offer, double price) {
    OrderTerms terms = offer.terms();
    boolean buy = terms.side() == Side.BUY;
    double onTick = offer.series().instrument().onTick(price, buy);
    if (!terms.type().limited()) {
      return onTick;
    }
    return buy ? Math.min(onTick, terms.limitPrice()) : Math.max(onTick, terms.limitPrice());
  }
}
