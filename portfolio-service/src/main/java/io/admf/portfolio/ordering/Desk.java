package io.admf.portfolio.ordering;

import io.admf.component.Components;
import io.admf.event.AccountState;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Header;
import io.admf.event.Leg;
import io.admf.event.Order;
import io.admf.event.OrderChange;
import io.admf.event.OrderRejected;
import io.admf.event.OrderRequest;
import io.admf.event.OrderTerms;
import io.admf.event.PriceBasis;
import io.admf.event.Side;
import io.admf.frame.FeatureFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.portfolio.RiskQuestion;
import io.admf.portfolio.Standing;
import io.admf.portfolio.credit.Credit;
import io.admf.portfolio.decision.Holdings;
import io.admf.portfolio.decision.Open;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The desk of one portfolio: whatever is asked for gets its number and is judged by risk here, and
 * what passes is an order.
 */
public final class Desk {

  private final PortfolioSpec spec;
  private final List<Series> series;
  private final String strategyIds;
  private final boolean telling;
  private final Holdings holdings;
  private final Credit credit;
  private final Rules rules;
  private long changes;

  /**
   * @param telling whether requests are told, not only orders
   */
  public Desk(
      RunPlan plan,
      PortfolioSpec spec,
      Components components,
      Holdings holdings,
      Credit credit,
      boolean telling) {
    this.spec = spec;
    this.credit = credit;
    this.series = plan.series();
    this.telling = telling;
    this.holdings = holdings;
    this.rules = new Rules(plan, spec, components);
    this.strategyIds =
        spec.orders().script().isEmpty()
            ? String.join(
                "+", spec.signals().stream().map(s -> plan.signals().get(s).id()).toList())
            : "script";
  }

  /** Takes in the features of the next block, which risk rules may want to see. */
  public void read(List<FeatureFrame> features) {
    rules.read(features);
  }

  /** What one of a series' currency is worth; NaN where that is not known yet. */
  double rate(Moment now, Series on) {
    return credit.rate(on, now.block(), now.slice());
  }

  Holdings holdings() {
    return holdings;
  }

  /**
   * The position that an order of a side would change, as it is expected to be without it.
   *
   * @param closes whether the order only reduces
   */
  long expected(Series on, Side side, boolean closes) {
    return expected(on, side, closes, 0);
  }

  /** The same without the orders of a group, which the order would cancel; 0 for none. */
  long expected(Series on, Side side, boolean closes, long without) {
    return holdings.expected(on.index(), holdings.leg(side, closes), without);
  }

  private Leg leg(Ask ask) {
    return holdings.leg(ask.terms().side(), ask.terms().rules().reduceOnly());
  }

  /** Whether requests are told. */
  boolean telling() {
    return telling;
  }

  /** Refuses before risk is asked: said, not swallowed. */
  void refuse(Moment now, Ask ask, String rule, String detail) {
    reject(now, ask, holdings.takeOrderNumber(), trade(ask), ask.cause(), rule, detail);
  }

  private void reject(
      Moment now,
      Ask ask,
      long number,
      String trade,
      @Nullable EventId cause,
      String rule,
      String detail) {
    now.out()
        .accept(
            new OrderRejected(
                header(EventType.ORDER_REJECTED, number, trade, cause, now),
                number,
                ask.terms(),
                rule,
                detail));
  }

  private String trade(Ask ask) {
    return ask.role() == Open.Role.TRADES
        ? holdings.trade(ask.series().index(), leg(ask), ask.opens(), spec.comboId())
        : holdings.openTrade(ask.series().index(), leg(ask));
  }

  /** Asks for an order; null when it was refused. */
  @Nullable Order ask(Moment now, Ask ask) {
    String wrong = wrongPrice(ask.terms());
    if (wrong != null) {
      refuse(now, ask, "orders", wrong);
      return null;
    }
    if (Double.isNaN(rate(now, ask.series()))) {
      refuse(
          now,
          ask,
          "rate",
          "no rate of %s is known yet".formatted(ask.series().instrument().currency()));
      return null;
    }
    int on = ask.series().index();
    Rules.Verdict verdict =
        rules.judge(
            ask.terms().quantity(),
            on,
            now.block().row(on, now.slice()),
            units -> question(now, ask.of(units)));
    Ask passing = verdict.rule() == null ? ask.of(verdict.quantity()) : ask;
    String trade = trade(passing);
    long number = holdings.takeOrderNumber();
    Header asked = request(now, ask, number, trade, ask.cause());
    if (verdict.rule() != null) {
      reject(now, ask, number, trade, asked.id(), verdict.rule(), verdict.why());
      return null;
    }
    return approve(now, passing, number, asked, verdict.why());
  }

  private RiskQuestion question(Moment now, Ask ask) {
    return new RiskQuestion(
        ask.series().instrument(),
        ask.terms().side(),
        ask.terms().quantity(),
        ask.price(),
        ask.before(),
        now.snapshot().equity(),
        now.snapshot().cash() - holdings.reservedCash(ask.contingency().group()),
        rate(now, ask.series()),
        standing(now, ask),
        List.of());
  }

  /** What the account says of an order; null where it has no rules. */
  private @Nullable Standing standing(Moment now, Ask ask) {
    AccountState state = now.snapshot().state();
    if (state == null) {
      return null;
    }
    long after = ask.before() + ask.terms().side().sign() * ask.terms().quantity();
    return new Standing(
        spec.account(),
        state.settledCash() - holdings.reservedCash(ask.contingency().group()),
        credit.lends()
            ? credit.initial(ask.series(), leg(ask), after, now.block(), now.slice())
            : 0);
  }

  /** Makes an order that no rule is asked about. */
  Order insist(Moment now, Ask ask, String why) {
    String trade = holdings.openTrade(ask.series().index(), leg(ask));
    long number = holdings.takeOrderNumber();
    return approve(now, ask, number, request(now, ask, number, trade, ask.cause()), why);
  }

  /**
   * Asks for an order that can only reduce what its parent opens, so that no rule need be asked.
   *
   * @return null when its price makes no sense
   */
  @Nullable Order attach(Moment now, Ask ask) {
    String trade = holdings.latestTrade(ask.series().index(), leg(ask));
    long number = holdings.takeOrderNumber();
    String wrong = wrongPrice(ask.terms());
    if (wrong != null) {
      reject(now, ask, number, trade, ask.cause(), "orders", wrong);
      return null;
    }
    Header asked = request(now, ask, number, trade, ask.cause());
    return approve(now, ask, number, asked, "bracket of order " + ask.contingency().parent());
  }

  private Header request(Moment now, Ask ask, long number, String trade, @Nullable EventId cause) {
    Header asked = header(EventType.ORDER_REQUEST, number, trade, cause, now);
    if (telling) {
      now.out()
          .accept(
              new OrderRequest(asked, number, ask.terms(), strategyIds, ask.price(), ask.sizing()));
    }
    return asked;
  }

  private Order approve(Moment now, Ask ask, long number, Header asked, String why) {
    Order order =
        new Order(
            header(EventType.ORDER, number, asked.correlationId(), asked.id(), now),
            number,
            ask.terms(),
            ask.contingency(),
            why);
    Instrument instrument = ask.series().instrument();
    holdings.approved(
        order,
        ask.series().index(),
        instrument,
        expectedPrice(ask),
        instrument.future() ? 0 : rate(now, ask.series()),
        ask.role());
    now.out().accept(order);
    return order;
  }

  /** At what price an order is expected to trade: its limit, or its stop, or the latest close. */
  private static double expectedPrice(Ask ask) {
    OrderTerms terms = ask.terms();
    if (terms.rules().basis() != PriceBasis.PRICE) {
      return ask.price();
    }
    return terms.type().limited()
        ? terms.limitPrice()
        : terms.type().stops() && !Double.isNaN(terms.stopPrice())
            ? terms.stopPrice()
            : ask.price();
  }

  /** What is wrong with the prices of terms, or null. Those counted from a fill come later. */
  private static @Nullable String wrongPrice(OrderTerms terms) {
    if (terms.rules().basis() != PriceBasis.PRICE) {
      return null;
    }
    if (terms.type().limited() && !price(terms.limitPrice())) {
      return "expected a positive limit, was " + terms.limitPrice();
    }
    boolean begins = Double.isNaN(terms.stopPrice()) && terms.rules().trail() > 0;
    if (terms.type().stops() && !begins && !price(terms.stopPrice())) {
      return "expected a positive stop, was " + terms.stopPrice();
    }
    return null;
  }

  private static boolean price(double value) {
    return value > 0 && value < Double.POSITIVE_INFINITY;
  }

  /** Asks to cancel an order. */
  void cancel(Moment now, Open open, @Nullable EventId cause, String reason) {
    holdings.withdraw(open.order());
    change(now, open, cause, OrderChange.Kind.CANCEL, new Terms(0, Double.NaN, Double.NaN), reason);
  }

  /**
   * What of an order is to be changed.
   *
   * @param quantity size units in all; 0 to leave it
   * @param limit NaN to leave it
   * @param stop NaN to leave it
   */
  record Terms(long quantity, double limit, double stop) {}

  /** Asks to change an order. */
  void modify(Moment now, Open open, Terms terms, String reason) {
    change(now, open, null, OrderChange.Kind.MODIFY, terms, reason);
  }

  private void change(
      Moment now,
      Open open,
      @Nullable EventId cause,
      OrderChange.Kind kind,
      Terms terms,
      String reason) {
    now.out()
        .accept(
            new OrderChange(
                header(
                    EventType.ORDER_CHANGE,
                    changes++,
                    holdings.openTrade(open.series(), open.leg()),
                    cause,
                    now),
                open.order(),
                series.get(open.series()).symbol(),
                kind,
                terms.quantity(),
                terms.limit(),
                terms.stop(),
                reason));
  }

  /** Requests, orders and refusals are numbered like the order they are about. */
  private Header header(
      EventType type, long number, String trade, @Nullable EventId cause, Moment now) {
    long time = now.time();
    return new Header(
        new EventId(spec.container(), type, number), trade, cause, time, time, now.slice());
  }
}
