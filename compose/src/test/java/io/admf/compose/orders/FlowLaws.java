package io.admf.compose.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.Holding;
import io.admf.event.Leg;
import io.admf.event.LotClose;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderRejected;
import io.admf.event.PortfolioUpdate;
import io.admf.event.PositionClose;
import io.admf.event.Posting;
import io.admf.event.Side;
import io.admf.frame.Series;
import io.admf.plan.ScriptedOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What must hold of the events of one portfolio, whatever its orders were. */
final class FlowLaws {

  private final OrderFlow flow;
  private final boolean atBarPrices;
  private final Map<Long, Order> orders = new LinkedHashMap<>();
  private final Map<Long, Long> traded = new LinkedHashMap<>();
  private final Map<Long, String> ended = new LinkedHashMap<>();
  private final Map<Long, Long> room = new LinkedHashMap<>(); // of orders that share a group
  private final Map<String, Long> positions = new TreeMap<>();
  private final Map<Long, Long> lotsOfTrades = new LinkedHashMap<>();
  int fills;
  int cancels;
  int contingent;

  /**
   * @param atBarPrices whether nothing moves a price away from the bar's
   */
  FlowLaws(OrderFlow flow, boolean atBarPrices) {
    this.flow = flow;
    this.atBarPrices = atBarPrices;
  }

  void check(List<Event> events) {
    long slice = 0;
    for (Event event : events) {
      assertThat(event.header().slice()).as("order of slices").isGreaterThanOrEqualTo(slice);
      slice = event.header().slice();
      switch (event) {
        case Order order -> approved(order);
        case Fill fill -> filled(fill);
        case OrderCancelled cancelled -> {
          cancels++;
          end(cancelled.order(), cancelled.status() + " " + cancelled.reason());
          assertThat(cancelled.remaining()).isGreaterThanOrEqualTo(0);
        }
        case OrderRejected rejected -> {
          if (orders.containsKey(rejected.order())) {
            end(rejected.order(), "REJECTED");
          }
        }
        case PortfolioUpdate update -> updated(update);
        case LotClose lot -> lotsOfTrades.merge(lot.trade(), lot.realised(), Long::sum);
        case PositionClose close -> closed(close);
        default -> {}
      }
    }
    for (long order : orders.keySet()) {
      assertThat(ended).as("order %d ends", order).containsKey(order);
    }
  }

  private void approved(Order order) {
    assertThat(orders.put(order.order(), order)).isNull();
    assertThat(order.terms().quantity()).isPositive();
    room.put(order.order(), order.terms().quantity());
    if (!order.contingency().none()) {
      contingent++;
    }
  }

  private void filled(Fill fill) {
    fills++;
    Order order = orders.get(fill.order());
    String which = fill + " of " + order;
    assertThat(order).as(which).isNotNull();
    assertThat(ended).as(which).doesNotContainKey(fill.order());
    assertThat(fill.header().slice()).as(which).isGreaterThan(order.header().slice());
    assertThat(fill.side()).as(which).isEqualTo(order.terms().side());
    assertThat(fill.quantity()).as(which).isPositive();
    long sum = traded.merge(fill.order(), fill.quantity(), Long::sum);
    long most = order.terms().quantity();
    assertThat(sum).as(which).isLessThanOrEqualTo(most);
    range(fill, which);
    String position = position(fill);
    long before = positions.getOrDefault(position, 0L);
    long after = before + fill.side().sign() * fill.quantity();
    positions.put(position, after);
    if (order.terms().rules().reduceOnly()) {
      assertThat(Math.abs(after)).as(which).isLessThan(Math.abs(before));
      assertThat(Long.signum(after)).as(which).isNotEqualTo(-Long.signum(before));
    }
    long parent = order.contingency().parent();
    if (parent != 0) {
      assertThat(traded.getOrDefault(parent, 0L))
          .as("parent of " + which)
          .isGreaterThanOrEqualTo(sum);
    }
    long group = order.contingency().group();
    if (group != 0) {
      assertThat(fill.quantity())
          .as("room in the group of " + which)
          .isLessThanOrEqualTo(room.getOrDefault(fill.order(), 0L));
      for (Order other : orders.values()) {
        if (other.contingency().group() == group) {
          room.merge(other.order(), -fill.quantity(), Long::sum);
        }
      }
    }
    if (fill.remaining() == 0) {
      end(fill.order(), "FILLED");
    }
  }

  /** Which position a fill is of; in a hedged account one of two in a symbol. */
  private String position(Fill fill) {
    return fill.symbol() + ' ' + Leg.of(flow.hedging, fill.side(), fill.closes());
  }

  private String position(Holding holding) {
    Side opener = holding.quantity() > 0 ? Side.BUY : Side.SELL;
    return holding.symbol() + ' ' + Leg.of(flow.hedging, opener, false);
  }

  private void range(Fill fill, String which) {
    Series on =
        flow.series.stream()
            .filter(s -> s.symbol().equals(fill.symbol()))
            .findFirst()
            .orElseThrow();
    double[] bar = flow.bars[on.index()][(int) fill.header().slice()];
    assertThat(bar).as(which).isNotNull();
    if (atBarPrices) {
      assertThat(fill.price()).as(which).isBetween(bar[2], bar[1]);
      assertThat(fill.slippage()).as(which).isZero();
    }
    double limit = orders.get(fill.order()).terms().limitPrice();
    if (orders.get(fill.order()).terms().rules().plain() && !Double.isNaN(limit) && fixed()) {
      assertThat(fill.side().sign() * (limit - fill.price())).as(which).isGreaterThanOrEqualTo(0);
    }
  }

  /** Whether nobody has changed its prices. */
  private boolean fixed() {
    return flow.script.stream().noneMatch(line -> line.action() == ScriptedOrder.Act.MODIFY);
  }

  private void end(long order, String how) {
    assertThat(ended.put(order, how)).as("order %d ends as %s", order, how).isNull();
  }

  private void updated(PortfolioUpdate update) {
    Map<String, Long> sums = new TreeMap<>();
    for (Posting line : update.entry()) {
      sums.merge(line.unit(), line.amount(), Math::addExact);
    }
    assertThat(sums.values()).as("%s", update.entry()).containsOnly(0L);
    long equity = update.cash();
    List<String> held = new ArrayList<>();
    for (Holding holding : update.holdings()) {
      equity += holding.marketValue();
      held.add(position(holding));
    }
    assertThat(update.equity()).isEqualTo(equity);
    for (Holding holding : update.holdings()) {
      assertThat(holding.quantity()).isNotZero();
    }
    assertThat(held).doesNotHaveDuplicates();
  }

  private void closed(PositionClose close) {
    Long lots = lotsOfTrades.remove(close.trade());
    if (lots != null) {
      assertThat(lots).as("lots of %s", close).isEqualTo(close.grossPnl());
    }
    if (close.excursion() != null) {
      assertThat(close.excursion().adverse()).isLessThanOrEqualTo(0);
      assertThat(close.excursion().favourable()).isGreaterThanOrEqualTo(0);
      assertThat((double) close.grossPnl())
          .isBetween(
              (double) close.excursion().adverse() - 1,
              (double) close.excursion().favourable() + 1);
    }
  }

  /** Units by symbol as the fills make them. */
  void positionsAre(List<Holding> holdings) {
    Map<String, Long> held = new TreeMap<>();
    holdings.forEach(holding -> held.put(position(holding), holding.quantity()));
    positions.values().removeIf(units -> units == 0);
    assertThat(held).isEqualTo(positions);
  }
}
