package io.admf.execution.desk;

import io.admf.event.OrderChange;
import io.admf.event.OrderStatus;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.Side;
import io.admf.execution.matching.OrderEvents;
import io.admf.execution.matching.RestingOrder;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a portfolio asks of its orders after it gave them. A change is there before the bars of the
 * slice after the one in which it was decided; where orders take time, or a bar may be under way,
 * before the first bar of the symbol that opens, or quote that comes, when it has arrived. A bar
 * under way meets the order as it was.
 */
final class Changes {

  /**
   * A change on its way.
   *
   * @param ticket of the order; null where there is none that has not ended
   * @param reach when it arrives, epoch nanoseconds; {@link Long#MIN_VALUE} for at once
   */
  private record Pending(OrderChange change, @Nullable Ticket ticket, long reach) {}

  private final Dealer dealer;
  private final OrderEvents events;
  private final boolean quotes;
  private final List<Pending> pending = new ArrayList<>(1);

  Changes(Dealer dealer, OrderEvents events, boolean quotes) {
    this.dealer = dealer;
    this.events = events;
    this.quotes = quotes;
  }

  boolean isEmpty() {
    return pending.isEmpty();
  }

  void add(OrderChange change, @Nullable Ticket ticket, long reach) {
    pending.add(new Pending(change, ticket, reach));
  }

  /** The first slice from {@code from} on in which a change is there whatever trades. */
  long next(long from) {
    long next = Long.MAX_VALUE;
    for (Pending each : pending) {
      if (each.reach() == Long.MIN_VALUE || over(each)) {
        next = Math.min(next, Math.max(from, each.change().header().slice() + 1));
      }
    }
    return next;
  }

  private static boolean over(Pending pending) {
    Ticket ticket = pending.ticket();
    return ticket == null || ticket.ended();
  }

  /** Makes the changes that are there before the bars, or all quotes, of a slice. */
  void apply(BarBlock block, long slice) {
    for (int i = 0; i < pending.size(); i++) {
      Pending each = pending.get(i);
      if (each.change().header().slice() < slice && there(each, block, slice)) {
        pending.remove(i--);
        apply(each);
      }
    }
  }

  private boolean there(Pending each, BarBlock block, long slice) {
    Ticket ticket = each.ticket();
    if (each.reach() == Long.MIN_VALUE || ticket == null || ticket.ended()) {
      return true;
    }
    if (quotes) {
      return false;
    }
    int row = block.row(ticket.series(), slice);
    BarFrame frame = block.frame(ticket.series());
    return row >= 0 && frame.eventTimes()[row] >= each.reach();
  }

  /** Makes the changes that are there before a quote of a series. */
  void apply(int series, long time) {
    for (int i = 0; i < pending.size(); i++) {
      Pending each = pending.get(i);
      Ticket ticket = each.ticket();
      if (ticket != null && ticket.series() == series && each.reach() <= time) {
        pending.remove(i--);
        apply(each);
      }
    }
  }

  /** The data is over: what has not arrived is refused. */
  void refuseAll() {
    for (Pending each : pending) {
      refuse(each);
    }
    pending.clear();
  }

  private void apply(Pending each) {
    OrderChange change = each.change();
    Ticket ticket = each.ticket();
    if (ticket == null || ticket.ended()) {
      refuse(each);
      return;
    }
    switch (change.kind()) {
      case CANCEL ->
          dealer.end(
              ticket,
              OrderStatus.CANCELLED,
              "requested:" + change.reason(),
              change.eventId(),
              events.known());
      case MODIFY -> {
        if (!modify(ticket, change)) {
          refuse(each);
        }
      }
    }
  }

  private void refuse(Pending each) {
    OrderChange change = each.change();
    Ticket ticket = each.ticket();
    if (ticket != null) {
      events.changed(ticket.order(), "change_refused", change.eventId());
    } else {
      events.unknown(
          change.order(), OrderTerms.market(change.symbol(), Side.BUY, 0), change.header());
    }
  }

  private boolean modify(Ticket ticket, OrderChange change) {
    RestingOrder order = ticket.order();
    OrderTerms terms = order.terms();
    double limit = Double.isNaN(change.limitPrice()) ? terms.limitPrice() : change.limitPrice();
    double stop = Double.isNaN(change.stopPrice()) ? terms.stopPrice() : change.stopPrice();
    boolean sensible =
        (Double.isNaN(change.limitPrice()) || terms.type().limited())
            && (Double.isNaN(change.stopPrice()) || ticket.asStop());
    long quantity = change.quantity() == 0 ? terms.quantity() : change.quantity();
    long left = change.quantity() == 0 ? order.remaining() : change.quantity() - ticket.used();
    OrderTerms next = terms.of(quantity).at(limit, stop);
    boolean hangs = ticket.parent() != 0;
    if (!sensible || left <= 0 || Terms.refusal(next, hangs, quotes) != null) {
      return false;
    }
    order.change(next, left);
    if (!Double.isNaN(change.limitPrice()) || !Double.isNaN(change.stopPrice())) {
      ticket.priced(next);
    }
    if (ticket.type() != OrderType.TRAILING_STOP || !Double.isNaN(change.stopPrice())) {
      ticket.onTick();
    }
    events.changed(order, "modified", change.eventId());
    return true;
  }
}
