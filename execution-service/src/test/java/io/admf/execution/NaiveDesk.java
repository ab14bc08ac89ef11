package io.admf.execution;

import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderChange;
import io.admf.event.OrderRejected;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.Side;
import io.admf.event.TimeInForce;
import io.admf.money.Instrument;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.Intrabar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The whole of {@code docs/fills.md} in the obvious way, for daily bars of one instrument with a
 * tick of a cent: bar by bar and order by order. A path is walked cent by cent. A bar in doubt is
 * all the paths that it may have taken; what is certain happens on each of them, what is possible
 * on one.
 */
final class NaiveDesk {

  private static final class Waiting {
    final Order order;
    OrderTerms terms;
    long left;
    long used;
    long traded;
    long parentTraded;
    String state = "new";
    boolean reached;
    boolean done; // can do no more in this bar
    boolean justCame;
    boolean askedAtEdge;
    List<double[]> paths = List.of(); // what it has yet to see of the bar; none when not there

    Waiting(Order order) {
      this.order = order;
      this.terms = order.terms();
      this.left = terms.quantity();
    }

    boolean buy() {
      return terms.side() == Side.BUY;
    }

    boolean live() {
      return state.equals("live");
    }

    boolean ended() {
      return state.equals("ended");
    }

    boolean here() {
      return live() && !done && !paths.isEmpty();
    }

    boolean stops() {
      return terms.type().stops() && !reached;
    }

    boolean limits() {
      return terms.type() == OrderType.LIMIT || (terms.type() == OrderType.STOP_LIMIT && reached);
    }

    boolean market() {
      return terms.type() == OrderType.MARKET
          || (reached
              && (terms.type() == OrderType.STOP || terms.type() == OrderType.TRAILING_STOP));
    }

    boolean now() {
      TimeInForce force = terms.rules().timeInForce();
      return force == TimeInForce.IOC || force == TimeInForce.FOK;
    }

    /** Whether a price is worse than another. */
    boolean worse(double price, double than) {
      return buy() ? price > than : price < than;
    }

    long free() {
      return order.contingency().parent() == 0
          ? left
          : Math.max(0, Math.min(left, parentTraded - used));
    }
  }

  private final ExecutionSpec execution;
  private final Instrument instrument;
  private final List<Waiting> all = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private long position;
  private long volumeLeft;
  private int slice;
  private double[] bar = {};
  private char phase;

  NaiveDesk(ExecutionSpec execution, Instrument instrument) {
    this.execution = execution;
    this.instrument = instrument;
  }

  /** The events of a kernel in the form in which this one tells them. */
  static List<String> of(List<Event> events) {
    List<String> texts = new ArrayList<>();
    for (Event event : events) {
      switch (event) {
        case Fill f ->
            texts.add(
                "%d: %d trades %d at %s, %d left, %s"
                    .formatted(
                        f.header().slice(),
                        f.order(),
                        f.quantity(),
                        f.price(),
                        f.remaining(),
                        f.reason()));
        case OrderCancelled c ->
            texts.add("%d: %d ends, %s".formatted(c.header().slice(), c.order(), c.reason()));
        case OrderRejected r ->
            texts.add("%d: %d ends, %s".formatted(r.header().slice(), r.order(), r.rule()));
        default -> throw new AssertionError(event);
      }
    }
    return texts;
  }

  /**
   * Runs.
   *
   * @param splits ratio by slice, 1 for none
   * @param flow orders and changes by slice
   */
  List<String> run(double[][] bars, double[] splits, List<Event> flow) {
    for (slice = 0; slice < bars.length; slice++) {
      if (splits[slice] != 1) {
        split(splits[slice]);
      }
      for (Event event : flow) {
        if (event instanceof OrderChange change && change.header().slice() == slice - 1) {
          change(change);
        }
      }
      if (bars[slice] != null) {
        bar = bars[slice];
        meet();
      }
      for (Event event : flow) {
        if (event instanceof Order order && order.header().slice() == slice) {
          come(order);
        }
      }
    }
    slice = bars.length - 1;
    for (Waiting each : all) {
      if (!each.ended()) {
        told.add("%d: %d ends, end_of_data".formatted(slice, each.order.order()));
      }
    }
    return told;
  }

  private void come(Order order) {
    Waiting came = new Waiting(order);
    for (Waiting other : all) {
      if (!other.ended() && other.order.order() == order.contingency().parent()) {
        came.parentTraded = other.traded;
      }
    }
    all.add(came);
  }

  private void split(double ratio) {
    position = Instrument.split(position, ratio);
    for (Waiting each : all) {
      each.left = Instrument.split(each.left, ratio);
      each.used = Instrument.split(each.used, ratio);
      each.traded = Instrument.split(each.traded, ratio);
      each.parentTraded = Instrument.split(each.parentTraded, ratio);
      each.terms =
          each.terms
              .of(Instrument.split(each.terms.quantity(), ratio))
              .at(each.terms.limitPrice() / ratio, each.terms.stopPrice() / ratio);
      if (each.terms.type() == OrderType.TRAILING_STOP && !each.terms.rules().trailInPercent()) {
        double trail = each.terms.rules().trail() / ratio;
        each.terms = each.terms.with(each.terms.rules().trailing(trail, false));
      }
      tick(each);
    }
    for (Waiting each : List.copyOf(all)) {
      if (!each.ended() && each.left == 0) {
        end(each, "split");
      }
    }
  }

  private void change(OrderChange change) {
    for (Waiting each : List.copyOf(all)) {
      if (each.order.order() != change.order() || each.ended()) {
        continue;
      }
      if (change.kind() == OrderChange.Kind.CANCEL) {
        end(each, "requested:" + change.reason());
      } else {
        boolean limit = !Double.isNaN(change.limitPrice());
        boolean stop = !Double.isNaN(change.stopPrice());
        long left = change.quantity() == 0 ? each.left : change.quantity() - each.used;
        if ((!limit || each.terms.type().limited()) && (!stop || each.stops()) && left > 0) {
          long quantity = change.quantity() == 0 ? each.terms.quantity() : change.quantity();
          each.left = left;
          each.terms =
              each.terms
                  .of(quantity)
                  .at(
                      limit ? change.limitPrice() : each.terms.limitPrice(),
                      stop ? change.stopPrice() : each.terms.stopPrice());
        }
      }
    }
  }

  // one bar

  private void meet() {
    double cap = execution.maxParticipation();
    volumeLeft =
        cap == 0
            ? Long.MAX_VALUE
            : BigDecimal.valueOf(cap)
                .multiply(BigDecimal.valueOf(bar[4]))
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    for (Waiting each : List.copyOf(all)) {
      if (each.state.equals("new") && each.order.header().slice() < slice) {
        arrive(each);
      }
    }
    if (bar[4] != 0 || execution.matching().zeroVolume()) {
      trade();
    }
    for (Waiting each : List.copyOf(all)) {
      if (each.live() && each.terms.rules().timeInForce() == TimeInForce.DAY) {
        end(each, "day_over");
      }
    }
  }

  private void arrive(Waiting each) {
    long parent = each.order.contingency().parent();
    boolean there = all.stream().anyMatch(other -> !other.ended() && other.order.order() == parent);
    if (parent == 0 || each.parentTraded > 0) {
      each.state = "live";
      tick(each);
    } else if (there) {
      each.state = "held";
    } else {
      end(each, "parent_ended");
    }
  }

  private void tick(Waiting each) {
    each.terms =
        each.terms.at(
            instrument.onTick(each.terms.limitPrice(), !each.buy()),
            instrument.onTick(each.terms.stopPrice(), each.buy()));
  }

  private List<double[]> possible() {
    double o = bar[0];
    double h = bar[1];
    double l = bar[2];
    double c = bar[3];
    if (h == o && l == o) {
      return List.of(new double[] {o, c});
    }
    if (h == o) {
      return List.of(new double[] {o, l, c});
    }
    if (l == o) {
      return List.of(new double[] {o, h, c});
    }
    return List.of(new double[] {o, h, l, c}, new double[] {o, l, h, c});
  }

  private void trade() {
    for (Waiting each : all) {
      each.done = false;
      each.justCame = false;
      each.askedAtEdge = false;
      each.paths = each.live() ? possible() : List.of();
    }
    phase = 'o';
    for (Waiting each = edge(); each != null; each = edge()) {
      atOpen(each);
    }
    phase = 'i';
    switch (execution.matching().intrabar()) {
      case PESSIMISTIC, OPTIMISTIC -> inDoubt();
      case OHLC -> walk(bar[1], bar[2]);
      case OLHC -> walk(bar[2], bar[1]);
    }
    phase = 'c';
    all.forEach(each -> each.askedAtEdge = false);
    for (Waiting each = edge(); each != null; each = edge()) {
      atClose(each);
    }
    after();
  }

  private Waiting edge() {
    for (Waiting each : all) {
      if (each.here() && !each.askedAtEdge) {
        each.askedAtEdge = true;
        each.justCame &= phase == 'c';
        return each;
      }
    }
    return null;
  }

  private void atOpen(Waiting each) {
    double open = bar[0];
    boolean atOpen = execution.fillAt() == FillTiming.NEXT_OPEN;
    OrderType type = each.terms.type();
    if (each.market()) {
      if (atOpen) {
        trade(each, open, "next_open");
        each.done = true;
      }
    } else if (each.limits()) {
      limitAtOpen(each, open);
    } else if (each.stops()) {
      if (each.worse(open, each.terms.stopPrice())) {
        each.reached = true;
        if (type != OrderType.STOP_LIMIT) {
          trade(each, open, "stop_gap_open");
          each.done = true;
        } else {
          if (!each.worse(open, each.terms.limitPrice())) {
            trade(each, open, "stop_limit_gap_open");
          }
          orEnd(each);
        }
      }
    } else if (type == OrderType.MARKET_ON_OPEN || type == OrderType.LIMIT_ON_OPEN) {
      auction(each, open, "on_open");
    }
  }

  private void limitAtOpen(Waiting each, double open) {
    if (each.worse(each.terms.limitPrice(), open)) {
      trade(each, open, "limit_better_open");
    } else if (each.now() && open == each.terms.limitPrice() && !execution.matching().through()) {
      trade(each, open, "limit");
    }
    orEnd(each);
  }

  private void auction(Waiting each, double price, String reason) {
    if (!each.terms.type().limited() || !each.worse(price, each.terms.limitPrice())) {
      trade(each, price, reason);
    }
    if (each.live()) {
      end(each, "not_filled_at_once");
    }
  }

  private void orEnd(Waiting each) {
    if (each.now() && each.live()) {
      end(each, "not_filled_at_once");
    }
  }

  private void atClose(Waiting each) {
    if (each.justCame) {
      cameAt(each, bar[3]);
    }
    if (!each.here()) {
      return;
    }
    if (each.market() && execution.fillAt() == FillTiming.CLOSE) {
      trade(each, bar[3], "close");
      each.done = true;
    } else if (each.terms.type() == OrderType.MARKET_ON_CLOSE
        || each.terms.type() == OrderType.LIMIT_ON_CLOSE) {
      auction(each, bar[3], "on_close");
    }
  }

  /** An order that became active inside the bar. */
  private void cameAt(Waiting each, double price) {
    each.justCame = false;
    if (each.terms.type() == OrderType.MARKET) {
      if (execution.fillAt() == FillTiming.NEXT_OPEN) {
        trade(each, price, "arrival");
        each.done = true;
      }
    } else if (each.limits()) {
      double limit = each.terms.limitPrice();
      if (each.worse(limit, price) || (price == limit && !execution.matching().through())) {
        trade(each, price, "limit_arrival");
      }
      orEnd(each);
    } else if (each.stops() && !each.worse(each.terms.stopPrice(), price)) {
      each.reached = true;
      trade(each, price, "stop_arrival");
      each.done = true;
    }
  }

  private void inDoubt() {
    boolean worst = execution.matching().intrabar() == Intrabar.PESSIMISTIC;
    while (true) {
      Waiting next = null;
      for (Waiting each : all) {
        if (next == null && each.here() && each.justCame) {
          next = each;
        }
      }
      if (next != null) {
        cameAt(next, next.paths.getFirst()[0]);
        continue;
      }
      Waiting stop = null;
      Waiting limit = null;
      for (Waiting each : all) {
        if (stop == null
            && each.here()
            && each.stops()
            && !each.worse(each.terms.stopPrice(), extreme(each, true, worst))) {
          stop = each;
        }
        if (limit == null && each.here() && each.limits() && each.free() > 0 && volumeLeft > 0) {
          double best = extreme(each, false, !worst);
          double level = each.terms.limitPrice();
          if (execution.matching().through() ? each.worse(level, best) : !each.worse(best, level)) {
            limit = each;
          }
        }
      }
      if (stop != null && (worst || limit == null)) {
        stop(stop, stop.terms.stopPrice());
      } else if (limit != null) {
        double price = limit.terms.limitPrice();
        double bad = extreme(limit, true, true);
        price = limit.worse(price, bad) ? bad : price;
        limit.paths = cut(limit.paths, price);
        trade(limit, price, "limit");
      } else {
        return;
      }
    }
  }

  private void stop(Waiting each, double price) {
    each.paths = cut(each.paths, price);
    each.reached = true;
    if (each.terms.type() == OrderType.STOP_LIMIT) {
      if (!each.worse(price, each.terms.limitPrice())) {
        trade(each, price, "stop_limit");
      }
      orEnd(each);
    } else {
      trade(each, price, "stop");
      each.done = true;
    }
  }

  /** The worst, or best, price of an order that may come, or is certain to. */
  private static double extreme(Waiting each, boolean bad, boolean may) {
    boolean high = each.buy() == bad;
    double[] of =
        each.paths.stream()
            .mapToDouble(
                path ->
                    high
                        ? Arrays.stream(path).max().orElseThrow()
                        : Arrays.stream(path).min().orElseThrow())
            .sorted()
            .toArray();
    return high == may ? of[of.length - 1] : of[0];
  }

  /** What is left of paths once each has reached a price; those that never do end there. */
  private static List<double[]> cut(List<double[]> paths, double price) {
    List<double[]> rests = new ArrayList<>();
    for (double[] path : paths) {
      for (int i = 1; i < path.length; i++) {
        if (price >= Math.min(path[i - 1], path[i]) && price <= Math.max(path[i - 1], path[i])) {
          double[] rest = Arrays.copyOfRange(path, i - 1, path.length);
          rest[0] = price;
          rests.add(rest);
          break;
        }
      }
    }
    return rests;
  }

  private void walk(double first, double second) {
    long at = cents(bar[0]);
    for (double to : new double[] {first, second, bar[3]}) {
      long target = cents(to);
      at(at, target);
      while (at != target) {
        at += Long.signum(target - at);
        at(at, target);
      }
    }
  }

  private static long cents(double price) {
    return Math.round(price * 100);
  }

  /** Everything that happens at one price of a path. */
  private void at(long cents, long target) {
    double price = BigDecimal.valueOf(cents, 2).doubleValue();
    for (Waiting each : all) {
      if (each.live() && !each.paths.isEmpty() && !execution.matching().trailAtClose()) {
        trail(each, price);
      }
    }
    Waiting next = ready(price, cents, target);
    while (next != null) {
      if (next.justCame) {
        cameAt(next, price);
      } else if (next.stops()) {
        next.paths = List.of(new double[] {price, bar[3]});
        next.reached = true;
        if (next.terms.type() == OrderType.STOP_LIMIT) {
          if (!next.worse(price, next.terms.limitPrice())) {
            trade(next, price, "stop_limit");
          }
          orEnd(next);
        } else {
          trade(next, price, "stop");
          next.done = true;
        }
      } else {
        next.paths = List.of(new double[] {price, bar[3]});
        trade(next, price, "limit");
      }
      next = ready(price, cents, target);
    }
  }

  private Waiting ready(double price, long cents, long target) {
    for (Waiting each : all) {
      if (each.here() && each.justCame) {
        return each;
      }
    }
    for (Waiting each : all) {
      if (!each.here()) {
        continue;
      }
      if (each.stops() && !each.worse(each.terms.stopPrice(), price)) {
        return each;
      }
      if (each.limits() && each.free() > 0 && volumeLeft > 0) {
        double limit = each.terms.limitPrice();
        boolean goesOn = each.buy() ? target < cents : target > cents;
        if (each.worse(limit, price)
            || (price == limit && (goesOn || !execution.matching().through()))) {
          return each;
        }
      }
    }
    return null;
  }

  private void trail(Waiting each, double price) {
    if (each.terms.type() == OrderType.TRAILING_STOP && !each.reached) {
      double trail = each.terms.rules().trail();
      double distance = each.terms.rules().trailInPercent() ? price * trail / 100 : trail;
      double level =
          instrument.onTick(each.buy() ? price + distance : price - distance, each.buy());
      double now = each.terms.stopPrice();
      if (each.worse(now, level)) {
        each.terms =
            each.terms.at(Double.NaN, each.buy() ? Math.min(now, level) : Math.max(now, level));
      }
    }
  }

  private void after() {
    Intrabar intrabar = execution.matching().intrabar();
    boolean path = intrabar == Intrabar.OHLC || intrabar == Intrabar.OLHC;
    for (Waiting each : all) {
      if (each.live() && !each.paths.isEmpty()) {
        if (execution.matching().trailAtClose()) {
          trail(each, bar[3]);
        } else if (!path) {
          trail(each, extreme(each, false, intrabar == Intrabar.OPTIMISTIC));
        }
      }
    }
  }

  private void trade(Waiting each, double price, String reason) {
    long quantity = each.free();
    if (quantity == 0) {
      return;
    }
    boolean reduces = each.terms.rules().reduceOnly();
    if (reduces) {
      long most = Math.max(0, each.buy() ? -position : position);
      if (most == 0) {
        end(each, "nothing_to_reduce");
        return;
      }
      quantity = Math.min(quantity, most);
    }
    quantity = Math.min(quantity, volumeLeft);
    if (each.terms.rules().timeInForce() == TimeInForce.FOK && quantity < each.left) {
      end(each, "not_filled_at_once");
      return;
    }
    if (quantity > 0) {
      volumeLeft -= volumeLeft == Long.MAX_VALUE ? 0 : quantity;
      position += each.buy() ? quantity : -quantity;
      each.left -= quantity;
      each.used += quantity;
      each.traded += quantity;
      told.add(
          "%d: %d trades %d at %s, %d left, %s"
              .formatted(slice, each.order.order(), quantity, price, each.left, reason));
      if (each.left == 0) {
        each.state = "ended";
      }
      others(each, quantity, price);
    }
    orEnd(each);
  }

  private void others(Waiting trader, long quantity, double price) {
    long group = trader.order.contingency().group();
    for (Waiting other : List.copyOf(all)) {
      if (group != 0
          && other != trader
          && !other.ended()
          && other.order.contingency().group() == group) {
        other.left = Math.max(0, other.left - quantity);
        other.used += quantity;
        if (other.left == 0) {
          end(other, "sibling_filled");
        }
      }
    }
    for (Waiting child : all) {
      if (!child.ended() && child.order.contingency().parent() == trader.order.order()) {
        child.parentTraded += quantity;
        if (child.state.equals("held")) {
          child.state = "live";
          tick(child);
          child.done = false;
          child.askedAtEdge = false;
          boolean atOnce = execution.matching().attachedAtOnce();
          child.justCame = atOnce && phase != 'o';
          child.paths =
              !atOnce
                  ? List.of()
                  : phase == 'o'
                      ? possible()
                      : phase == 'c' ? List.of(new double[] {bar[3], bar[3]}) : trader.paths;
        }
      }
    }
    if (trader.ended()) {
      orphans(trader);
    }
    long left = Math.max(0, trader.buy() ? -position : position);
    for (Waiting other : List.copyOf(all)) {
      boolean fed =
          all.stream()
              .anyMatch(
                  parent ->
                      !parent.ended()
                          && parent.order.order() == other.order.contingency().parent());
      if (left == 0
          && other.live()
          && other.buy() == trader.buy()
          && other.terms.rules().reduceOnly()
          && !fed) {
        end(other, "nothing_to_reduce");
      }
    }
  }

  private void end(Waiting each, String reason) {
    each.state = "ended";
    told.add("%d: %d ends, %s".formatted(slice, each.order.order(), reason));
    orphans(each);
  }

  private void orphans(Waiting parent) {
    for (Waiting child : List.copyOf(all)) {
      if (!child.ended() && child.order.contingency().parent() == parent.order.order()) {
        if (child.free() == 0) {
          end(child, "parent_ended");
        } else {
          child.left = child.free();
        }
      }
    }
  }
}
