package io.admf.execution.desk;

import io.admf.event.EventId;
import io.admf.event.Fill;
import io.admf.event.OrderStatus;
import io.admf.event.Side;
import io.admf.event.TimeInForce;
import io.admf.execution.matching.Match;
import io.admf.execution.matching.OrderEvents;
import io.admf.execution.matching.RestingOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trades and ends orders, and does to the others what follows from it. */
final class Dealer {

  /** Who is told that orders have become active. */
  interface Joining {

    /** An order that hung on another is in the market. */
    void joins(Ticket child, Ticket parent);
  }

  /**
   * Where a trade happens.
   *
   * @param best the best price for the side of the order that there was
   * @param volume of the bar, or what was quoted; 0 when nothing is known of it
   * @param row of the bar in the frame of the series
   */
  record Place(double best, double volume, int row) {}

  private final List<Ticket> tickets;
  private final Positions positions;
  private final OrderEvents events;
  private final FillMaker maker;

  Dealer(List<Ticket> tickets, Positions positions, OrderEvents events, FillMaker maker) {
    this.tickets = tickets;
    this.positions = positions;
    this.events = events;
    this.maker = maker;
  }

  /** Its stop was reached, at a time. */
  void trigger(Ticket ticket, long time) {
    RestingOrder order = ticket.order();
    order.trigger();
    if (order.status() == OrderStatus.PENDING) {
      events.become(order, OrderStatus.TRIGGERED, "stop_reached", time);
    }
  }

  /** Trades as much of an order as may trade. */
  void trade(Ticket ticket, Match match, long time, Place place, Supply supply, Joining joining) {
    RestingOrder order = ticket.order();
    boolean closes = ticket.rules().reduceOnly();
    long quantity = ticket.free();
    if (quantity == 0) {
      return;
    }
    if (closes) {
      long most = positions.reducible(ticket.series(), order.terms().side(), events.slice());
      if (most == 0) {
        cancel(ticket, "nothing_to_reduce", time);
        return;
      }
      quantity = Math.min(quantity, most);
    }
    quantity = Math.min(quantity, supply.left(ticket));
    boolean whole = quantity == order.remaining();
    if (ticket.rules().timeInForce() == TimeInForce.FOK && !whole) {
      cancel(ticket, "not_filled_at_once", time);
      return;
    }
    if (quantity > 0) {
      supply.take(ticket, quantity);
      // the status moves on first: the fill says what remains
      ticket.order().fill(quantity, events.slice());
      Fill fill =
          maker.fill(
              order,
              new FillMaker.Trade(
                  match, quantity, place.best(), place.volume(), place.row(), time));
      events.tell(fill);
      positions.add(order.series(), fill.side(), quantity, closes, events.slice());
      ticket.filled(quantity, fill.price());
      follow(ticket, quantity, fill.price(), time, joining);
    }
    if (ticket.atOnce() && ticket.live()) {
      cancel(ticket, "not_filled_at_once", time);
    }
  }

  private void follow(Ticket trader, long quantity, double price, long time, Joining joining) {
    for (int i = 0; i < tickets.size(); i++) {
      Ticket other = tickets.get(i);
      if (other != trader && other.group() != 0 && other.group() == trader.group()) {
        siblingTraded(other, quantity, time);
      }
    }
    for (int i = 0; i < tickets.size(); i++) {
      Ticket child = tickets.get(i);
      if (child.parent() == trader.number() && !child.ended()) {
        child.parentTraded(quantity, price * quantity);
        parentTraded(child, trader, time, joining);
      }
    }
    if (trader.ended()) {
      endChildren(trader, time);
    }
    nothingToReduce(trader, time);
  }

  private void siblingTraded(Ticket other, long quantity, long time) {
    if (other.ended()) {
      return;
    }
    RestingOrder order = other.order();
    other.taken(quantity);
    if (order.remaining() == 0) {
      cancel(other, "sibling_filled", time);
    } else {
      events.changed(order, "sibling_traded", order.order().eventId());
    }
  }

  private void parentTraded(Ticket child, Ticket parent, long time, Joining joining) {
    if (child.status() == OrderStatus.HELD) {
      child.activated(time);
      activate(child, "activated", time);
      if (child.live()) {
        joining.joins(child, parent);
      }
    } else if (child.live() && child.followsPrice() && child.price()) {
      events.changed(child.order(), "modified", parent.order().order().eventId());
    }
  }

  /** An order comes to the market, its prices counted from its parent's where they hang on it. */
  void activate(Ticket ticket, String reason, long time) {
    if (ticket.price()) {
      events.become(ticket.order(), OrderStatus.PENDING, reason, time);
    } else {
      reject(
          ticket,
          "terms",
          "prices counted from the parent's must be positive, was limit %s and stop %s"
              .formatted(ticket.terms().limitPrice(), ticket.terms().stopPrice()),
          time);
    }
  }

  /** Reduce-only orders have nothing left to reduce once their position is gone. */
  private void nothingToReduce(Ticket trader, long time) {
    Side side = trader.terms().side();
    if (positions.leg(side, trader.rules().reduceOnly()) != positions.leg(side, true)) {
      return; // it opened the other position of a hedged pair
    }
    for (int i = 0; i < tickets.size(); i++) {
      Ticket other = tickets.get(i);
      if (other.live()
          && other.rules().reduceOnly()
          && other.series() == trader.series()
          && other.terms().side() == side
          && !waits(other)
          && positions.reducible(other.series(), other.terms().side(), events.slice()) == 0) {
        cancel(other, "nothing_to_reduce", time);
      }
    }
  }

  /** Whether its parent may trade yet. */
  private boolean waits(Ticket ticket) {
    return ticket.parent() != 0 && find(ticket.parent()) != null;
  }

  /** The order of a number that has not ended, or null. */
  @Nullable Ticket find(long number) {
    for (int i = 0; i < tickets.size(); i++) {
      Ticket each = tickets.get(i);
      if (each.number() == number && !each.ended()) {
        return each;
      }
    }
    return null;
  }

  /** Ends an order before it is filled. */
  void cancel(Ticket ticket, String reason, long time) {
    end(ticket, OrderStatus.CANCELLED, reason, ticket.order().order().eventId(), time);
  }

  /** Ends an order before it is filled. */
  void end(Ticket ticket, OrderStatus how, String reason, EventId cause, long time) {
    events.end(ticket.order(), how, reason, cause, time);
    endChildren(ticket, time);
  }

  /** Refuses an order. */
  void reject(Ticket ticket, String rule, String detail, long time) {
    events.reject(ticket.order(), rule, detail);
    endChildren(ticket, time);
  }

  /** Orders that hang on one that has ended are for what it has traded, or end, too. */
  private void endChildren(Ticket parent, long time) {
    for (int i = 0; i < tickets.size(); i++) {
      Ticket child = tickets.get(i);
      if (child.parent() != parent.number() || child.ended()) {
        continue;
      }
      RestingOrder order = child.order();
      long free = child.free();
      if (free == 0) {
        cancel(child, "parent_ended", time);
      } else if (free < order.remaining()) {
        order.change(order.terms(), free);
        events.changed(order, "parent_ended", parent.order().order().eventId());
      }
    }
  }
}
