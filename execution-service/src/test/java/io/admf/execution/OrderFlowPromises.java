package io.admf.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.Leg;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderChange;
import io.admf.event.OrderRejected;
import io.admf.event.OrderStatus;
import io.admf.event.OrderTerms;
import io.admf.event.OrderUpdate;
import io.admf.event.PriceBasis;
import io.admf.event.Side;
import io.admf.execution.NaiveQuoteDesk.Quote;
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

  private final OrderFlow flow;
  private final String where;
  private final boolean asGiven; // neither splits nor changes of terms
  private final Map<Long, Order> orders = new TreeMap<>();
  private final Map<Long, Long> traded = new TreeMap<>();
  private final Map<Long, OrderStatus> status = new TreeMap<>();
  private final Map<Long, Long> byGroup = new TreeMap<>();
  private final Map<String, Long> supplied = new TreeMap<>(); // by bar, or quote and side
  private final Map<Leg, long[]> positions = new TreeMap<>();
  private int slices; // whose splits positions have gone through

  private OrderFlowPromises(OrderFlow flow, String where) {
    this.flow = flow;
    this.where = where;
    boolean modified = false;
    for (Event event : flow.events()) {
      if (event instanceof Order order) {
        orders.put(order.order(), order);
        status.put(order.order(), OrderStatus.NEW);
      }
      modified |= event instanceof OrderChange c && c.kind() == OrderChange.Kind.MODIFY;
    }
    this.asGiven = !modified && Arrays.stream(flow.splits()).allMatch(ratio -> ratio == 1);
    for (Leg leg : Leg.values()) {
      positions.put(leg, new long[OrderFlow.TRADED.size()]);
    }
  }

  static void check(OrderFlow flow, OrderFlow.Outcome outcome, String where) {
    OrderFlowPromises promises = new OrderFlowPromises(flow, where);
    outcome.told().forEach(promises::happens);
    promises.ends(outcome.positions());
  }

  private void happens(Event event) {
    split(event.header().slice());
    switch (event) {
      case Fill fill -> {
        if (flow.execution().fillAt().quotes()) {
          atQuote(fill);
        } else {
          atBar(fill);
        }
        asAsked(fill);
        held(fill);
        step(
            fill.order(),
            fill.remaining() == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED);
      }
      case OrderUpdate update -> {
        assertThat(update.from()).as(where).isEqualTo(status.get(update.order()));
        if (update.from() != update.to()) {
          step(update.order(), update.to());
        }
      }
      case OrderCancelled end -> step(end.order(), end.status());
      case OrderRejected refusal -> step(refusal.order(), OrderStatus.REJECTED);
      default -> throw new AssertionError(event);
    }
  }

  private void split(long until) {
    for (; slices <= until; slices++) {
      for (long[] units : positions.values()) {
        units[0] = Instrument.split(units[0], flow.splits()[slices]);
      }
    }
  }

  private static int symbol(Fill fill) {
    return fill.symbol().equals("ABC") ? 0 : 1;
  }

  private void atBar(Fill fill) {
    double[] bar = flow.bars()[symbol(fill)][(int) fill.header().slice()];
    assertThat(fill.price()).as(where).isBetween(bar[2], bar[1]);
    double cap = flow.execution().maxParticipation();
    if (cap != 0) {
      supplies(fill.symbol() + fill.header().slice(), fill.quantity(), cap * bar[4]);
    }
  }

  private void atQuote(Fill fill) {
    List<Quote> its =
        flow.quotes().get(symbol(fill)).stream()
            .filter(quote -> quote.time() == fill.eventTime())
            .toList();
    assertThat(its).as("%s: order %d trades at a quote", where, fill.order()).hasSize(1);
    Quote quote = its.getFirst();
    assertThat(quote.slice()).as(where).isEqualTo((int) fill.header().slice());
    boolean buy = fill.side() == Side.BUY;
    double quoted =
        switch (flow.execution().fillAt()) {
          case TOUCH -> buy ? quote.ask() : quote.bid();
          case MID -> (quote.bid() + quote.ask()) / 2;
          case BID -> quote.bid();
          case ASK -> quote.ask();
          case NEXT_OPEN, CLOSE -> throw new AssertionError(flow.execution());
        };
    assertThat(buy ? fill.price() - quoted : quoted - fill.price())
        .as("%s: order %d trades at what was quoted, and a tick at most", where, fill.order())
        .isBetween(-1e-9, 0.01);
    double size = buy ? quote.askSize() : quote.bidSize();
    if (!Double.isNaN(size)) {
      supplies("%s %d %s".formatted(fill.symbol(), quote.time(), buy), fill.quantity(), size);
    }
  }

  private void supplies(String place, long quantity, double most) {
    assertThat((double) supplied.merge(place, quantity, Long::sum))
        .as("%s: no more is traded than there was at %s", where, place)
        .isLessThanOrEqualTo(most);
  }

  private void asAsked(Fill fill) {
    Order order = orders.get(fill.order());
    OrderTerms asked = order.terms();
    long all = traded.merge(fill.order(), fill.quantity(), Long::sum);
    assertThat(fill.header().eventTime())
        .as("%s: order %d never trades before it is there", where, fill.order())
        .isGreaterThanOrEqualTo(order.header().knownAt() + flow.latency(fill.order()));
    if (!asGiven) {
      return;
    }
    assertThat(all).as(where).isLessThanOrEqualTo(asked.quantity());
    assertThat(fill.remaining()).as(where).isLessThanOrEqualTo(asked.quantity() - all);
    if (asked.type().limited() && asked.rules().basis() == PriceBasis.PRICE) {
      assertThat(fill.side().sign() * (fill.price() - asked.limitPrice()))
          .as("%s: the limit of order %d holds", where, fill.order())
          .isLessThanOrEqualTo(0.0);
    }
    long group = order.contingency().group();
    if (group != 0) {
      assertThat(byGroup.merge(group, fill.quantity(), Long::sum))
          .as("%s: one winner of group %d", where, group)
          .isLessThanOrEqualTo(largest(group));
    }
  }

  private void held(Fill fill) {
    boolean reduces = orders.get(fill.order()).terms().rules().reduceOnly();
    Leg leg = Leg.of(flow.hedged(), fill.side(), reduces);
    long[] units = positions.get(leg);
    int on = symbol(fill);
    long before = units[on];
    units[on] += fill.side().sign() * fill.quantity();
    assertThat(fill.closes()).as(where).isEqualTo(reduces);
    assertThat(leg == Leg.LONG ? units[on] < 0 : leg == Leg.SHORT && units[on] > 0)
        .as("%s: %s position turned to %d", where, leg, units[on])
        .isFalse();
    if (reduces) {
      assertThat(Long.signum(before)).as(where).isEqualTo(-fill.side().sign());
      assertThat(units[on] == 0 || Long.signum(units[on]) == Long.signum(before))
          .as("%s: reduce-only turned %d to %d", where, before, units[on])
          .isTrue();
    }
  }

  private void step(long order, OrderStatus next) {
    OrderStatus before = status.put(order, next);
    assertThat(OrderLifecycle.allows(before, next))
        .as("%s: %s to %s", where, before, next)
        .isTrue();
  }

  private void ends(List<Stand> told) {
    assertThat(status.values()).as(where).allMatch(OrderStatus::terminal);
    split(OrderFlow.SLICES - 1);
    List<Stand> held = new ArrayList<>();
    positions.forEach(
        (leg, units) -> {
          for (int i = 0; i < units.length; i++) {
            if (units[i] != 0) {
              held.add(new Stand(OrderFlow.TRADED.get(i).symbol(), leg, units[i]));
            }
          }
        });
    assertThat(told)
        .as("%s: what is held is the sum of the fills", where)
        .containsExactlyInAnyOrderElementsOf(held);
  }

  /** The largest order of a group; no limit where its orders did not come together. */
  private long largest(long group) {
    List<Order> its =
        orders.values().stream().filter(order -> order.contingency().group() == group).toList();
    boolean together = its.stream().map(order -> order.header().slice()).distinct().count() == 1;
    return together
        ? its.stream().mapToLong(order -> order.terms().quantity()).max().orElseThrow()
        : Long.MAX_VALUE;
  }
}
