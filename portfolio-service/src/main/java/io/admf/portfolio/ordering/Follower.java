package io.admf.portfolio.ordering;

import io.admf.component.Components;
import io.admf.event.Action;
import io.admf.event.Contingency;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Leg;
import io.admf.event.Order;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.Side;
import io.admf.frame.BarBlock;
import io.admf.frame.FeatureFrame;
import io.admf.frame.Series;
import io.admf.plan.ComponentSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.OrdersSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.portfolio.OrderForm;
import io.admf.portfolio.OrderQuestion;
import io.admf.portfolio.PortfolioKinds;
import io.admf.portfolio.Sizer;
import io.admf.portfolio.SizingQuestion;
import io.admf.portfolio.decision.Alarms;
import io.admf.portfolio.decision.Alarms.Alarm;
import io.admf.portfolio.decision.Holdings;
import io.admf.portfolio.decision.Open;
import io.admf.portfolio.decision.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Orders that follow an opinion: it enters, leaves and turns positions where the opinion turns, and
 * leaves those that have been held long enough.
 */
public final class Follower implements Decider {

  private static final String MARKET = "market";
  private static final String CLOSES = "closes the position";

  private final PortfolioSpec spec;
  private final OrdersSpec orders;
  private final List<Series> series;
  private final Turns turns;
  private final Desk desk;
  private final Holdings holdings;
  private final Sizer sizer;
  private final Readings sizerReadings;
  private final Form entry;
  private final Form exit;
  private final Bracket bracket;
  private final Alarms alarms = new Alarms();
  private final Map<Place, Opinion> waiting = new TreeMap<>(); // for a position to be closed
  private final boolean hedged;
  private final boolean plain;
  private final boolean turnsInOne;
  private final boolean exitFirst; // whether an exit trades before an entry made with it
  private @Nullable BarBlock block;

  /** A style of order with what it wants to see. */
  private record Form(OrderForm form, Readings readings) {

    static Form of(ComponentSpec style, RunPlan plan, PortfolioSpec spec, Components components) {
      OrderForm form = components.create(PortfolioKinds.ORDER_STYLE, style);
      return new Form(form, new Readings(plan, spec, style.type(), form.features()));
    }
  }

  /** A position, by the index of its series. */
  private record Place(int series, Leg leg) implements Comparable<Place> {

    @Override
    public int compareTo(Place other) {
      return series == other.series
          ? leg.compareTo(other.leg)
          : Integer.compare(series, other.series);
    }
  }

  /**
   * Where something is decided about one position.
   *
   * @param row of the series' bar
   * @param cause the event that it is put down to; null for none
   */
  private record Spot(
      Moment now, Series on, Leg leg, int row, double price, @Nullable EventId cause) {

    Place place() {
      return new Place(on.index(), leg);
    }
  }

  /**
   * An opinion that wants a position.
   *
   * @param stopLoss that its signal gives; NaN for none
   * @param priceTarget that its signal gives; NaN for none
   * @param cause the signal
   */
  private record Opinion(
      Action action, double strength, double stopLoss, double priceTarget, EventId cause) {}

  public Follower(RunPlan plan, PortfolioSpec spec, Turns turns, Components components, Desk desk) {
    this.spec = spec;
    this.orders = spec.orders();
    this.series = plan.series();
    this.turns = turns;
    this.desk = desk;
    this.holdings = desk.holdings();
    this.sizer = components.create(PortfolioKinds.SIZER, spec.sizing());
    this.sizerReadings = new Readings(plan, spec, spec.sizing().type(), sizer.features());
    this.entry = Form.of(orders.entry(), plan, spec, components);
    this.exit = Form.of(orders.exit(), plan, spec, components);
    this.bracket = new Bracket(plan, spec, components, desk);
    this.hedged = spec.account().hedging();
    this.plain = orders.plain() && !hedged;
    this.turnsInOne =
        !hedged
            && bracket.isEmpty()
            && orders.entry().equals(orders.exit())
            && orders.entry().type().equals(MARKET);
    this.exitFirst =
        orders.exit().type().equals(MARKET)
            && (orders.entry().type().equals(MARKET)
                || spec.execution().fillAt() == FillTiming.NEXT_OPEN);
  }

  @Override
  public void read(BarBlock next, List<FeatureFrame> features) {
    block = next;
    sizerReadings.read(features);
    entry.readings().read(features);
    exit.readings().read(features);
    bracket.read(features);
  }

  @Override
  public long next(long from) {
    int turn = turns.first(from);
    long slice = turn < turns.count() ? turns.slice(turn) : Long.MAX_VALUE;
    return plain ? slice : Math.min(slice, alarms.next(Objects.requireNonNull(block), from));
  }

  @Override
  public void filled(Fill fill, Open order) {
    if (plain) {
      return;
    }
    BarBlock now = Objects.requireNonNull(block);
    int on = order.series();
    Leg leg = order.leg();
    long signed = fill.side().sign() * fill.quantity();
    if (order.withdrawn() && order.role() == Open.Role.TRADES) {
      long next = Alarms.rowFrom(now, on, fill.header().slice() + 1);
      alarms.set(new Alarm(Alarms.Kind.FILLED_LATE, on, leg, next, order.order(), signed));
    }
    long after = holdings.position(on, leg);
    if (after == 0 && waiting.containsKey(new Place(on, leg))) {
      long next = Alarms.rowFrom(now, on, fill.header().slice() + 1);
      alarms.set(new Alarm(Alarms.Kind.FLAT, on, leg, next, 0, 0));
    }
    boolean opened = after != 0 && Long.signum(after) != Long.signum(after - signed);
    if (orders.maxHolding() > 0 && opened) {
      long row = Alarms.rowFrom(now, on, fill.header().slice()) + orders.maxHolding();
      long opening = holdings.openings(on, leg);
      alarms.set(new Alarm(Alarms.Kind.HELD_LONG_ENOUGH, on, leg, row, opening, 0));
    }
  }

  @Override
  public void decide(Moment now) {
    int turn = turns.first(now.slice());
    if (plain) {
      for (; turns(turn, now.slice()); turn++) {
        turn(now, turn);
      }
      return;
    }
    List<Integer> turning = new ArrayList<>();
    for (int each = turn; turns(each, now.slice()); each++) {
      turning.add(turns.series(each));
    }
    List<Alarm> due = alarms.take(now.block(), now.slice());
    due.stream().filter(alarm -> !turning.contains(alarm.series())).forEach(a -> ring(now, a));
    for (; turns(turn, now.slice()); turn++) {
      turn(now, turn);
    }
    due.stream().filter(alarm -> turning.contains(alarm.series())).forEach(a -> ring(now, a));
  }

  private boolean turns(int turn, long slice) {
    return turn < turns.count() && turns.slice(turn) == slice;
  }

  private Spot spot(Moment now, int on, Leg leg, @Nullable EventId cause) {
    return new Spot(
        now,
        series.get(on),
        leg,
        now.block().row(on, now.slice()),
        now.block().mark(on, now.slice()),
        cause);
  }

  private void ring(Moment now, Alarm alarm) {
    Spot at = spot(now, alarm.series(), alarm.leg(), null);
    switch (alarm.kind()) {
      case WAITED_LONG_ENOUGH -> {
        Open open = holdings.open(alarm.subject());
        if (open != null && !open.withdrawn()) {
          desk.cancel(now, open, null, "waited_long_enough");
        }
      }
      case HELD_LONG_ENOUGH -> {
        long position = holdings.position(alarm.series(), alarm.leg());
        boolean same = holdings.openings(alarm.series(), alarm.leg()) == alarm.subject();
        if (position != 0 && same && Long.signum(expected(at)) == Long.signum(position)) {
          withdraw(at, open -> open.leg() == alarm.leg(), "held_long_enough");
          close(at, expected(at), "held long enough");
        }
      }
      case FILLED_LATE -> giveBack(at, alarm);
      case FLAT -> {
        Opinion opinion = waiting.get(at.place());
        boolean flat = holdings.position(alarm.series(), alarm.leg()) == 0 && expected(at) == 0;
        if (opinion != null && flat) {
          waiting.remove(at.place());
          enter(spot(now, alarm.series(), alarm.leg(), opinion.cause()), opinion, 0);
        }
      }
    }
  }

  /** Takes back what an order has traded after its end was asked for. */
  private void giveBack(Spot at, Alarm alarm) {
    for (Open open : holdings.open(alarm.series())) {
      if (open.parent() == alarm.subject() && !open.withdrawn()) {
        desk.cancel(at.now(), open, null, "position_closed");
      }
    }
    Side side = alarm.units() > 0 ? Side.SELL : Side.BUY;
    OrderTerms terms = OrderTerms.market(at.on().symbol(), side, Math.abs(alarm.units()));
    Ask ask =
        new Ask(
            at.on(),
            null,
            expected(at),
            hedged ? terms.with(terms.rules().reducing()) : terms,
            Open.Role.CLOSES,
            at.price(),
            "gives back what order %d traded after its end was asked for"
                .formatted(alarm.subject()));
    desk.ask(at.now(), ask);
  }

  private void turn(Moment now, int turn) {
    int on = turns.series(turn);
    Action action = turns.action(turn);
    Leg leg = holdings.leg(action == Action.BUY ? Side.BUY : Side.SELL, false);
    EventId cause = signalId(now.slice(), turns.cause(turn));
    Spot at = spot(now, on, leg, cause);
    if (!plain) {
      int wanted = action == Action.BUY ? 1 : -1;
      withdraw(
          at,
          open ->
              open.role() == Open.Role.TRADES
                  || (open.leg() == leg && Long.signum(open.signedRemaining()) != wanted),
          "opinion_turned");
    }
    if (!waiting.isEmpty()) {
      holdings.legs().forEach(each -> waiting.remove(new Place(on, each)));
    }
    long before = expected(at);
    boolean enters = action == Action.BUY ? before <= 0 : spec.allowShort() && before >= 0;
    if (!enters) {
      if (action == Action.SELL && before > 0) {
        close(at, before, CLOSES);
      }
      return; // else already there
    }
    Opinion opinion =
        new Opinion(
            action,
            turns.strength(turn),
            plain ? Double.NaN : turns.stopLoss(turn),
            plain ? Double.NaN : turns.priceTarget(turn),
            cause);
    if (turnsInOne) {
      enter(at, opinion, before);
    } else {
      turnAround(at, opinion, before);
    }
  }

  /**
   * Closes what is there and enters the other side; that waits where the entry might trade before
   * the exit.
   */
  private void turnAround(Spot at, Opinion opinion, long before) {
    if (holdings.position(at.on().index(), at.leg()) != 0 && !exitFirst) {
      if (before != 0) {
        close(at, before, CLOSES);
      }
      waiting.put(at.place(), opinion);
      return;
    }
    protectNoMore(at);
    if (before != 0) {
      close(at, before, CLOSES);
    }
    if (expected(at) == 0) { // else risk has refused
      enter(at, opinion, 0);
    }
  }

  /** Asks to cancel what rests to trade on a series. */
  private void withdraw(Spot at, Predicate<Open> which, String reason) {
    for (Open open : holdings.open(at.on().index())) {
      if (open.role() != Open.Role.PROTECTS && !open.withdrawn() && which.test(open)) {
        desk.cancel(at.now(), open, at.cause(), reason);
      }
    }
  }

  private void enter(Spot at, Opinion opinion, long before) {
    SizingQuestion question =
        new SizingQuestion(
            at.on().instrument(),
            at.now().snapshot().equity(),
            at.price(),
            opinion.strength(),
            sizerReadings.at(at.on().index(), at.row()),
            desk.rate(at.now(), at.on()));
    long size = at.on().instrument().lots(sizer.size(question));
    Side side = opinion.action() == Action.BUY ? Side.BUY : Side.SELL;
    long change = side.sign() * size - before;
    String sizing =
        desk.telling() || size == 0 ? spec.sizing().type() + ": " + sizer.explain(question) : "";
    if (change == 0) {
      OrderTerms nothing = OrderTerms.market(at.on().symbol(), side, 0);
      desk.refuse(
          at.now(),
          new Ask(at.on(), at.cause(), before, nothing, Open.Role.TRADES, at.price(), sizing),
          "sizing",
          "%s at %s is less than the smallest quantity".formatted(sizing, at.price()));
      return;
    }
    OrderTerms terms = terms(at, entry, change);
    Ask ask = new Ask(at.on(), at.cause(), before, terms, Open.Role.TRADES, at.price(), sizing);
    Order order = desk.ask(at.now(), ask);
    if (order != null) {
      wait(at, order, entry);
      bracket.attach(
          at.now(),
          order,
          new Bracket.Entry(
              at.on(), at.row(), at.price(), opinion.stopLoss(), opinion.priceTarget()));
    }
  }

  private static OrderTerms terms(Spot at, Form style, long change) {
    return style
        .form()
        .terms(
            new OrderQuestion(
                at.on().instrument(),
                change > 0 ? Side.BUY : Side.SELL,
                Math.abs(change),
                at.price(),
                at.now().time(),
                style.readings().at(at.on().index(), at.row())));
  }

  /** Sets the alarm of an order that stays some bars only. */
  private void wait(Spot at, Order order, Form style) {
    int bars = style.form().bars();
    if (bars > 0) {
      long row = at.now().block().frame(at.on().index()).firstRow() + at.row() + bars;
      alarms.set(
          new Alarm(
              Alarms.Kind.WAITED_LONG_ENOUGH, at.on().index(), at.leg(), row, order.order(), 0));
    }
  }

  /**
   * Closes a position. By a market order its stops and targets are cancelled; otherwise they stand
   * until the position is closed, and whichever trades first cancels the others.
   *
   * @param position what is expected without this, size units
   */
  private void close(Spot at, long position, String why) {
    OrderTerms terms = terms(at, exit, -position);
    if (turnsInOne) {
      desk.ask(
          at.now(),
          new Ask(at.on(), at.cause(), position, terms, Open.Role.TRADES, at.price(), why));
      return;
    }
    if (terms.type() == OrderType.MARKET) {
      protectNoMore(at);
    }
    long group = 0;
    for (Open open : holdings.open(at.on().index())) {
      group = protects(open, at) ? open.group() : group;
    }
    Order order =
        desk.ask(
            at.now(),
            new Ask(
                at.on(),
                at.cause(),
                position,
                terms.with(terms.rules().reducing()),
                new Contingency(0, group),
                Open.Role.CLOSES,
                at.price(),
                why));
    if (order != null) {
      wait(at, order, exit);
    }
  }

  /** Cancels the stops and targets of a position that is to go. */
  private void protectNoMore(Spot at) {
    for (Open open : holdings.open(at.on().index())) {
      if (protects(open, at)) {
        desk.cancel(at.now(), open, at.cause(), "position_closed");
      }
    }
  }

  private static boolean protects(Open open, Spot at) {
    return open.role() == Open.Role.PROTECTS && !open.withdrawn() && open.leg() == at.leg();
  }

  /** The position that is expected once all orders under way are filled. */
  private long expected(Spot at) {
    return holdings.expected(at.on().index(), at.leg());
  }

  /** The id of the signal that turned: signals are numbered by slice, then by column. */
  private EventId signalId(long slice, int column) {
    return new EventId(spec.container(), EventType.SIGNAL, slice * spec.signals().size() + column);
  }
}
