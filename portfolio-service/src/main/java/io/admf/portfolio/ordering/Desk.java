package io.admf.portfolio.ordering;

import io.admf.component.Components;
import io.admf.event.AccountState;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Header;
import io.admf.event.Order;
import io.admf.event.OrderChange;
import io.admf.event.OrderRejected;
import io.admf.event.OrderRequest;
import io.admf.event.OrderTerms;
import io.admf.event.PriceBasis;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.AccountKind;
import io.admf.plan.ComponentSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.portfolio.PortfolioKinds;
import io.admf.portfolio.RiskQuestion;
import io.admf.portfolio.RiskRule;
import io.admf.portfolio.Standing;
import io.admf.portfolio.credit.Credit;
import io.admf.portfolio.decision.Holdings;
import io.admf.portfolio.decision.Open;
import io.admf.portfolio.library.risk.BuyingPower;
import io.admf.portfolio.library.risk.Locate;
import java.util.ArrayList;
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
  private final List<RiskRule> rules = new ArrayList<>();
  private final List<String> ruleNames = new ArrayList<>();
  private final String approval;
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
    for (ComponentSpec rule : spec.risk()) {
      rules.add(components.create(PortfolioKinds.RISK_RULE, rule));
      ruleNames.add(rule.type());
    }
    accountRules();
    this.approval = String.join(", ", ruleNames);
    this.strategyIds =
        spec.orders().script().isEmpty()
            ? String.join(
                "+", spec.signals().stream().map(s -> plan.signals().get(s).id()).toList())
            : "script";
  }

  /** The rules that an account brings with it. */
  private void accountRules() {
    if (spec.account().rates().borrowed().stream().anyMatch(each -> each.rate() < 0)) {
      rules.add(new Locate());
      ruleNames.add("locate");
    }
    if (spec.account().kind() != AccountKind.SIMPLE) {
      rules.add(new BuyingPower());
      ruleNames.add("buying_power");
    }
  }

  /** What one of a series' currency is worth; NaN where that is not known yet. */
  double rate(Moment now, Series on) {
    return credit.rate(on, now.block(), now.slice());
  }

  Holdings holdings() {
    return holdings;
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
        ? holdings.trade(ask.series().index(), ask.opens(), spec.comboId())
        : holdings.openTrade(ask.series().index());
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
    String trade = trade(ask);
    long number = holdings.takeOrderNumber();
    Header asked = request(now, ask, number, trade, ask.cause());
    RiskQuestion question =
        new RiskQuestion(
            ask.series().instrument(),
            ask.terms().side(),
            ask.terms().quantity(),
            ask.price(),
            ask.before(),
            now.snapshot().equity(),
            now.snapshot().cash() - holdings.reservedCash(),
            rate(now, ask.series()),
            standing(now, ask));
    for (int i = 0; i < rules.size(); i++) {
      String refusal = rules.get(i).refusal(question);
      if (refusal != null) {
        reject(now, ask, number, trade, asked.id(), ruleNames.get(i), refusal);
        return null;
      }
    }
    return approve(now, ask, number, asked, approval);
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
        state.settledCash() - holdings.reservedCash(),
        credit.lends() ? credit.initial(ask.series(), after, now.block(), now.slice()) : 0);
  }

  /** Makes an order that no rule is asked about. */
  Order insist(Moment now, Ask ask, String why) {
    String trade = holdings.openTrade(ask.series().index());
    long number = holdings.takeOrderNumber();
    return approve(now, ask, number, request(now, ask, number, trade, ask.cause()), why);
  }

  /**
   * Asks for an order that can only reduce what its parent opens, so that no rule need be asked.
   *
   * @return null when its price makes no sense
   */
  @Nullable Order attach(Moment now, Ask ask) {
    String trade = holdings.latestTrade(ask.series().index());
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
                    holdings.openTrade(open.series()),
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
