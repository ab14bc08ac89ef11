package io.admf.execution.lifecycle;

import static io.admf.event.OrderStatus.CANCELLED;
import static io.admf.event.OrderStatus.EXPIRED;
import static io.admf.event.OrderStatus.FILLED;
import static io.admf.event.OrderStatus.HELD;
import static io.admf.event.OrderStatus.PARTIALLY_FILLED;
import static io.admf.event.OrderStatus.PENDING;
import static io.admf.event.OrderStatus.REJECTED;
import static io.admf.event.OrderStatus.TRIGGERED;

import io.admf.event.OrderStatus;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The transitions of an order: the table of {@code docs/orders.md}, which a test compares with this
 * one.
 */
public final class OrderLifecycle {

  private static final Map<OrderStatus, Set<OrderStatus>> TABLE = table();

  private OrderLifecycle() {}

  private static Map<OrderStatus, Set<OrderStatus>> table() {
    Map<OrderStatus, Set<OrderStatus>> table = new EnumMap<>(OrderStatus.class);
    for (OrderStatus status : OrderStatus.values()) {
      Set<OrderStatus> next =
          switch (status) {
            case NEW -> EnumSet.of(HELD, PENDING, CANCELLED, REJECTED, EXPIRED);
            case HELD -> EnumSet.of(PENDING, CANCELLED, REJECTED, EXPIRED);
            case PENDING -> EnumSet.of(TRIGGERED, PARTIALLY_FILLED, FILLED, CANCELLED, EXPIRED);
            case TRIGGERED, PARTIALLY_FILLED ->
                EnumSet.of(PARTIALLY_FILLED, FILLED, CANCELLED, EXPIRED);
            case FILLED, CANCELLED, REJECTED, EXPIRED -> EnumSet.noneOf(OrderStatus.class);
          };
      table.put(status, Collections.unmodifiableSet(next));
    }
    return table;
  }

  /** The statuses that may follow {@code status}. */
  public static Set<OrderStatus> after(OrderStatus status) {
    return Objects.requireNonNull(TABLE.get(status));
  }

  /** Whether {@code to} may follow {@code from}. */
  public static boolean allows(OrderStatus from, OrderStatus to) {
    return after(from).contains(to);
  }
}
