package io.admf.execution;

import io.admf.event.Event;
import io.admf.event.Order;
import io.admf.event.OrderChange;
import io.admf.event.OrderType;
import io.admf.event.TimeInForce;
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
final class NaiveDesk extends NaiveBook {

  private double[][][] bars = {};
  private double[] splits = {};
  private long volumeLeft;
  private int symbol;
  private double[] bar = {};
  private char phase;
  private int leg;
  private double[] path = {};
  private double now; // the price on a path

  private final List<OrderChange> underWay = new ArrayList<>();

  NaiveDesk(Market market) {
    super(market);
  }

  @Override
  long reach(long decided, int about, long order) {
    boolean between = decided < 0 || bars[about][(int) decided] != null;
    long latency = market.latency().applyAsLong(order);
    return latency == 0 && between ? 0 : known(decided) + latency;
  }

  /** When a bar that is known at a slice opened. */
  private long opens() {
    return known(slice) - market.lengths()[symbol] * Instants.DAY;
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
    this.splits = splits;
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
        long reach = reach(change.header().slice(), symbol, change.order());
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
    endOfData();
    return told;
  }

  /** The last price before the bar, as it is after splits; its open where there is none. */
  private double priceBefore() {
    double split = 1;
    for (int i = slice - 1; i >= 0; i--) {
      split *= symbol == 0 ? splits[i + 1] : 1;
      double[] before = bars[symbol][i];
      if (before != null) {
        return before[3] / split;
      }
    }
    return bar[0];
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
    for (NaiveOrder each : mine()) {
      if (each.state.equals("new")
          && each.order.header().slice() < slice
          && each.reach < known(slice)) {
        arrive(each);
        if (each.reach <= opens()) {
          begin(each, priceBefore());
        }
      }
    }
    expire(opens());
    if (bar[4] != 0 || execution.matching().zeroVolume()) {
      trade();
    }
    for (NaiveOrder each : mine()) {
      begin(each, bar[3]);
      if (each.live() && each.terms.rules().timeInForce() == TimeInForce.DAY) {
        end(each, "day_over");
      } else {
        expire(each, known(slice));
      }
    }
  }

  /** The orders of the symbol whose bar is under way. */
  private List<NaiveOrder> mine() {
    return all.stream().filter(each -> each.symbol == symbol).toList();
  }

  private void expire(long instant) {
    mine().forEach(each -> expire(each, instant));
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
    for (NaiveOrder each : all) {
      each.done = false;
      each.justCame = false;
      each.askedAtEdge = false;
      each.late = false;
      boolean there =
          each.symbol == symbol && each.live() && each.reach <= opens() && each.till() > opens();
      each.paths = there ? possible() : List.of();
    }
    phase = 'o';
    for (NaiveOrder each = edge(); each != null; each = edge()) {
      atOpen(each);
    }
    for (NaiveOrder each : mine()) {
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
    for (NaiveOrder each = edge(); each != null; each = edge()) {
      atClose(each);
    }
    after();
  }

  private NaiveOrder edge() {
    for (NaiveOrder each : all) {
      if (each.here() && !each.askedAtEdge) {
        each.askedAtEdge = true;
        each.justCame &= phase == 'c';
        return each;
      }
    }
    return null;
  }

  private void atOpen(NaiveOrder each) {
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

  private void limitAtOpen(NaiveOrder each, double open) {
    if (each.worse(each.terms.limitPrice(), open)) {
      trade(each, open, "limit_better_open");
    } else if (each.now() && open == each.terms.limitPrice() && !execution.matching().through()) {
      trade(each, open, "limit");
    }
    orEnd(each);
  }

  private void auction(NaiveOrder each, double price, String reason) {
    if (!each.terms.type().limited() || !each.worse(price, each.terms.limitPrice())) {
      trade(each, price, reason);
    }
    if (each.live()) {
      end(each, "not_filled_at_once");
    }
  }

  private void atClose(NaiveOrder each) {
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
  private void cameAt(NaiveOrder each, double price) {
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
  private double part(NaiveOrder each) {
    return (double) (each.reach - opens()) / (known(slice) - opens());
  }

  /** The order that arrives next while the bar is under way, or null. */
  private NaiveOrder arrival() {
    NaiveOrder next = null;
    for (NaiveOrder each : mine()) {
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

  private void comes(NaiveOrder each, double price) {
    begin(each, price);
    each.late = true;
    each.justCame = true;
    each.paths = List.of(new double[] {price, bar[3]});
  }

  private void inDoubt() {
    boolean worst = execution.matching().intrabar() == Intrabar.PESSIMISTIC;
    while (true) {
      NaiveOrder next = null;
      for (NaiveOrder each : all) {
        if (next == null && each.here() && each.justCame) {
          next = each;
        }
      }
      if (next != null) {
        cameAt(next, next.paths.getFirst()[0]);
        continue;
      }
      NaiveOrder stop = null;
      NaiveOrder limit = null;
      for (NaiveOrder each : all) {
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
        NaiveOrder late = arrival();
        if (late == null) {
          return;
        }
        comes(late, bar[0] + (bar[3] - bar[0]) * part(late));
      }
    }
  }

  private void stop(NaiveOrder each, double price) {
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
  private static double extreme(NaiveOrder each, boolean bad, boolean may) {
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
    for (NaiveOrder late = arrival(); late != null; late = arrival()) {
      double then = priceOnLeg(late);
      boolean falls = path[leg + 1] < path[leg];
      if (Double.isNaN(then) || (falls ? then < upTo : then > upTo)) {
        return;
      }
      trailAll(then);
      now = then;
      comes(late, then);
      for (NaiveOrder each = newcomer(); each != null; each = newcomer()) {
        cameAt(each, then);
      }
      NaiveOrder next = arrival();
      if (next == null || priceOnLeg(next) != then) {
        // the price may be between two cents: what is there now is there whatever comes next
        at(then, cents(then), cents(then) + ahead);
      }
    }
  }

  /** Where the price is when an order arrives on this leg; NaN when it does on a later one. */
  private double priceOnLeg(NaiveOrder late) {
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
    NaiveOrder next = ready(price, cents, target);
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
    for (NaiveOrder each : all) {
      if (each.live() && !each.paths.isEmpty() && !execution.matching().trailAtClose()) {
        trail(each, price);
      }
    }
  }

  private NaiveOrder newcomer() {
    for (NaiveOrder each : all) {
      if (each.here() && each.justCame) {
        return each;
      }
    }
    return null;
  }

  private NaiveOrder ready(double price, long cents, long target) {
    NaiveOrder came = newcomer();
    if (came != null) {
      return came;
    }
    for (NaiveOrder each : all) {
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

  private boolean paths() {
    Intrabar intrabar = execution.matching().intrabar();
    return intrabar == Intrabar.OHLC || intrabar == Intrabar.OLHC;
  }

  private void after() {
    Intrabar intrabar = execution.matching().intrabar();
    for (NaiveOrder each : all) {
      if (each.live() && !each.paths.isEmpty()) {
        if (execution.matching().trailAtClose()) {
          trail(each, bar[3]);
        } else if (!paths()) {
          trail(each, extreme(each, false, intrabar == Intrabar.OPTIMISTIC));
        }
      }
    }
  }

  @Override
  boolean refuses(OrderType type) {
    return false;
  }

  @Override
  double trailsFrom(NaiveOrder child, double market) {
    return market;
  }

  @Override
  long room(NaiveOrder each) {
    return volumeLeft;
  }

  @Override
  void took(NaiveOrder each, long quantity) {
    volumeLeft -= volumeLeft == Long.MAX_VALUE ? 0 : quantity;
  }

  @Override
  void activated(NaiveOrder child, NaiveOrder trader) {
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
  }

  /** Whether an order comes to the market later in the bar than the one it hangs on trades. */
  private boolean isOnItsWay(NaiveOrder child, NaiveOrder parent) {
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
}
