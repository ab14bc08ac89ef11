package io.admf.execution.matching;

import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Header;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderRejected;
import io.admf.event.OrderStatus;
import io.admf.event.OrderTerms;
import io.admf.event.OrderUpdate;
import java.util.function.Consumer;

/**
 * Says what becomes of the orders of one portfolio: moves an order to its next status and tells of
 * it in the same breath, so that no transition goes untold.
 */
public final class OrderEvents {

  private final String container;
  private final boolean telling;
  private long fills;
  private long cancellations;
  private long updates;
  private Consumer<Event> out = event -> {};
  private long slice;
  private long known;
  private boolean happened;

  /**
   * @param container of the portfolio
   * @param telling whether ORDER_UPDATE is told, too
   */
  public OrderEvents(String container, boolean telling) {
    this.container = container;
    this.telling = telling;
  }

  /**
   * Begins a slice.
   *
   * @param time when it is known, epoch nanoseconds
   */
  public void begin(Consumer<Event> hearer, long number, long time) {
    out = hearer;
    slice = number;
    known = time;
    happened = false;
  }

  /** Whether an order traded or ended since {@link #begin}. */
  public boolean happened() {
    return happened;
  }

  /** Whether ORDER_UPDATE is told. */
  public boolean telling() {
    return telling;
  }

  /** The container of the portfolio. */
  public String container() {
    return container;
  }

  /** Number of the slice. */
  public long slice() {
    return slice;
  }

  /** When the slice is known, epoch nanoseconds. */
  public long known() {
    return known;
  }

  /** The header of the next fill of an order, at a time. */
  public Header fill(RestingOrder order, long time) {
    return header(EventType.FILL, fills++, order, order.order().eventId(), time);
  }

  /** Tells an event that somebody else made. */
  public void tell(Event event) {
    happened = true;
    out.accept(event);
  }

  /** An order goes on without trading or ending. */
  public void become(RestingOrder order, OrderStatus next, String reason, long time) {
    OrderStatus from = order.status();
    order.become(next, slice);
    update(order, from, reason, order.order().eventId(), time);
  }

  /** An order stays what it is, but something about it has changed. */
  public void changed(RestingOrder order, String reason, EventId cause) {
    update(order, order.status(), reason, cause, known);
  }

  /** A change of an order that nobody knows is refused. */
  public void unknown(long number, OrderTerms terms, Header change) {
    if (telling) {
      Header header =
          new Header(
              new EventId(container, EventType.ORDER_UPDATE, updates++),
              change.correlationId(),
              change.id(),
              known,
              known,
              slice);
      out.accept(
          new OrderUpdate(
              header,
              number,
              terms,
              0,
              OrderStatus.REJECTED,
              OrderStatus.REJECTED,
              "change_refused"));
    }
  }

  private void update(
      RestingOrder order, OrderStatus from, String reason, EventId cause, long time) {
    if (telling) {
      out.accept(
          new OrderUpdate(
              header(EventType.ORDER_UPDATE, updates++, order, cause, time),
              order.order().order(),
              order.terms(),
              order.remaining(),
              from,
              order.status(),
              reason));
    }
  }

  /** An order ends before it is filled. */
  public void end(RestingOrder order, OrderStatus how, String reason, EventId cause, long time) {
    order.become(how, slice);
    tell(
        new OrderCancelled(
            header(EventType.ORDER_CANCELLED, cancellations++, order, cause, time),
            order.order().order(),
            order.terms().symbol(),
            order.remaining(),
            how,
            reason));
  }

  /** Refuses an order; named by the order's number, since an order is refused at most once. */
  public void reject(RestingOrder order, String rule, String detail) {
    order.become(OrderStatus.REJECTED, slice);
    long number = order.order().order();
    tell(
        new OrderRejected(
            header(EventType.ORDER_REJECTED, number, order, order.order().eventId(), known),
            number,
            order.terms(),
            rule,
            detail));
  }

  private Header header(EventType type, long number, RestingOrder order, EventId cause, long time) {
    return new Header(
        new EventId(container, type, number),
        order.order().correlationId(),
        cause,
        time,
        known,
        slice);
  }
}
