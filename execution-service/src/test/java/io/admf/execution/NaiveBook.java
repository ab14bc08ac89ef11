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
import io.admf.event.TimeInForce;
import io.admf.money.Instrument;
import io.admf.plan.ExecutionSpec;
import io.admf.time.Instants;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * {@code docs/orders.md} in the obvious way, for instruments with a tick of a cent and slices a day
 * apart: how orders come, hang together, change and end, and what is held. What they meet, and at
 * which price they trade, is for those who extend it.
 */
abstract class NaiveBook {

  /**
   * What there is to trade.
   *
   * @param hedged whether a long and a short position stand beside each other
   * @param instruments each with a tick of a cent
   * @param lengths of a bar, days
   * @param latency nanoseconds that an order of a number, and a change of it, is on its way
   */
  record Market(
      ExecutionSpec execution,
      boolean hedged,
      List<Instrument> instruments,
      int[] lengths,
      LongUnaryOperator latency) {}

  final Market market;
  final ExecutionSpec execution;
  final Instrument instrument;
  final List<NaiveOrder> all = new ArrayList<>(); // in order of arrival
  final List<String> told = new ArrayList<>();
  final long[][] positions; // of each symbol the only or long one, and the short one
  int slice;

  NaiveBook(Market market) {
    this.market = market;
    this.execution = market.execution();
    this.instrument = market.instruments().getFirst(); // they differ in their names
    this.positions = new long[market.instruments().size()][2];
  }

  /** How much can be traded now of what an order wants. */
  abstract long room(NaiveOrder each);

  /** So much less can be traded now. */
  abstract void took(NaiveOrder each, long quantity);

  /** An order has become live because the one that it hangs on trades. */
  abstract void activated(NaiveOrder child, NaiveOrder trader);

  /** Whether orders of a type are refused when they come. */
  abstract boolean refuses(OrderType type);

  /** From which price an order that hangs on another begins to trail when that one has traded. */
  abstract double trailsFrom(NaiveOrder child, double market);

  /** When something decided at a slice is there: 0 for at once. */
  abstract long reach(long decided, int about, long order);

  static long known(long of) {
    return (20_001 + of) * Instants.DAY;
  }

  int symbol(String name) {
    for (int i = 0; i < positions.length; i++) {
      if (market.instruments().get(i).symbol().equals(name)) {
        return i;
      }
    }
    throw new AssertionError(name);
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

  // before a bar

  void come(Order order) {
    int about = symbol(order.terms().symbol());
    NaiveOrder came =
        new NaiveOrder(order, about, reach(order.header().slice(), about, order.order()));
    for (NaiveOrder other : all) {
      if (!other.ended() && other.number() == came.parent()) {
        came.parentTraded = other.traded;
        came.parentValue = other.value;
      }
    }
    int place = all.size();
    while (place > 0 && arrives(all.get(place - 1)) > arrives(came)) {
      place--;
    }
    all.add(place, came);
  }

  private long arrives(NaiveOrder each) {
    return known(each.order.header().slice()) + market.latency().applyAsLong(each.number());
  }

  void split(double ratio) {
    positions[0][0] = Instrument.split(positions[0][0], ratio);
    positions[0][1] = Instrument.split(positions[0][1], ratio);
    for (NaiveOrder each : all) {
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
    for (NaiveOrder each : List.copyOf(all)) {
      if (!each.ended() && each.left == 0 && each.symbol == 0) {
        end(each, "split");
      }
    }
  }

  void change(OrderChange change) {
    for (NaiveOrder each : List.copyOf(all)) {
      if (each.number() != change.order() || each.ended()) {
        continue;
      }
      if (change.kind() == OrderChange.Kind.CANCEL) {
        end(each, "requested:" + change.reason());
      } else {
        boolean limit = !Double.isNaN(change.limitPrice());
        boolean stop = !Double.isNaN(change.stopPrice());
        long left = change.quantity() == 0 ? each.left : change.quantity() - each.used;
        if ((!limit || each.terms.type().limited())
            && (!stop || each.stops())
            && left > 0
            && !refuses(each.terms.type())) {
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

  void expire(NaiveOrder each, long instant) {
    if (!each.ended() && !each.state.equals("new") && each.till() <= instant) {
      end(each, "expired");
    }
  }

  void arrive(NaiveOrder each) {
    boolean there =
        all.stream().anyMatch(other -> !other.ended() && other.number() == each.parent());
    if (each.parent() == 0 || each.parentTraded > 0) {
      becomeLive(each);
    } else if (there) {
      each.state = "held";
    } else {
      end(each, "parent_ended");
    }
  }

  // prices

  void becomeLive(NaiveOrder each) {
    each.state = "live";
    count(each);
    tick(each);
  }

  /** Counts prices from the mean price of what the parent traded. */
  private void count(NaiveOrder each) {
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

  private void tick(NaiveOrder each) {
    each.terms =
        each.terms.at(
            instrument.onTick(each.terms.limitPrice(), !each.buy()),
            instrument.onTick(each.terms.stopPrice(), each.buy()));
  }

  /** A trailing stop of which nobody said where it begins does so at a price. */
  void begin(NaiveOrder each, double price) {
    if (each.live() && Double.isNaN(each.terms.stopPrice())) {
      trail(each, price);
    }
  }

  void trail(NaiveOrder each, double price) {
    if (each.terms.type() == OrderType.TRAILING_STOP && !each.reached) {
      double trail = each.terms.rules().trail();
      double distance = each.terms.rules().trailInPercent() ? price * trail / 100 : trail;
      double level =
          instrument.onTick(each.buy() ? price + distance : price - distance, each.buy());
      double now = each.terms.stopPrice();
      if (Double.isNaN(now) || each.worse(now, level)) {
        each.terms = each.terms.at(Double.NaN, level);
      }
    }
  }

  // trading

  /** Which position an order is of: the one that it reduces, or the one of its side. */
  private int leg(NaiveOrder each) {
    return !market.hedged() ? 0 : each.buy() == each.reduces() ? 1 : 0;
  }

  /** How much an order that only reduces may take from its position. */
  private long reducible(NaiveOrder each) {
    long held = positions[each.symbol][leg(each)];
    return Math.max(0, each.buy() ? -held : held);
  }

  void trade(NaiveOrder each, double price, String reason) {
    long quantity = each.free();
    if (quantity == 0) {
      return;
    }
    if (each.reduces()) {
      long most = reducible(each);
      if (most == 0) {
        end(each, "nothing_to_reduce");
        return;
      }
      quantity = Math.min(quantity, most);
    }
    quantity = Math.min(quantity, room(each));
    if (each.terms.rules().timeInForce() == TimeInForce.FOK && quantity < each.left) {
      end(each, "not_filled_at_once");
      return;
    }
    if (quantity > 0) {
      took(each, quantity);
      positions[each.symbol][leg(each)] += each.buy() ? quantity : -quantity;
      each.left -= quantity;
      each.used += quantity;
      each.traded += quantity;
      double paid = instrument.onTick(price, each.buy());
      each.value += paid * quantity;
      told.add(
          "%d: %d trades %d at %s, %d left, %s"
              .formatted(slice, each.number(), quantity, paid, each.left, reason));
      if (each.left == 0) {
        each.state = "ended";
      }
      others(each, quantity, paid, price);
    }
    orEnd(each);
  }

  void orEnd(NaiveOrder each) {
    if (each.now() && each.live()) {
      end(each, "not_filled_at_once");
    }
  }

  private void others(NaiveOrder trader, long quantity, double price, double market) {
    long group = trader.order.contingency().group();
    for (NaiveOrder other : List.copyOf(all)) {
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
    for (NaiveOrder child : all) {
      if (!child.ended() && child.parent() == trader.number()) {
        child.parentTraded += quantity;
        child.parentValue += price * quantity;
        if (child.state.equals("held")) {
          becomeLive(child);
          begin(child, trailsFrom(child, market));
          activated(child, trader);
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
    for (NaiveOrder other : List.copyOf(all)) {
      boolean fed = all.stream().anyMatch(each -> !each.ended() && each.number() == other.parent());
      if (other.live()
          && other.symbol == trader.symbol
          && other.buy() == trader.buy()
          && leg(other) == leg(trader)
          && other.reduces()
          && reducible(other) == 0
          && !fed) {
        end(other, "nothing_to_reduce");
      }
    }
  }

  // the end

  void end(NaiveOrder each, String reason) {
    each.state = "ended";
    told.add("%d: %d ends, %s".formatted(slice, each.number(), reason));
    orphans(each);
  }

  private void orphans(NaiveOrder parent) {
    for (NaiveOrder child : List.copyOf(all)) {
      if (!child.ended() && child.parent() == parent.number()) {
        if (child.free() == 0) {
          end(child, "parent_ended");
        } else {
          child.left = child.free();
        }
      }
    }
  }

  /** Tells that the data is over. */
  void endOfData() {
    for (NaiveOrder each : all) {
      if (!each.ended()) {
        told.add("%d: %d ends, end_of_data".formatted(slice, each.number()));
      }
    }
  }
}
