package io.admf.compose.fused;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.Holding;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderRejected;
import io.admf.event.OrderUpdate;
import io.admf.event.Snapshot;
import java.util.Map;
import java.util.TreeMap;

/** Hears the events of one portfolio and asserts what holds whatever its orders are. */
final class OrdersAudit {

  private final Map<Long, Order> open = new TreeMap<>();
  private final Map<Long, Long> left = new TreeMap<>();
  private final Map<String, Long> positions = new TreeMap<>();

  void event(Event event) {
    switch (event) {
      case Order order -> {
        assertThat(order.terms().quantity()).as("quantity of %s", order).isPositive();
        open.put(order.order(), order);
        left.put(order.order(), order.terms().quantity());
      }
      case Fill fill -> filled(fill);
      case OrderUpdate update -> left.put(update.order(), update.remaining());
      case OrderCancelled cancelled -> open.remove(cancelled.order());
      case OrderRejected rejected -> open.remove(rejected.order());
      case Snapshot snapshot -> {
        for (Holding holding : snapshot.holdings()) {
          assertThat(holding.quantity()).isEqualTo(positions.getOrDefault(holding.symbol(), 0L));
        }
        protectedAtMost();
      }
      default -> {}
    }
  }

  private void filled(Fill fill) {
    Order order = open.get(fill.order());
    assertThat(order).as("the order of %s", fill).isNotNull();
    long before = positions.getOrDefault(fill.symbol(), 0L);
    long after = before + fill.side().sign() * fill.quantity();
    if (order.terms().rules().reduceOnly()) {
      assertThat(Math.abs(after)).as("%s from %d", fill, before).isLessThan(Math.abs(before));
      assertThat(Long.signum(after) * Long.signum(before)).isNotNegative();
    }
    positions.put(fill.symbol(), after);
    left.put(fill.order(), fill.remaining());
    if (fill.remaining() == 0) {
      open.remove(fill.order());
    }
  }

  /** No stop or target is for more than there is, once the order that it hangs on has ended. */
  private void protectedAtMost() {
    for (Order order : open.values()) {
      long parent = order.contingency().parent();
      if (parent != 0 && !open.containsKey(parent)) {
        long position = positions.getOrDefault(order.terms().symbol(), 0L);
        assertThat(left.get(order.order()))
            .as("what is left of %s, for a position of %d", order, position)
            .isLessThanOrEqualTo(-order.terms().side().sign() * position);
      }
    }
  }
}
