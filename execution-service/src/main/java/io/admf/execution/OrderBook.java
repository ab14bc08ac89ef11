package io.admf.execution;

import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderRejected;
import io.admf.event.OrderStatus;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.Side;
import io.admf.execution.matching.Match;
import io.admf.execution.matching.Matching;
import io.admf.execution.matching.Participation;
import io.admf.execution.matching.RestingOrder;
import io.admf.execution.matching.Touch;
import io.admf.execution.pricing.Offer;
import io.admf.execution.pricing.Priced;
import io.admf.execution.pricing.Pricing;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.PortfolioSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The orders of one portfolio that are in the market, in order of arrival. */
final class OrderBook {

  private final String container;
  private final ExecutionSpec execution;
  private final Pricing pricing;
  private final List<RestingOrder> resting = new ArrayList<>(2);
  private long fills;
  private long cancellations;

  OrderBook(PortfolioSpec portfolio, Pricing pricing) {
    this.container = portfolio.container();
    this.execution = portfolio.execution();
    this.pricing = pricing;
  }

  String container() {
    return container;
  }

  boolean isEmpty() {
    return resting.isEmpty();
  }

  void add(Order order, Series series) {
    resting.add(new RestingOrder(order, series));
  }

  /** The first slice from {@code from} on in which an order meets a bar or a quote. */
  long nextMeeting(BarBlock block, long from) {
    long next = Long.MAX_VALUE;
    for (int i = 0; i < resting.size(); i++) {
      RestingOrder order = resting.get(i);
      next = Math.min(next, atTouch() ? order.nextQuote(block, from) : order.nextBar(block, from));
    }
    return next;
  }

  private boolean atTouch() {
    return execution.fillAt().quotes();
  }

  /**
   * What a corporate action does to orders that were there before it: a split changes quantities
   * and prices, a delisting ends them.
   *
   * @return whether an order ended
   */
  boolean act(BarBlock block, MarketFrame.Action action, Consumer<Event> out) {
    if (action.effect() != MarketFrame.Effect.SPLIT
        && action.effect() != MarketFrame.Effect.DELISTING) {
      return false;
    }
    long slice = block.firstSlice() + action.offset();
    boolean ended = false;
    for (RestingOrder order : resting) {
      if (order.order().header().slice() < slice
          && action.series().contains(order.series().index())) {
        if (action.effect() == MarketFrame.Effect.DELISTING) {
          cancel(order, slice, block.sliceTime(slice), "delisting", out);
        } else {
          order.split(action.ratio());
          if (order.remaining() == 0) {
            cancel(order, slice, block.sliceTime(slice), "split", out);
          }
        }
        ended |= order.status().terminal();
      }
    }
    if (ended) {
      resting.removeIf(order -> order.status().terminal());
    }
    return ended;
  }

  private void cancel(
      RestingOrder order, long slice, long time, String reason, Consumer<Event> out) {
    order.become(OrderStatus.CANCELLED, slice);
    out.accept(ended(order, slice, time, reason));
  }

  /** Offers the bars or quotes of a slice; true when anything happened. */
  boolean offer(BarBlock block, long slice, Participation participation, Consumer<Event> out) {
    boolean happened =
        atTouch() ? offerQuotes(block, slice, out) : offerBars(block, slice, participation, out);
    if (happened) {
      resting.removeIf(order -> order.status().terminal());
    }
    return happened;
  }

  private boolean offerBars(
      BarBlock block, long slice, Participation participation, Consumer<Event> out) {
    boolean happened = false;
    participation.begin();
    for (int i = 0; i < resting.size(); i++) {
      RestingOrder order = resting.get(i);
      if (order.nextBar(block, slice) == slice) {
        BarFrame frame = block.frame(order.series().index());
        happened |= meet(order, frame, slice, participation, out);
        order.pass();
      }
    }
    return happened;
  }

  /** Whether an order is in the market; one with terms that make no sense is refused. */
  private boolean admitted(RestingOrder order, long time, long slice, Consumer<Event> out) {
    if (order.status() == OrderStatus.NEW) {
      String refusal = refusal(order.terms());
      if (refusal != null) {
        reject(order, time, slice, refusal, out);
        return false;
      }
      order.become(OrderStatus.PENDING, slice);
    }
    return true;
  }

  private boolean meet(
      RestingOrder order,
      BarFrame frame,
      long slice,
      Participation participation,
      Consumer<Event> out) {
    int row = order.row();
    long known = frame.knownAt()[row];
    if (!admitted(order, known, slice, out)) {
      return true;
    }
    Match match = Matching.offer(order, frame, row, execution.fillAt());
    if (match == null) {
      return false;
    }
    Instrument instrument = order.series().instrument();
    long quantity =
        participation.take(execution.maxParticipation(), instrument, frame, row, order.remaining());
    if (quantity == 0) {
      return false;
    }
    order.fill(quantity, slice);
    long time = match.rule().atOpen() ? frame.eventTimes()[row] : known;
    double best = order.terms().side() == Side.BUY ? frame.low()[row] : frame.high()[row];
    Offer offer = offer(order, match, quantity, best, frame.volume()[row], row, time, slice);
    out.accept(fill(order, match, offer, known));
    return true;
  }

  /** Offers quotes, one after the other, to the orders of their symbol, in order of arrival. */
  private boolean offerQuotes(BarBlock block, long slice, Consumer<Event> out) {
    boolean happened = false;
    List<String> symbols =
        resting.stream().map(order -> order.series().symbol()).distinct().toList();
    int offset = Math.toIntExact(slice - block.firstSlice());
    for (String symbol : symbols) {
      MarketFrame.Quotes quotes = block.market().quotesOf(symbol);
      if (quotes != null) {
        for (int row = quotes.from(offset);
            row < quotes.rows() && quotes.offsets()[row] == offset;
            row++) {
          happened |= meetQuote(block, quotes, row, slice, out);
        }
      }
    }
    return happened;
  }

  private boolean meetQuote(
      BarBlock block, MarketFrame.Quotes quotes, int row, long slice, Consumer<Event> out) {
    long known = block.sliceTime(slice);
    boolean happened = false;
    long taken = 0;
    long given = 0;
    for (int i = 0; i < resting.size(); i++) {
      RestingOrder order = resting.get(i);
      if (order.status().terminal()
          || !order.series().symbol().equals(quotes.symbol())
          || order.order().header().slice() >= slice) {
        continue;
      }
      if (!admitted(order, known, slice, out)) {
        happened = true;
        continue;
      }
      Match match = Touch.offer(order, quotes, row);
      if (match == null) {
        continue;
      }
      boolean buy = order.terms().side() == Side.BUY;
      double size = buy ? quotes.askSize()[row] : quotes.bidSize()[row];
      Instrument instrument = order.series().instrument();
      long quoted = Double.isNaN(size) ? Long.MAX_VALUE : instrument.units(size);
      long quantity = Math.min(order.remaining(), quoted - (buy ? taken : given));
      if (quantity > 0) {
        if (buy) {
          taken += quantity;
        } else {
          given += quantity;
        }
        order.fill(quantity, slice);
        double volume = Double.isNaN(size) ? 0 : size;
        BarFrame bars = block.frame(order.series().index());
        int bar = bars.rowFrom(Math.toIntExact(slice - bars.firstSlice()));
        Offer offer =
            offer(order, match, quantity, match.arrival(), volume, bar, quotes.times()[row], slice);
        out.accept(fill(order, match, offer, known));
        happened = true;
      }
    }
    return happened;
  }

  private static Offer offer(
      RestingOrder order,
      Match match,
      long quantity,
      double best,
      double volume,
      int row,
      long time,
      long slice) {
    return new Offer(
        order.series(),
        order.terms(),
        quantity,
        match.price(),
        match.arrival(),
        best,
        match.rule().liquidity(),
        volume,
        row,
        time,
        slice);
  }

  private Fill fill(RestingOrder order, Match match, Offer offer, long known) {
    OrderTerms terms = order.terms();
    Priced priced = pricing.price(offer, order.tab());
    return new Fill(
        new Header(
            new EventId(container, EventType.FILL, fills++),
            order.order().correlationId(),
            order.order().eventId(),
            offer.time(),
            known,
            offer.slice()),
        order.order().order(),
        terms.symbol(),
        terms.side(),
        offer.quantity(),
        priced.price(),
        priced.commission(),
        priced.slippage(),
        order.remaining(),
        match.rule().reason(),
        priced.detail(terms.rules().reduceOnly()));
  }

  /** What is wrong with the terms, or null. */
  private static @Nullable String refusal(OrderTerms terms) {
    if (terms.quantity() <= 0) {
      return "quantity must be positive, was " + terms.quantity();
    }
    OrderType type = terms.type();
    if ((type == OrderType.LIMIT || type == OrderType.STOP_LIMIT) && !price(terms.limitPrice())) {
      return "limit price must be positive, was " + terms.limitPrice();
    }
    if ((type == OrderType.STOP || type == OrderType.STOP_LIMIT) && !price(terms.stopPrice())) {
      return "stop price must be positive, was " + terms.stopPrice();
    }
    return null;
  }

  private static boolean price(double value) {
    return value > 0 && value < Double.POSITIVE_INFINITY;
  }

  /** Refuses an order; named by the order's number, since an order is refused at most once. */
  private void reject(
      RestingOrder order, long time, long slice, String detail, Consumer<Event> out) {
    order.become(OrderStatus.REJECTED, slice);
    long number = order.order().order();
    Header header =
        new Header(
            new EventId(container, EventType.ORDER_REJECTED, number),
            order.order().correlationId(),
            order.order().eventId(),
            time,
            time,
            slice);
    out.accept(new OrderRejected(header, number, order.terms(), "terms", detail));
  }

  /** Ends all orders: the data is over. */
  void expire(long slice, long time, Consumer<Event> out) {
    for (RestingOrder order : resting) {
      order.become(OrderStatus.EXPIRED, slice);
      out.accept(ended(order, slice, time, "end_of_data"));
    }
    resting.clear();
  }

  private OrderCancelled ended(RestingOrder order, long slice, long time, String reason) {
    Header header =
        new Header(
            new EventId(container, EventType.ORDER_CANCELLED, cancellations++),
            order.order().correlationId(),
            order.order().eventId(),
            time,
            time,
            slice);
    return new OrderCancelled(
        header,
        order.order().order(),
        order.terms().symbol(),
        order.remaining(),
        order.status(),
        reason);
  }
}
