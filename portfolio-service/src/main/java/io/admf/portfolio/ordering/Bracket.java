package io.admf.portfolio.ordering;

import io.admf.component.Components;
import io.admf.component.Names;
import io.admf.event.Contingency;
import io.admf.event.Order;
import io.admf.event.OrderRules;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.PriceBasis;
import io.admf.event.Side;
import io.admf.frame.FeatureFrame;
import io.admf.frame.Series;
import io.admf.plan.ComponentSpec;
import io.admf.plan.OrdersSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.portfolio.DistanceQuestion;
import io.admf.portfolio.DistanceRule;
import io.admf.portfolio.PortfolioKinds;
import io.admf.portfolio.Reach;
import io.admf.portfolio.decision.Open;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stop, target and trailing stop that every entry of a portfolio brings. */
final class Bracket {

  /** What one of its orders is. */
  private enum Leg {
    STOP_LOSS,
    TAKE_PROFIT,
    TRAILING_STOP
  }

  private record Part(Leg leg, DistanceRule rule, Readings readings) {}

  /**
   * What is known of an entry.
   *
   * @param row of the series' bar at which it was decided
   * @param stopLoss that the signal gives; NaN for none
   * @param priceTarget that the signal gives; NaN for none
   */
  record Entry(Series series, int row, double price, double stopLoss, double priceTarget) {}

  private final Desk desk;
  private final boolean atFill;
  private final List<Part> parts = new ArrayList<>();

  Bracket(RunPlan plan, PortfolioSpec spec, Components components, Desk desk) {
    this.desk = desk;
    OrdersSpec orders = spec.orders();
    this.atFill = orders.anchor() == OrdersSpec.Anchor.FILL;
    add(Leg.STOP_LOSS, orders.stopLoss(), plan, spec, components);
    add(Leg.TAKE_PROFIT, orders.takeProfit(), plan, spec, components);
    add(Leg.TRAILING_STOP, orders.trailingStop(), plan, spec, components);
  }

  private void add(
      Leg leg,
      @Nullable ComponentSpec distance,
      RunPlan plan,
      PortfolioSpec spec,
      Components components) {
    if (distance != null) {
      DistanceRule rule = components.create(PortfolioKinds.DISTANCE, distance);
      parts.add(new Part(leg, rule, new Readings(plan, spec, distance.type(), rule.features())));
    }
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  void read(List<FeatureFrame> features) {
    parts.forEach(part -> part.readings().read(features));
  }

  /** Attaches the orders to an entry: one of them cancels the others. */
  void attach(Moment now, Order entry, Entry at) {
    for (Part part : parts) {
      double signalled = part.leg() == Leg.TAKE_PROFIT ? at.priceTarget() : at.stopLoss();
      List<Double> values = part.readings().at(at.series().index(), at.row());
      Reach reach = part.rule().reach(new DistanceQuestion(at.price(), signalled, values));
      if (reach.leads()) {
        attach(now, entry, at, part.leg(), reach);
      }
    }
  }

  private void attach(Moment now, Order entry, Entry at, Leg leg, Reach reach) {
    Side side = entry.terms().side().opposite();
    int away = leg == Leg.TAKE_PROFIT ? -side.sign() : side.sign(); // up for the target of a long
    String name = Names.snake(leg.name());
    Ask ask =
        new Ask(
            at.series(),
            entry.eventId(),
            entry.terms().side().sign() * entry.terms().quantity(),
            leg == Leg.TRAILING_STOP
                ? trailing(entry, at, reach, away)
                : fixed(entry, at, leg, reach, away),
            new Contingency(entry.order(), entry.order()),
            Open.Role.PROTECTS,
            at.price(),
            desk.telling() ? "%s of order %d".formatted(name, entry.order()) : "");
    if (reach.unit() == Reach.Unit.PRICE && away * (reach.value() - at.price()) <= 0) {
      String where = away > 0 ? "above" : "below";
      desk.refuse(
          now,
          ask,
          name,
          "expected a price %s the close %s, was %s".formatted(where, at.price(), reach.value()));
    } else {
      desk.attach(now, ask);
    }
  }

  /** A stop or a target. */
  private OrderTerms fixed(Order entry, Entry at, Leg leg, Reach reach, int away) {
    OrderRules rules = OrderRules.PLAIN.reducing();
    double price;
    if (reach.unit() == Reach.Unit.PRICE) {
      price = at.series().instrument().onTick(reach.value(), away > 0);
    } else if (!atFill) {
      price = level(at, reach, away);
    } else {
      price = away * reach.value();
      rules =
          rules.from(
              reach.unit() == Reach.Unit.PERCENT
                  ? PriceBasis.PARENT_PERCENT
                  : PriceBasis.PARENT_AMOUNT);
    }
    boolean target = leg == Leg.TAKE_PROFIT;
    return terms(entry, target ? OrderType.LIMIT : OrderType.STOP, rules)
        .at(target ? price : Double.NaN, target ? Double.NaN : price);
  }

  /** A stop that follows the price; where it begins is said unless that follows from the fill. */
  private OrderTerms trailing(Order entry, Entry at, Reach reach, int away) {
    boolean percent = reach.unit() == Reach.Unit.PERCENT;
    double distance = percent ? reach.value() : reach.from(at.price());
    OrderRules rules = OrderRules.PLAIN.reducing().trailing(distance, percent);
    return terms(entry, OrderType.TRAILING_STOP, rules)
        .at(Double.NaN, atFill ? Double.NaN : level(at, reach, away));
  }

  /** The price at a distance from the close. */
  private static double level(Entry at, Reach reach, int away) {
    double price = at.price() + away * reach.from(at.price());
    return at.series().instrument().onTick(price, away > 0);
  }

  private static OrderTerms terms(Order entry, OrderType type, OrderRules rules) {
    OrderTerms of = entry.terms();
    return new OrderTerms(
        of.symbol(), of.side().opposite(), of.quantity(), type, Double.NaN, Double.NaN, rules);
  }
}
