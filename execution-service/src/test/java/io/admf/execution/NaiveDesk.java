package io.admf.execution;

import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderChange;
import io.admf.event.OrderRejected;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.PriceBasis;
import io.admf.event.Side;
import io.admf.event.TimeInForce;
import io.admf.money.Instrument;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.Intrabar;
import io.admf.time.Instants;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The whole of {@code docs/fills.md} but quotes in the obvious way, for instruments with a tick of
 * a cent and slices a day apart: bar by bar and order by order. A path is walked cent by cent. A
 * bar in doubt is all the paths that it may have taken; what is certain happens on each of them,
 * what is possible on one.
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
    boolean late; // came while this bar was under way
    OrderTerms offsets; // prices counted from its parent's; null where it has prices of its own
    double value; // what it traded, price times quantity
    double parentValue;
    final long reach;
    final int symbol;
    List<double[]> paths = List.of(); // what it has yet to see of the bar; none when not there

    Waiting(Order order, int symbol, long reach) {
      this.order = order;
      this.terms = order.terms();
      this.left = terms.quantity();
      this.symbol = symbol;
      this.reach = reach;
      this.offsets = terms.rules().basis() == PriceBasis.PRICE ? null : terms;
    }

    long till() {
      return terms.rules().expiresAt();
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

  /**
   * What there is to trade.
   *
   * @param instruments each with a tick of a cent
   * @param lengths of a bar, days
   * @param latency nanoseconds that an order is on its way
   */
  record Market(
      ExecutionSpec execution, List<Instrument> instruments, int[] lengths, long latency) {}

  private final Market market;
  private final ExecutionSpec execution;
  private final Instrument instrument;
  private final List<Waiting> all = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final List<OrderChange> underWay = new ArrayList<>();
  private final long[] positions;
  private double[][][] bars = {};
  private long volumeLeft;
  private int slice;
  private int symbol;
  private double[] bar = {};
  private char phase;
  private int leg;
  private double[] path = {};
  private double now; // the price on a path

  NaiveDesk(Market market) {
    this.market = market;
    this.execution = market.execution();
    this.instrument = market.instruments().getFirst(); // they differ in their names
    this.positions = new long[market.instruments().size()];
  }

  /** When a bar that is known at a slice opened. */
  private long opens() {
    return known(slice) - market.lengths()[symbol] * Instants.DAY;
  }

  private static long known(long of) {
    return (20_001 + of) * Instants.DAY;
  }

  private int symbol(String name) {
    for (int i = 0; i < positions.length; i++) {
      if (market.instruments().get(i).symbol().equals(name)) {
        return i;
      }
    }
    throw new AssertionError(name);
  }

  /** When something decided at a slice is there: 0 for at once. */
  private long reach(long decided, int about) {
    boolean between = decided < 0 || bars[about][(int) decided] != null;
    return market.latency() == 0 && between ? 0 : known(decided) + market.latency();
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
   * @param all bars by symbol and slice
   * @param splits ratio of the first symbol by slice, 1 for none
   * @param flow orders and changes by slice
   */
  List<String> run(double[][][] all, double[] splits, List<Event> flow) {
    bars = all;
    for (slice = 0; slice < splits.length; slice++) {
      if (splits[slice] != 1) {
        split(splits[slice]);
      }
      for (Event event : flow) {
        if (event instanceof OrderChange change && change.header().slice() == slice - 1) {
          underWay.add(change);
        }
      }
      for (OrderChange change : List.copyOf(underWay)) {
        symbol = symbol(change.symbol());
        long reach = reach(change.header().slice(), symbol);
        if (reach == 0 || (bars[symbol][slice] != null && opens() >= reach)) {
          underWay.remove(change);
          change(change);
        }
      }
      List<Integer> here =
          this.all.stream()
              .filter(each -> !each.ended())
              .map(each -> each.symbol)
              .distinct()
              .toList();
      for (int each : here) {
        symbol = each;
        if (bars[each][slice] != null) {
          bar = bars[each][slice];
          meet();
        }
      }
      for (Event event : flow) {
        if (event instanceof Order order && order.header().slice() == slice) {
          come(order);
        }
      }
    }
    slice = splits.length - 1;
    for (Waiting each : this.all) {
      if (!each.ended()) {
        told.add("%d: %d ends, end_of_data".formatted(slice, each.order.order()));
      }
    }
    return told;
  }

  private void come(Order order) {
    int about = symbol(order.terms().symbol());
    Waiting came = new Waiting(order, about, reach(order.header().slice(), about));
    for (Waiting other : all) {
      if (!other.ended() && other.order.order() == order.contingency().parent()) {
        came.parentTraded = other.traded;
        came.parentValue = other.value;
      }
    }
    all.add(came);
  }

  private void split(double ratio) {
    positions[0] = Instrument.split(positions[0], ratio);
    for (Waiting each : all) {
      if (each.symbol != 0) {
        continue;
      }
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
      if (each.offsets != null && each.offsets.rules().basis() == PriceBasis.PARENT_AMOUNT) {
        each.offsets =
            each.offsets.at(each.offsets.limitPrice() / ratio, each.offsets.stopPrice() / ratio);
      }
      if (each.offsets != null && each.terms.rules().basis() != PriceBasis.PRICE) {
        each.terms = each.terms.at(each.offsets.limitPrice(), each.offsets.stopPrice());
      } else {
        tick(each);
      }
    }
    for (Waiting each : List.copyOf(all)) {
      if (!each.ended() && each.left == 0 && each.symbol == 0) {
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
          if (limit || stop) {
            each.offsets = each.terms.rules().basis() == PriceBasis.PRICE ? null : each.terms;
          }
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
    for (Waiting each : mine()) {
      if (each.state.equals("new")
          && each.order.header().slice() < slice
          && each.reach < known(slice)) {
        arrive(each);
      }
    }
    expire(opens());
    if (bar[4] != 0 || execution.matching().zeroVolume()) {
      trade();
    }
    for (Waiting each : mine()) {
      if (each.live() && each.terms.rules().timeInForce() == TimeInForce.DAY) {
        end(each, "day_over");
      } else {
        expire(each, known(slice));
      }
    }
  }

  /** The orders of the symbol whose bar is under way. */
  private List<Waiting> mine() {
    return all.stream().filter(each -> each.symbol == symbol).toList();
  }

  private void expire(long instant) {
    mine().forEach(each -> expire(each, instant));
  }

  private void expire(Waiting each, long instant) {
    if (!each.ended() && !each.state.equals("new") && each.till() <= instant) {
      end(each, "expired");
    }
  }

  private void arrive(Waiting each) {
    long parent = each.order.contingency().parent();
    boolean there = all.stream().anyMatch(other -> !other.ended() && other.order.order() == parent);
    if (parent == 0 || each.parentTraded > 0) {
      becomeLive(each);
    } else if (there) {
      each.state = "held";
    } else {
      end(each, "parent_ended");
    }
  }

  private void becomeLive(Waiting each) {
    each.state = "live";
    count(each);
    tick(each);
  }

  /** Counts prices from the mean price of what the parent traded. */
  private void count(Waiting each) {
    OrderTerms from = each.offsets;
    if (from != null) {
      double mean = each.parentValue / each.parentTraded;
      boolean percent = from.rules().basis() == PriceBasis.PARENT_PERCENT;
      each.terms =
          each.terms
              .with(each.terms.rules().from(PriceBasis.PRICE))
              .at(
                  percent ? mean * (1 + from.limitPrice() / 100) : mean + from.limitPrice(),
                  percent ? mean * (1 + from.stopPrice() / 100) : mean + from.stopPrice());
      tick(each);
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
      each.late = false;
      boolean there =
          each.symbol == symbol && each.live() && each.reach <= opens() && each.till() > opens();
      each.paths = there ? possible() : List.of();
    }
    phase = 'o';
    for (Waiting each = edge(); each != null; each = edge()) {
      atOpen(each);
    }
    for (Waiting each : mine()) {
      if (each.till() < known(slice)) {
        each.paths = List.of();
      }
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
    if (paths() && !execution.matching().trailAtClose()) {
      trail(each, price);
    }
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
      if (each.terms.type() != OrderType.STOP_LIMIT) {
        trade(each, price, "stop_arrival");
        each.done = true;
      } else {
        if (!each.worse(price, each.terms.limitPrice())) {
          trade(each, price, "stop_limit_arrival");
        }
        orEnd(each);
      }
    }
  }

  /** The part of the bar that has passed when an order arrives. */
  private double part(Waiting each) {
    return (double) (each.reach - opens()) / (known(slice) - opens());
  }

  /** The order that arrives next while the bar is under way, or null. */
  private Waiting arrival() {
    Waiting next = null;
    for (Waiting each : mine()) {
      if (each.live()
          && each.paths.isEmpty()
          && !each.late
          && each.reach > opens()
          && each.reach < known(slice)
          && each.till() >= known(slice)
          && (next == null || each.reach < next.reach)) {
        next = each;
      }
    }
    return next;
  }

  private void comes(Waiting each, double price) {
    each.late = true;
    each.justCame = true;
    each.paths = List.of(new double[] {price, bar[3]});
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
        Waiting late = arrival();
        if (late == null) {
          return;
        }
        comes(late, bar[0] + (bar[3] - bar[0]) * part(late));
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
    path = new double[] {bar[0], first, second, bar[3]};
    long at = cents(bar[0]);
    for (leg = 0; leg < 3; leg++) {
      long target = cents(path[leg + 1]);
      arrivals(cents(at), target - at);
      at(cents(at), at, target);
      while (at != target) {
        at += Long.signum(target - at);
        arrivals(cents(at), target - at);
        at(cents(at), at, target);
      }
    }
  }

  /** Those who arrive on this leg before, or as, it comes to a price. */
  private void arrivals(double upTo, long ahead) {
    for (Waiting late = arrival(); late != null; late = arrival()) {
      double then = priceOnLeg(late);
      boolean falls = path[leg + 1] < path[leg];
      if (Double.isNaN(then) || (falls ? then < upTo : then > upTo)) {
        return;
      }
      trailAll(then);
      now = then;
      comes(late, then);
      for (Waiting each = newcomer(); each != null; each = newcomer()) {
        cameAt(each, then);
      }
      Waiting next = arrival();
      if (next == null || priceOnLeg(next) != then) {
        // the price may be between two cents: what is there now is there whatever comes next
        at(then, cents(then), cents(then) + ahead);
      }
    }
  }

  /** Where the price is when an order arrives on this leg; NaN when it does on a later one. */
  private double priceOnLeg(Waiting late) {
    double part = 3 * part(late) - leg;
    return part > 1 ? Double.NaN : path[leg] + (path[leg + 1] - path[leg]) * part;
  }

  private static double cents(long cents) {
    return BigDecimal.valueOf(cents, 2).doubleValue();
  }

  private static long cents(double price) {
    return Math.round(price * 100);
  }

  /** Everything that happens at one price of a path. */
  private void at(double price, long cents, long target) {
    trailAll(price);
    now = price;
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

  private void trailAll(double price) {
    for (Waiting each : all) {
      if (each.live() && !each.paths.isEmpty() && !execution.matching().trailAtClose()) {
        trail(each, price);
      }
    }
  }

  private Waiting newcomer() {
    for (Waiting each : all) {
      if (each.here() && each.justCame) {
        return each;
      }
    }
    return null;
  }

  private Waiting ready(double price, long cents, long target) {
    Waiting came = newcomer();
    if (came != null) {
      return came;
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

  private boolean paths() {
    Intrabar intrabar = execution.matching().intrabar();
    return intrabar == Intrabar.OHLC || intrabar == Intrabar.OLHC;
  }

  private void after() {
    Intrabar intrabar = execution.matching().intrabar();
    for (Waiting each : all) {
      if (each.live() && !each.paths.isEmpty()) {
        if (execution.matching().trailAtClose()) {
          trail(each, bar[3]);
        } else if (!paths()) {
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
      long held = positions[each.symbol];
      long most = Math.max(0, each.buy() ? -held : held);
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
      positions[each.symbol] += each.buy() ? quantity : -quantity;
      each.left -= quantity;
      each.used += quantity;
      each.traded += quantity;
      double paid = instrument.onTick(price, each.buy());
      each.value += paid * quantity;
      told.add(
          "%d: %d trades %d at %s, %d left, %s"
              .formatted(slice, each.order.order(), quantity, paid, each.left, reason));
      if (each.left == 0) {
        each.state = "ended";
      }
      others(each, quantity, paid);
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
        child.parentValue += price * quantity;
        if (child.state.equals("held")) {
          becomeLive(child);
          child.done = false;
          child.askedAtEdge = false;
          child.late = !execution.matching().attachedAtOnce();
          boolean atOnce =
              execution.matching().attachedAtOnce()
                  && !isOnItsWay(child, trader)
                  && (phase == 'o' || child.till() >= known(slice));
          child.justCame = atOnce && phase != 'o';
          child.paths =
              !atOnce
                  ? List.of()
                  : phase == 'o'
                      ? possible()
                      : phase == 'c' ? List.of(new double[] {bar[3], bar[3]}) : trader.paths;
        } else if (child.live()
            && !child.reached
            && child.terms.type() != OrderType.TRAILING_STOP) {
          count(child);
        }
      }
    }
    if (trader.ended()) {
      orphans(trader);
    }
    long held = positions[trader.symbol];
    long left = Math.max(0, trader.buy() ? -held : held);
    for (Waiting other : List.copyOf(all)) {
      boolean fed =
          all.stream()
              .anyMatch(
                  parent ->
                      !parent.ended()
                          && parent.order.order() == other.order.contingency().parent());
      if (left == 0
          && other.live()
          && other.symbol == trader.symbol
          && other.buy() == trader.buy()
          && other.terms.rules().reduceOnly()
          && !fed) {
        end(other, "nothing_to_reduce");
      }
    }
  }

  /** Whether an order comes to the market later in the bar than the one it hangs on trades. */
  private boolean isOnItsWay(Waiting child, Waiting parent) {
    if (child.reach <= opens() || phase == 'c') {
      return false;
    }
    if (phase == 'o' || !paths()) {
      return phase == 'o' || !parent.late || child.reach > parent.reach;
    }
    double then = priceOnLeg(child);
    boolean passed = 3 * part(child) <= leg;
    return !passed
        && (Double.isNaN(then)
            || (path[leg + 1] < path[leg] ? then < now : then > now && path[leg + 1] > path[leg]));
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
