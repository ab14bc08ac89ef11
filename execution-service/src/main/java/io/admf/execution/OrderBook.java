package io.admf.execution;

import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.Order;
import io.admf.event.OrderChange;
import io.admf.event.OrderStatus;
import io.admf.event.OrderTerms;
import io.admf.event.Side;
import io.admf.execution.desk.Desk;
import io.admf.execution.desk.FillMaker;
import io.admf.execution.desk.Positions;
import io.admf.execution.desk.Terms;
import io.admf.execution.matching.FillRule;
import io.admf.execution.matching.Match;
import io.admf.execution.matching.OrderEvents;
import io.admf.execution.matching.Participation;
import io.admf.execution.matching.RestingOrder;
import io.admf.execution.pricing.Offer;
import io.admf.execution.pricing.Priced;
import io.admf.execution.pricing.Pricing;
import io.admf.execution.pricing.Tab;
import io.admf.execution.pricing.Tabs;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The orders of one portfolio that are in the market, in order of arrival. Plain market orders at
 * bars are matched here; at the first order that is more, or at once where the portfolio's market
 * is, all go to a {@link Desk}.
 */
final class OrderBook {

  private final ExecutionSpec execution;
  private final Pricing pricing;
  private final Desk.Hall hall;
  private final Positions positions;
  private final OrderEvents events;
  private final List<RestingOrder> resting = new ArrayList<>(2);
  private final Tabs tabs = new Tabs();
  private @Nullable Desk desk;

  /**
   * @param plain whether market orders at bars need no desk
   */
  OrderBook(
      ExecutionSpec execution,
      boolean plain,
      Pricing pricing,
      Desk.Hall hall,
      Positions positions,
      OrderEvents events) {
    this.execution = execution;
    this.pricing = pricing;
    this.hall = hall;
    this.positions = positions;
    this.events = events;
    this.desk = plain ? null : newDesk();
  }

  private Desk newDesk() {
    return new Desk(hall, execution, positions, events, this::fill);
  }

  /** The desk, to which all orders go from now on. */
  private Desk atDesk() {
    Desk now = desk;
    if (now == null) {
      now = newDesk();
      for (RestingOrder order : resting) {
        now.add(order, Long.MIN_VALUE, false);
      }
      resting.clear();
      desk = now;
    }
    return now;
  }

  String container() {
    return events.container();
  }

  /** The positions that its fills have made. */
  Positions positions() {
    return positions;
  }

  boolean isEmpty() {
    return desk == null ? resting.isEmpty() : desk.isEmpty();
  }

  /**
   * Takes an order.
   *
   * @param there when it is in the market if nothing delays it: {@link Long#MIN_VALUE} for before
   *     the next bar, otherwise an instant at which that may be under way
   * @param gone whether its symbol trades no more
   */
  void add(Order order, Series series, long there, boolean gone) {
    Tab tab = tabs.open(series.index(), order.terms().side(), order.header().slice());
    RestingOrder rests = new RestingOrder(order, series, tab);
    if (desk == null && !gone && there == Long.MIN_VALUE && Desk.plain(order)) {
      resting.add(rests);
    } else {
      atDesk().add(rests, there, gone);
    }
  }

  /**
   * Takes a change of an order.
   *
   * @param there when it is in the market if nothing delays it, as for orders
   */
  void change(OrderChange change, long there) {
    atDesk().change(change, there);
  }

  /** The first slice from {@code from} on in which there may be something to do. */
  long nextMeeting(BarBlock block, long from) {
    if (desk != null) {
      return desk.nextMeeting(block, from);
    }
    long next = Long.MAX_VALUE;
    for (int i = 0; i < resting.size(); i++) {
      next = Math.min(next, resting.get(i).nextBar(block, from));
    }
    return next;
  }

  /**
   * What a corporate action does to orders that were there before it: a split changes quantities
   * and prices, a delisting ends them.
   *
   * @return whether an order ended
   */
  boolean act(BarBlock block, MarketFrame.Action action, Consumer<Event> out) {
    return (action.effect() == MarketFrame.Effect.SPLIT
            || action.effect() == MarketFrame.Effect.DELISTING)
        && !isEmpty()
        && atDesk().act(block, action, out);
  }

  /** Offers the bars or quotes of a slice; true when an order traded or ended. */
  boolean offer(BarBlock block, long slice, Participation participation, Consumer<Event> out) {
    if (desk != null) {
      return desk.offer(block, slice, out);
    }
    participation.begin();
    events.begin(out, slice, block.sliceTime(slice));
    for (int i = 0; i < resting.size(); i++) {
      RestingOrder order = resting.get(i);
      if (order.nextBar(block, slice) == slice) {
        meet(order, block.frame(order.series().index()), participation);
        order.pass();
      }
    }
    if (events.happened()) {
      resting.removeIf(order -> order.status().terminal());
    }
    return events.happened();
  }

  private void meet(RestingOrder order, BarFrame frame, Participation participation) {
    if (order.status() == OrderStatus.NEW) {
      String refusal = Terms.refusal(order.terms(), false, false);
      if (refusal != null) {
        events.reject(order, "terms", refusal);
        return;
      }
      events.become(order, OrderStatus.PENDING, "accepted", events.known());
    }
    int row = order.row();
    boolean atOpen = execution.fillAt() == FillTiming.NEXT_OPEN;
    long quantity =
        participation.take(
            execution.maxParticipation(),
            order.series().instrument(),
            frame,
            row,
            order.remaining());
    if (quantity == 0) {
      return;
    }
    order.fill(quantity, events.slice());
    double price = atOpen ? frame.open()[row] : frame.close()[row];
    FillRule rule = atOpen ? FillRule.NEXT_OPEN : FillRule.CLOSE;
    double best = order.terms().side() == Side.BUY ? frame.low()[row] : frame.high()[row];
    long time = atOpen ? frame.eventTimes()[row] : events.known();
    FillMaker.Trade trade =
        new FillMaker.Trade(
            new Match(rule, price, price), quantity, best, frame.volume()[row], row, time);
    events.tell(fill(order, trade));
    positions.add(order.series(), order.terms().side(), quantity, false, events.slice());
  }

  private Fill fill(RestingOrder order, FillMaker.Trade trade) {
    OrderTerms terms = order.terms();
    Match match = trade.match();
    Offer offer =
        new Offer(
            order.series(),
            terms,
            trade.quantity(),
            match.price(),
            match.arrival(),
            trade.best(),
            match.rule().liquidity(),
            trade.volume(),
            trade.row(),
            trade.time(),
            events.slice());
    Priced priced = pricing.price(offer, order.tab());
    return new Fill(
        events.fill(order, trade.time()),
        order.order().order(),
        terms.symbol(),
        terms.side(),
        trade.quantity(),
        priced.price(),
        priced.commission(),
        priced.slippage(),
        order.remaining(),
        match.rule().reason(),
        priced.detail(terms.rules()));
  }

  /** Ends all orders: the data is over. */
  void expire(long slice, long time, Consumer<Event> out) {
    if (desk != null) {
      desk.expire(slice, time, out);
      return;
    }
    events.begin(out, slice, time);
    for (RestingOrder order : resting) {
      events.end(order, OrderStatus.EXPIRED, "end_of_data", order.order().eventId(), time);
    }
    resting.clear();
  }
}
