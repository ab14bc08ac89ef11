package io.admf.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.Leg;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderChange;
import io.admf.event.OrderStatus;
import io.admf.event.OrderTerms;
import io.admf.event.OrderUpdate;
import io.admf.execution.lifecycle.OrderLifecycle;
import io.admf.flow.Stand;
import io.admf.money.Instrument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What must hold whatever the flow. */
final class OrderFlowPromises {

  private OrderFlowPromises() {}

  static void check(OrderFlow flow, OrderFlow.Outcome outcome, String where) {
    Map<Long, OrderTerms> terms = new TreeMap<>();
    Map<Long, Long> orders = new TreeMap<>();
    Map<Long, OrderStatus> status = new TreeMap<>();
    boolean split = Arrays.stream(flow.splits()).anyMatch(ratio -> ratio != 1);
    boolean modified =
        flow.events().stream()
            .anyMatch(e -> e instanceof OrderChange c && c.kind() == OrderChange.Kind.MODIFY);
    for (Event event : flow.events()) {
      if (event instanceof Order order) {
        terms.put(order.order(), order.terms());
        orders.put(order.order(), 0L);
        status.put(order.order(), OrderStatus.NEW);
      }
    }
    Map<Long, Long> byGroup = new TreeMap<>();
    Map<Leg, long[]> positions = new TreeMap<>();
    for (Leg leg : Leg.values()) {
      positions.put(leg, new long[2]);
    }
    long at = 0;
    for (Event event : outcome.told()) {
      for (; at <= event.header().slice(); at++) {
        for (long[] held : positions.values()) {
          held[0] = Instrument.split(held[0], flow.splits()[(int) at]);
        }
      }
      switch (event) {
        case Fill fill -> {
          int on = fill.symbol().equals("ABC") ? 0 : 1;
          double[] bar = flow.bars()[on][(int) fill.header().slice()];
          assertThat(fill.price()).as(where).isBetween(bar[2], bar[1]);
          OrderTerms asked = terms.get(fill.order());
          long traded = orders.merge(fill.order(), fill.quantity(), Long::sum);
          if (!split && !modified) {
            assertThat(traded).as(where).isLessThanOrEqualTo(asked.quantity());
            assertThat(fill.remaining()).as(where).isLessThanOrEqualTo(asked.quantity() - traded);
            long group = group(flow, fill.order());
            if (group != 0) {
              long most = byGroup.merge(group, fill.quantity(), Long::sum);
              assertThat(most)
                  .as("%s: one winner of group %d", where, group)
                  .isLessThanOrEqualTo(largest(flow, group));
            }
          }
          Leg leg = Leg.of(flow.hedged(), fill.side(), asked.rules().reduceOnly());
          long before = positions.get(leg)[on];
          long position = before + fill.side().sign() * fill.quantity();
          positions.get(leg)[on] = position;
          assertThat(fill.closes()).as(where).isEqualTo(asked.rules().reduceOnly());
          assertThat(leg == Leg.LONG ? position < 0 : leg == Leg.SHORT && position > 0)
              .as("%s: %s position turned to %d", where, leg, position)
              .isFalse();
          assertThat(fill.header().eventTime())
              .as("%s: order %d never trades before its decision", where, fill.order())
              .isGreaterThanOrEqualTo(decided(flow, fill.order()) + flow.latency(fill.order()));
          if (asked.rules().reduceOnly()) {
            assertThat(Long.signum(before)).as(where).isEqualTo(-fill.side().sign());
            assertThat(position == 0 || Long.signum(position) == Long.signum(before))
                .as("%s: reduce-only turned %d to %d", where, before, position)
                .isTrue();
          }
          step(
              status,
              fill.order(),
              fill.remaining() == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED,
              where);
        }
        case OrderUpdate update -> {
          assertThat(update.from()).as(where).isEqualTo(status.get(update.order()));
          if (update.from() != update.to()) {
            step(status, update.order(), update.to(), where);
          }
        }
        case OrderCancelled end -> step(status, end.order(), end.status(), where);
        default -> throw new AssertionError(event);
      }
    }
    assertThat(status.values()).as(where).allMatch(OrderStatus::terminal);
    for (; at < OrderFlow.SLICES; at++) {
      for (long[] held : positions.values()) {
        held[0] = Instrument.split(held[0], flow.splits()[(int) at]);
      }
    }
    List<Stand> held = new ArrayList<>();
    positions.forEach(
        (leg, units) -> {
          for (int i = 0; i < units.length; i++) {
            if (units[i] != 0) {
              held.add(new Stand(OrderFlow.TRADED.get(i).symbol(), leg, units[i]));
            }
          }
        });
    assertThat(outcome.positions())
        .as("%s: what is held is the sum of the fills", where)
        .containsExactlyInAnyOrderElementsOf(held);
  }

  private static void step(
      Map<Long, OrderStatus> status, long order, OrderStatus next, String where) {
    OrderStatus before = status.put(order, next);
    assertThat(OrderLifecycle.allows(before, next))
        .as("%s: %s to %s", where, before, next)
        .isTrue();
  }

  private static long decided(OrderFlow flow, long number) {
    for (Event event : flow.events()) {
      if (event instanceof Order order && order.order() == number) {
        return order.header().knownAt();
      }
    }
    throw new AssertionError(number);
  }

  private static long group(OrderFlow flow, long number) {
    for (Event event : flow.events()) {
      if (event instanceof Order order && order.order() == number) {
        return order.contingency().group();
      }
    }
    return 0;
  }

  /** The largest order of a group; no limit where its orders did not come together. */
  private static long largest(OrderFlow flow, long group) {
    List<Event> orders =
        flow.events().stream()
            .filter(e -> e instanceof Order order && order.contingency().group() == group)
            .toList();
    boolean together = orders.stream().map(e -> e.header().slice()).distinct().count() == 1;
    return together
        ? orders.stream().mapToLong(e -> ((Order) e).terms().quantity()).max().orElseThrow()
        : Long.MAX_VALUE;
  }
}
