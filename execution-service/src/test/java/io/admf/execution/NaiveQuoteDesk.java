package io.admf.execution;

import io.admf.event.Event;
import io.admf.event.Order;
import io.admf.event.OrderChange;
import io.admf.event.OrderType;
import io.admf.event.TimeInForce;
import io.admf.time.Instants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code docs/fills.md} says of orders against quotes, in the obvious way: quote by quote and
 * order by order. A trading day is a day in UTC.
 */
final class NaiveQuoteDesk extends NaiveBook {

  /**
   * A quote.
   *
   * @param slice that it belongs to: the first that is not earlier
   * @param bidSize whole units; NaN where it is not said; {@code askSize} likewise
   */
  record Quote(int slice, long time, double bid, double ask, double bidSize, double askSize) {}

  private static final String TERMS = "terms"; // the reason of what is refused

  private final List<OrderChange> underWay = new ArrayList<>();
  private final Map<Long, Long> dayEnds = new TreeMap<>(); // of orders for a day
  private final Map<Long, Long> activeSince = new TreeMap<>(); // of those that hang on others
  private Quote quote = new Quote(0, 0, 0, 0, 0, 0);
  private double[][][] bars = {};
  private double[] splits = {};
  private double bidLeft;
  private double askLeft;

  NaiveQuoteDesk(Market market) {
    super(market);
  }

  @Override
  long reach(long decided, int about, long order) {
    long latency = market.latency().applyAsLong(order);
    return latency == 0 ? 0 : known(decided) + latency;
  }

  @Override
  boolean refuses(OrderType type) {
    return type == OrderType.MARKET_ON_CLOSE || type == OrderType.LIMIT_ON_CLOSE;
  }

  @Override
  double trailsFrom(NaiveOrder child, double market) {
    return price(child);
  }

  @Override
  long room(NaiveOrder each) {
    double left = each.buy() ? askLeft : bidLeft;
    return Double.isNaN(left) ? Long.MAX_VALUE : (long) left;
  }

  @Override
  void took(NaiveOrder each, long quantity) {
    if (each.buy()) {
      askLeft -= quantity;
    } else {
      bidLeft -= quantity;
    }
  }

  @Override
  void activated(NaiveOrder child, NaiveOrder trader) {
    activeSince.put(child.number(), quote.time()); // it meets the quotes that follow
  }

  /**
   * Runs.
   *
   * @param bars by symbol and slice, whose closes are the prices before quotes
   * @param quotes by symbol, oldest first
   * @param splits ratio of the first symbol by slice, 1 for none
   * @param flow orders and changes by slice
   */
  List<String> run(double[][][] bars, List<List<Quote>> quotes, double[] splits, List<Event> flow) {
    this.bars = bars;
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
        if (reach(change) == 0) {
          underWay.remove(change);
          change(change);
        }
      }
      List<Integer> here =
          all.stream().filter(each -> !each.ended()).map(each -> each.symbol).distinct().toList();
      for (int symbol : here) {
        List<Quote> its = quotes.get(symbol).stream().filter(q -> q.slice() == slice).toList();
        for (Quote each : its) {
          meet(symbol, each);
        }
        if (!its.isEmpty()) {
          timeIsUp(symbol, known(slice));
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

  private long reach(OrderChange change) {
    return reach(change.header().slice(), symbol(change.symbol()), change.order());
  }

  /** The close of the last bar before the slice, as it is after splits. */
  private double priceBefore(int symbol) {
    double split = 1;
    for (int i = slice - 1; i >= 0; i--) {
      split *= symbol == 0 ? splits[i + 1] : 1;
      double[] before = bars[symbol][i];
      if (before != null) {
        return before[3] / split;
      }
    }
    return (quote.bid() + quote.ask()) / 2;
  }

  private static long dayEnd(long time) {
    return Math.floorDiv(time, Instants.DAY) * Instants.DAY + Instants.DAY;
  }

  private void timeIsUp(int symbol, long instant) {
    for (NaiveOrder each : of(symbol)) {
      if (!each.ended() && dayEnds.getOrDefault(each.number(), Long.MAX_VALUE) <= instant) {
        end(each, "day_over");
      } else {
        expire(each, instant);
      }
    }
  }

  private List<NaiveOrder> of(int symbol) {
    return all.stream().filter(each -> each.symbol == symbol).toList();
  }

  private void meet(int symbol, Quote next) {
    quote = next;
    bidLeft = next.bidSize();
    askLeft = next.askSize();
    for (OrderChange change : List.copyOf(underWay)) {
      if (symbol(change.symbol()) == symbol && reach(change) <= next.time()) {
        underWay.remove(change);
        change(change);
      }
    }
    for (NaiveOrder each : of(symbol)) {
      if (each.state.equals("new")
          && each.order.header().slice() < slice
          && each.reach <= next.time()) {
        if (refuses(each.terms.type())) {
          end(each, TERMS);
        } else {
          arrive(each);
          begin(each, priceBefore(symbol));
        }
      }
    }
    timeIsUp(symbol, next.time());
    List<NaiveOrder> there = of(symbol).stream().filter(NaiveOrder::live).toList();
    for (NaiveOrder each : there) {
      if (each.live()) {
        meet(each, price(each));
      }
    }
    for (NaiveOrder each : there) {
      if (each.live()) {
        trail(each, price(each));
      }
    }
    for (NaiveOrder each : of(symbol)) {
      if (each.live() && each.terms.rules().timeInForce() == TimeInForce.DAY) {
        dayEnds.putIfAbsent(each.number(), dayEnd(next.time()));
      }
    }
  }

  /** The price that an order would get. */
  private double price(NaiveOrder each) {
    return switch (execution.fillAt()) {
      case TOUCH -> each.buy() ? quote.ask() : quote.bid();
      case MID -> (quote.bid() + quote.ask()) / 2;
      case BID -> quote.bid();
      case ASK -> quote.ask();
      case NEXT_OPEN, CLOSE -> throw new AssertionError(execution);
    };
  }

  private void meet(NaiveOrder each, double price) {
    boolean allowed = !each.terms.type().limited() || !each.worse(price, each.terms.limitPrice());
    if (each.stops()) {
      each.reached = !each.worse(each.terms.stopPrice(), price);
    }
    if (each.market()) {
      trade(each, price, each.reached ? "stop_touch" : "touch");
    } else if (each.limits()) {
      if (allowed) {
        trade(each, price, each.reached ? "stop_limit_touch" : "limit_touch");
      }
      orEnd(each);
    } else if (!each.stops() && dayBegan(each)) {
      if (allowed) {
        trade(each, price, "on_open_touch");
      }
      if (each.live()) {
        end(each, "not_filled_at_once");
      }
    }
  }

  /** Whether an order was there when the day of the quote began, so that it meets its first one. */
  private boolean dayBegan(NaiveOrder each) {
    long came = Math.max(each.reach, known(each.order.header().slice()));
    long since = activeSince.getOrDefault(each.number(), came);
    return dayEnd(quote.time()) - Instants.DAY >= Math.max(came, since);
  }
}
