package io.admf.execution;

import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.InvariantException;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderRejected;
import io.admf.event.OrderStatus;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.execution.matching.Match;
import io.admf.execution.matching.Matching;
import io.admf.execution.matching.Participation;
import io.admf.execution.matching.RestingOrder;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
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
  private final SlippageModel slippage;
  private final CommissionModel commission;
  private final List<RestingOrder> resting = new ArrayList<>(2);
  private long fills;
  private long cancellations;

  OrderBook(PortfolioSpec portfolio, SlippageModel slippage, CommissionModel commission) {
    this.container = portfolio.container();
    this.execution = portfolio.execution();
    this.slippage = slippage;
    this.commission = commission;
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

  /** The first slice from {@code from} on in which an order meets a bar. */
  long nextBar(BarBlock block, long from) {
    long next = Long.MAX_VALUE;
    for (int i = 0; i < resting.size(); i++) {
      RestingOrder order = resting.get(i);
      next = Math.min(next, order.nextBar(block.frame(order.series().index()), from));
    }
    return next;
  }

  /** Offers the bars of a slice; true when anything happened. */
  boolean offer(BarBlock block, long slice, Participation participation, Consumer<Event> out) {
    boolean happened = false;
    participation.begin();
    for (int i = 0; i < resting.size(); i++) {
      RestingOrder order = resting.get(i);
      BarFrame frame = block.frame(order.series().index());
      if (order.nextBar(frame, slice) == slice) {
        happened |= meet(order, frame, slice, participation, out);
        order.pass();
      }
    }
    if (happened) {
      resting.removeIf(order -> order.status().terminal());
    }
    return happened;
  }

  private boolean meet(
      RestingOrder order,
      BarFrame frame,
      long slice,
      Participation participation,
      Consumer<Event> out) {
    int row = order.row();
    if (order.status() == OrderStatus.NEW) {
      String refusal = refusal(order.terms());
      if (refusal != null) {
        reject(order, frame.knownAt()[row], slice, refusal, out);
        return true;
      }
      order.become(OrderStatus.PENDING, slice);
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
    out.accept(fill(order, match, quantity, frame, slice));
    return true;
  }

  private Fill fill(RestingOrder order, Match match, long quantity, BarFrame frame, long slice) {
    int row = order.row();
    OrderTerms terms = order.terms();
    Instrument instrument = order.series().instrument();
    double price =
        slipped(
            new SlippageModel.Trade(
                instrument, terms, quantity, match.price(), frame.volume()[row]),
            slice);
    long notional = instrument.notional(price, quantity);
    long charge =
        commission.commission(
            new CommissionModel.Trade(instrument, terms.side(), quantity, price, notional));
    if (charge < 0) {
      throw new InvariantException(
          container,
          slice,
          "expected %s to charge 0 or more, was %d".formatted(commission, charge));
    }
    return new Fill(
        new Header(
            new EventId(container, EventType.FILL, fills++),
            order.order().correlationId(),
            order.order().eventId(),
            match.rule().atOpen() ? frame.eventTimes()[row] : frame.knownAt()[row],
            frame.knownAt()[row],
            slice),
        order.order().order(),
        terms.symbol(),
        terms.side(),
        quantity,
        price,
        charge,
        terms.side().sign() * (notional - instrument.notional(match.price(), quantity)),
        order.remaining(),
        match.rule().reason());
  }

  /** The price after slippage; a limit holds whatever the model says. */
  private double slipped(SlippageModel.Trade trade, long slice) {
    double price = slippage.price(trade);
    if (!(price > 0 && price < Double.POSITIVE_INFINITY)) {
      throw new InvariantException(
          container,
          slice,
          "expected %s to give a positive price for %s, was %s".formatted(slippage, trade, price));
    }
    OrderTerms terms = trade.terms();
    if (terms.type() == OrderType.LIMIT || terms.type() == OrderType.STOP_LIMIT) {
      return switch (terms.side()) {
        case BUY -> Math.min(price, terms.limitPrice());
        case SELL -> Math.max(price, terms.limitPrice());
      };
    }
    return price;
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
      Header header =
          new Header(
              new EventId(container, EventType.ORDER_CANCELLED, cancellations++),
              order.order().correlationId(),
              order.order().eventId(),
              time,
              time,
              slice);
      out.accept(
          new OrderCancelled(
              header,
              order.order().order(),
              order.terms().symbol(),
              order.remaining(),
              order.status(),
              "end_of_data"));
    }
    resting.clear();
  }
}
