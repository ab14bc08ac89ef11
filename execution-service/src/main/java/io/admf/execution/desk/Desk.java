package io.admf.execution.desk;

import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.Order;
import io.admf.event.OrderChange;
import io.admf.event.OrderStatus;
import io.admf.event.OrderType;
import io.admf.event.TimeInForce;
import io.admf.execution.matching.OrderEvents;
import io.admf.execution.matching.Participation;
import io.admf.execution.matching.RestingOrder;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.Intrabar;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * The orders of one portfolio, of any kind, in order of arrival. Not safe for several threads.
 *
 * <p>In a slice: changes that have arrived, then series by series the orders that come to the
 * market, those whose time is up, the bar or each of the quotes, and again those whose time is up.
 */
public final class Desk {

  /** What a desk works with, whatever its portfolio. */
  public record Hall(RunPlan plan, Participation participation, ToLongFunction<Order> latency) {}

  private final Hall hall;
  private final ExecutionSpec execution;
  private final OrderEvents events;
  private final List<Ticket> tickets = new ArrayList<>();
  private final Map<Long, Ticket> past = new TreeMap<>(); // for those who are told of refusals
  private final Map<Integer, TradingDays> days = new TreeMap<>();
  private final Dealer dealer;
  private final Changes changes;
  private final BarMeeting.Ground ground;

  public Desk(
      Hall hall,
      ExecutionSpec execution,
      Positions positions,
      OrderEvents events,
      FillMaker maker) {
    this.hall = hall;
    this.execution = execution;
    this.events = events;
    this.dealer = new Dealer(tickets, positions, events, maker);
    this.changes = new Changes(dealer, events, execution.fillAt().quotes());
    this.ground = new BarMeeting.Ground(tickets, dealer, execution, hall.participation());
  }

  /** Whether nothing is under way. */
  public boolean isEmpty() {
    return tickets.isEmpty() && changes.isEmpty();
  }

  /**
   * Takes an order.
   *
   * @param there when it is in the market if nothing delays it: {@link Long#MIN_VALUE} for before
   *     the next bar, otherwise an instant at which that may be under way
   * @param gone whether its symbol trades no more
   */
  public void add(RestingOrder order, long there, boolean gone) {
    long decided = order.order().header().knownAt();
    long nanos = hall.latency().applyAsLong(order.order());
    Ticket ticket = new Ticket(order, decided + nanos, nanos == 0 ? there : decided + nanos, gone);
    Ticket parent = dealer.find(ticket.parent());
    if (parent != null) {
      ticket.follow(parent);
    }
    int place = tickets.size();
    while (place > 0 && tickets.get(place - 1).arrival() > ticket.arrival()) {
      place--;
    }
    tickets.add(place, ticket);
  }

  /**
   * Takes a change of an order.
   *
   * @param there when it is in the market if nothing delays it, as for orders
   */
  public void change(OrderChange change, long there) {
    Ticket ticket = dealer.find(change.order());
    if (ticket == null) {
      changes.add(change, past.get(change.order()), Long.MIN_VALUE);
    } else {
      long nanos = hall.latency().applyAsLong(ticket.order().order());
      changes.add(change, ticket, nanos == 0 ? there : change.header().knownAt() + nanos);
    }
  }

  /** The first slice from {@code from} on in which there is something to do. */
  public long nextMeeting(BarBlock block, long from) {
    long next = changes.next(from);
    for (int i = 0; i < tickets.size(); i++) {
      RestingOrder order = tickets.get(i).order();
      long own =
          tickets.get(i).gone()
              ? Math.max(from, order.order().header().slice() + 1)
              : execution.fillAt().quotes()
                  ? order.nextQuote(block, from)
                  : order.nextBar(block, from);
      next = Math.min(next, own);
    }
    return next > block.lastSlice() ? Long.MAX_VALUE : next;
  }

  /** What a corporate action does to orders that were there before it. */
  public boolean act(BarBlock block, MarketFrame.Action action, Consumer<Event> out) {
    long slice = block.firstSlice() + action.offset();
    events.begin(out, slice, block.sliceTime(slice));
    List<Ticket> there = new ArrayList<>();
    for (Ticket ticket : tickets) {
      if (ticket.order().order().header().slice() < slice
          && action.series().contains(ticket.series())) {
        there.add(ticket);
      }
    }
    boolean splits = action.effect() == MarketFrame.Effect.SPLIT;
    if (splits) {
      there.forEach(ticket -> ticket.split(action.ratio()));
    }
    for (Ticket ticket : there) {
      if (!ticket.ended() && (!splits || ticket.order().remaining() == 0)) {
        dealer.cancel(ticket, splits ? "split" : "delisting", events.known());
      }
    }
    purge();
    return events.happened();
  }

  /** Goes through a slice; true when an order traded or ended. */
  public boolean offer(BarBlock block, long slice, Consumer<Event> out) {
    events.begin(out, slice, block.sliceTime(slice));
    hall.participation().begin();
    changes.apply(block, slice);
    Set<Integer> here = new LinkedHashSet<>();
    for (int i = 0; i < tickets.size(); i++) {
      Ticket ticket = tickets.get(i);
      if (ticket.gone() && ticket.order().order().header().slice() < slice && !ticket.ended()) {
        dealer.reject(
            ticket, "delisted", ticket.terms().symbol() + " trades no more", events.known());
      } else if (!ticket.ended()) {
        here.add(ticket.series());
      }
    }
    for (int series : here) {
      if (execution.fillAt().quotes()) {
        quotes(block, hall.plan().series().get(series), slice);
      } else {
        bar(block, series, slice);
      }
    }
    purge();
    return events.happened();
  }

  private void bar(BarBlock block, int series, long slice) {
    int row = -1;
    for (int i = 0; i < tickets.size(); i++) {
      Ticket ticket = tickets.get(i);
      if (ticket.series() == series && ticket.order().nextBar(block, slice) == slice) {
        row = ticket.order().row();
        ticket.order().pass();
      }
    }
    if (row < 0) {
      return;
    }
    BarFrame frame = block.frame(series);
    long opens = frame.eventTimes()[row];
    long known = frame.knownAt()[row];
    TradingDays calendar = days(series);
    double mark = mark(block, series, slice);
    double before = Double.isNaN(mark) ? frame.open()[row] : mark;
    long dayEnd = calendar.end(opens, known);
    come(series, opens, known, before);
    lapse(series, opens);
    start(series, dayEnd);
    if (execution.matching().zeroVolume() || frame.volume()[row] != 0) {
      meeting(frame, row, calendar).run();
      start(series, dayEnd);
    }
    for (int i = 0; i < tickets.size(); i++) {
      Ticket ticket = tickets.get(i);
      if (ticket.series() == series && ticket.live()) {
        ticket.trailFrom(frame.close()[row]); // came, and met nothing of the bar
      }
    }
    lapse(series, known);
  }

  private BarMeeting meeting(BarFrame frame, int row, TradingDays calendar) {
    Intrabar intrabar = execution.matching().intrabar();
    return intrabar == Intrabar.OHLC || intrabar == Intrabar.OLHC
        ? new BarPath(ground, frame, row, calendar)
        : new BarInDoubt(ground, frame, row, calendar);
  }

  /** The price before the bars of a slice, in terms of after its actions. */
  private static double mark(BarBlock block, int series, long slice) {
    double mark = block.markBefore(series, slice);
    for (MarketFrame.Action action : block.market().actions()) {
      if (block.firstSlice() + action.offset() == slice && action.series().contains(series)) {
        mark = action.carried(mark);
      }
    }
    return mark;
  }

  private TradingDays days(int series) {
    return days.computeIfAbsent(
        series,
        s ->
            execution.fillAt().quotes()
                ? TradingDays.ofInstants(hall.plan(), hall.plan().series().get(s))
                : TradingDays.of(hall.plan(), hall.plan().series().get(s)));
  }

  /**
   * Orders come to the market, if they get there before an instant.
   *
   * @param opens those that come later see the price of then
   * @param price the last before
   */
  private void come(int series, long opens, long until, double price) {
    for (int i = 0; i < tickets.size(); i++) {
      Ticket ticket = tickets.get(i);
      boolean due = ticket.order().order().header().slice() < events.slice();
      if (ticket.series() == series
          && ticket.status() == OrderStatus.NEW
          && due
          && ticket.reach() < until) {
        come(ticket, ticket.reach() <= opens ? price : Double.NaN);
      }
    }
  }

  private void come(Ticket ticket, double price) {
    String refusal =
        Terms.refusal(ticket.terms(), ticket.parent() != 0, execution.fillAt().quotes());
    Ticket parent = dealer.find(ticket.parent());
    if (refusal != null) {
      dealer.reject(ticket, "terms", refusal, events.known());
    } else if (parent != null && (parent == ticket || parent.series() != ticket.series())) {
      dealer.reject(
          ticket,
          "terms",
          "the parent must be another order of %s, was order %d"
              .formatted(ticket.terms().symbol(), parent.number()),
          events.known());
    } else if (ticket.parent() == 0 || ticket.allowed() > 0) {
      dealer.activate(ticket, "accepted", events.known());
      ticket.onTick();
      ticket.trailFrom(price);
    } else if (parent != null) {
      events.become(
          ticket.order(), OrderStatus.HELD, "waiting for order " + ticket.parent(), events.known());
    } else {
      dealer.cancel(ticket, "parent_ended", events.known());
    }
  }

  /** Orders of a day know which day once they are in the market. */
  private void start(int series, long dayEnd) {
    for (int i = 0; i < tickets.size(); i++) {
      Ticket ticket = tickets.get(i);
      if (ticket.series() == series
          && ticket.live()
          && ticket.rules().timeInForce() == TimeInForce.DAY
          && ticket.dayEnd() == Long.MAX_VALUE) {
        ticket.day(dayEnd);
      }
    }
  }

  /** Ends the orders whose time is up at an instant. */
  private void lapse(int series, long instant) {
    for (int i = 0; i < tickets.size(); i++) {
      Ticket ticket = tickets.get(i);
      if (ticket.series() != series || ticket.ended() || ticket.status() == OrderStatus.NEW) {
        continue;
      }
      EventId cause = ticket.order().order().eventId();
      if (ticket.dayEnd() <= instant) {
        dealer.end(ticket, OrderStatus.EXPIRED, "day_over", cause, ticket.dayEnd());
      } else if (ticket.rules().expiresAt() <= instant) {
        dealer.end(ticket, OrderStatus.EXPIRED, "expired", cause, ticket.rules().expiresAt());
      }
    }
  }

  /** Offers the quotes of a slice, one after the other. */
  private void quotes(BarBlock block, Series series, long slice) {
    MarketFrame.Quotes quotes = block.market().quotesOf(series.symbol());
    int offset = Math.toIntExact(slice - block.firstSlice());
    int first = quotes == null ? 0 : quotes.from(offset);
    if (quotes == null || first == quotes.rows() || quotes.offsets()[first] != offset) {
      return; // whatever the block has besides
    }
    TradingDays calendar = days(series.index());
    int bar = block.frame(series.index()).rowFrom(offset);
    double mark = mark(block, series.index(), slice);
    for (int row = first; row < quotes.rows() && quotes.offsets()[row] == offset; row++) {
      long time = quotes.times()[row];
      double middle = (quotes.bid()[row] + quotes.ask()[row]) / 2;
      long dayEnd = calendar.end(time, time);
      changes.apply(series.index(), time);
      come(series.index(), time, time + 1, Double.isNaN(mark) ? middle : mark);
      lapse(series.index(), time);
      start(series.index(), dayEnd);
      new QuoteMeeting(ground, quotes, row, series.index(), bar, calendar).run();
      start(series.index(), dayEnd);
    }
    lapse(series.index(), events.known());
  }

  private void purge() {
    for (int i = 0; i < tickets.size(); i++) {
      Ticket ticket = tickets.get(i);
      if (ticket.ended()) {
        if (events.telling()) {
          past.put(ticket.number(), ticket);
        }
        tickets.remove(i--);
      }
    }
  }

  /** Ends all orders: the data is over. */
  public void expire(long slice, long time, Consumer<Event> out) {
    events.begin(out, slice, time);
    changes.refuseAll();
    for (Ticket ticket : tickets) {
      EventId cause = ticket.order().order().eventId();
      events.end(ticket.order(), OrderStatus.EXPIRED, "end_of_data", cause, time);
    }
    tickets.clear();
  }

  /** Whether an order can be dealt with without a desk: a market order and nothing else. */
  public static boolean plain(Order order) {
    return order.terms().type() == OrderType.MARKET
        && order.terms().rules().plain()
        && order.contingency().none();
  }
}
