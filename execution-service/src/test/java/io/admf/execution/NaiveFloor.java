package io.admf.execution;

import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.Side;
import io.admf.frame.Series;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.RunPlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The obvious way to match, slice by slice and order by order. A bar is walked along both paths
 * that it may have taken (open, high, low, close and open, low, high, close); an order trades when
 * it trades on both.
 */
final class NaiveFloor {

  /** What is compared: slice, order, quantity, price before slippage, remaining. */
  record Trade(long slice, long order, long quantity, double price, long remaining) {}

  private static final class Waiting {
    final Order order;
    final Series series;
    long remaining;
    boolean triggered;

    Waiting(Order order, Series series) {
      this.order = order;
      this.series = series;
      this.remaining = order.terms().quantity();
    }
  }

  private NaiveFloor() {}

  static List<Trade> run(RunPlan plan, double[][][] bars, List<Order> orders) {
    ExecutionSpec execution = plan.portfolios().getFirst().execution();
    List<Waiting> waiting = new ArrayList<>();
    for (Order order : orders) {
      Series series = plan.tradedSeries(plan.portfolios().getFirst(), order.terms().symbol());
      waiting.add(new Waiting(order, series));
    }
    List<Trade> trades = new ArrayList<>();
    int slices = bars[0].length;
    for (int slice = 0; slice < slices; slice++) {
      long[] taken = new long[bars.length];
      for (Waiting one : waiting) {
        double[] bar = bars[one.series.index()][slice];
        if (bar == null || one.remaining == 0 || one.order.header().slice() >= slice) {
          continue;
        }
        Double price = price(one, bar, execution.fillAt());
        if (price == null) {
          continue;
        }
        long quantity = one.remaining;
        if (execution.maxParticipation() > 0) {
          long most =
              BigDecimal.valueOf(execution.maxParticipation())
                  .multiply(BigDecimal.valueOf(bar[4]))
                  .movePointRight(one.series.instrument().sizeDecimals())
                  .setScale(0, RoundingMode.FLOOR)
                  .longValueExact();
          quantity = Math.min(quantity, most - taken[one.series.index()]);
          taken[one.series.index()] += quantity;
        }
        if (quantity > 0) {
          one.remaining -= quantity;
          trades.add(new Trade(slice, one.order.order(), quantity, price, one.remaining));
        }
      }
    }
    for (Waiting one : waiting) {
      if (one.remaining > 0) {
        trades.add(new Trade(slices - 1, one.order.order(), 0, 0, one.remaining));
      }
    }
    return trades;
  }

  /** The events of a kernel in the same form; an expiry is a trade of nothing. */
  static List<Trade> of(List<Event> events) {
    List<Trade> trades = new ArrayList<>();
    for (Event event : events) {
      switch (event) {
        case Fill f ->
            trades.add(
                new Trade(f.header().slice(), f.order(), f.quantity(), f.price(), f.remaining()));
        case OrderCancelled c ->
            trades.add(new Trade(c.header().slice(), c.order(), 0, 0, c.remaining()));
        default -> throw new AssertionError(event);
      }
    }
    return trades;
  }

  private static Double price(Waiting one, double[] bar, FillTiming timing) {
    OrderType type = one.order.terms().type();
    boolean before = one.triggered;
    if (type == OrderType.MARKET || (type == OrderType.STOP && before)) {
      return timing == FillTiming.CLOSE ? bar[3] : bar[0];
    }
    Double first = walk(one, bar[0], bar[1], bar[2], bar[3]);
    boolean after = one.triggered;
    one.triggered = before;
    Double second = walk(one, bar[0], bar[2], bar[1], bar[3]);
    if (one.triggered != after || (first != null && second != null && !first.equals(second))) {
      throw new AssertionError(one.order + ": " + first + " or " + second);
    }
    return first == null ? null : second;
  }

  private static Double walk(Waiting one, double... path) {
    double at = path[0];
    Double price = touch(one, at);
    for (int leg = 1; leg < path.length && price == null; leg++) {
      List<Double> stations = new ArrayList<>();
      for (double level :
          new double[] {one.order.terms().stopPrice(), one.order.terms().limitPrice()}) {
        if (level > Math.min(at, path[leg]) && level < Math.max(at, path[leg])) {
          stations.add(level);
        }
      }
      double from = at;
      stations.sort((a, b) -> Double.compare(Math.abs(a - from), Math.abs(b - from)));
      stations.add(path[leg]);
      for (int i = 0; i < stations.size() && price == null; i++) {
        price = touch(one, stations.get(i));
      }
      at = path[leg];
    }
    return price;
  }

  /** What the order does when the market trades at one price. */
  private static Double touch(Waiting one, double at) {
    OrderTerms terms = one.order.terms();
    boolean buy = terms.side() == Side.BUY;
    boolean stops = terms.type() == OrderType.STOP || terms.type() == OrderType.STOP_LIMIT;
    if (stops && !one.triggered) {
      one.triggered = buy ? at >= terms.stopPrice() : at <= terms.stopPrice();
    }
    if (stops && !one.triggered) {
      return null;
    }
    if (terms.type() == OrderType.STOP) {
      return at;
    }
    return (buy ? at <= terms.limitPrice() : at >= terms.limitPrice()) ? (Double) at : null;
  }
}
