package io.admf.portfolio.decision;

import io.admf.event.Fill;
import io.admf.event.Leg;
import io.admf.event.Order;
import io.admf.event.OrderTerms;
import io.admf.event.Side;
import io.admf.frame.MarketFrame;
import io.admf.money.Instrument;
import io.admf.money.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one portfolio knows of itself between decisions: positions by its fills, orders under way,
 * and the numbers of its orders and trades.
 */
public final class Holdings {

  private final List<Leg> legs;
  private final long[] positions; // by place, as all that follow
  private final String[] trades;
  private final String[] openTrades;
  private final long[] openings;
  private final Map<Long, Open> orders = new LinkedHashMap<>();
  private long nextOrder = 1;
  private long nextTrade = 1;
  private long fills;

  /**
   * @param seriesCount how many series the run has
   * @param legs the positions that there may be on one: positions are kept by series and leg
   */
  public Holdings(int seriesCount, List<Leg> legs) {
    this.legs = legs;
    int places = seriesCount * legs.size();
    positions = new long[places];
    trades = new String[places];
    openTrades = new String[places];
    openings = new long[places];
    Arrays.fill(trades, "");
    Arrays.fill(openTrades, "");
  }

  /** The positions that there may be on a series. */
  public List<Leg> legs() {
    return legs;
  }

  /** The position that a trade is of. */
  public Leg leg(Side side, boolean closes) {
    return Leg.of(legs.size() > 1, side, closes);
  }

  private int place(int series, Leg leg) {
    return legs.size() == 1 ? series : 2 * series + (leg == Leg.SHORT ? 1 : 0);
  }

  /** How many fills have made the positions. */
  public long fills() {
    return fills;
  }

  /** A position in size units, as the fills have made it. */
  public long position(int series, Leg leg) {
    return positions[place(series, leg)];
  }

  /**
   * Position in size units once all orders under way are filled. Orders that only protect a
   * position do not count, nor do those whose end has been asked for; of orders that cancel each
   * other the largest counts.
   */
  public long expected(int series, Leg leg) {
    return expected(series, leg, 0);
  }

  /** The same without the orders of a group, 0 for none: what one of them may come on top of. */
  public long expected(int series, Leg leg, long without) {
    long sum = position(series, leg);
    @Nullable Map<Long, Long> groups = null;
    for (Open open : orders.values()) {
      if (!open.on(series, leg) || !open.counts()) {
        continue;
      }
      if (open.group() == 0) {
        sum += open.signedRemaining();
      } else if (open.group() != without) {
        groups = groups == null ? new TreeMap<>() : groups;
        groups.merge(
            open.group(),
            open.signedRemaining(),
            (one, other) -> Math.abs(other) > Math.abs(one) ? other : one);
      }
    }
    if (groups != null) {
      for (long largest : groups.values()) {
        sum += largest;
      }
    }
    return sum;
  }

  /** How many times a position has been opened, by a fill from flat or a turn. */
  public long openings(int series, Leg leg) {
    return openings[place(series, leg)];
  }

  /** The orders on a series that have not ended, in the order in which they were made. */
  public List<Open> open(int series) {
    List<Open> all = new ArrayList<>();
    for (Open open : orders.values()) {
      if (open.series() == series) {
        all.add(open);
      }
    }
    return all;
  }

  /** An order that has not ended, or null. */
  public @Nullable Open open(long order) {
    return orders.get(order);
  }

  /**
   * Money units that purchases under way will cost, as estimated when they were made; of orders
   * that cancel each other the dearest counts.
   *
   * @param without a group of orders that does not count, since one of them is asked about; 0 for
   *     none
   */
  public long reservedCash(long without) {
    long sum = 0;
    @Nullable Map<Long, Long> groups = null;
    for (Open open : orders.values()) {
      if (open.group() == 0) {
        sum += open.reservedCash();
      } else if (open.group() != without) {
        groups = groups == null ? new TreeMap<>() : groups;
        groups.merge(open.group(), open.reservedCash(), Math::max);
      }
    }
    if (groups != null) {
      for (long dearest : groups.values()) {
        sum += dearest;
      }
    }
    return sum;
  }

  /** A corporate action has changed what is held and what is under way. */
  public void act(MarketFrame.Action action) {
    for (int series : action.series()) {
      switch (action.effect()) {
        case SPLIT -> {
          for (Leg leg : legs) {
            int place = place(series, leg);
            positions[place] = Instrument.split(positions[place], action.ratio());
          }
          for (Map.Entry<Long, Open> entry : orders.entrySet()) {
            Open open = entry.getValue();
            if (open.series() == series) {
              entry.setValue(
                  open.split(
                      Instrument.split(open.quantity(), action.ratio()),
                      Instrument.split(open.signedRemaining(), action.ratio())));
            }
          }
        }
        case DELISTING -> legs.forEach(leg -> positions[place(series, leg)] = 0);
        case DIVIDEND, PAYMENT, SYMBOL_CHANGE -> {
          // changes no quantity
        }
      }
    }
  }

  /** The number of the next order. */
  public long takeOrderNumber() {
    return nextOrder++;
  }

  /** The trade that an order belongs to: a new one when it opens a position. */
  public String trade(int series, Leg leg, boolean opens, String comboId) {
    int place = place(series, leg);
    if (opens) {
      trades[place] = comboId + "-T" + nextTrade++;
    }
    return trades[place];
  }

  /** The trade that the latest order for a position belongs to. */
  public String latestTrade(int series, Leg leg) {
    return trades[place(series, leg)];
  }

  /** The trade that a position belongs to; that of the latest order when flat. */
  public String openTrade(int series, Leg leg) {
    int place = place(series, leg);
    return positions[place] == 0 ? trades[place] : openTrades[place];
  }

  /**
   * An order was approved.
   *
   * @param price at which it is expected to trade
   * @param rate what one of its currency is worth; 0 where nothing is paid for it
   */
  public void approved(
      Order order, int series, Instrument instrument, double price, double rate, Open.Role role) {
    OrderTerms terms = order.terms();
    long signed = terms.side().sign() * terms.quantity();
    boolean costs = signed > 0 && role != Open.Role.PROTECTS;
    long cost = costs ? Money.convert(instrument.notional(price, terms.quantity()), rate) : 0;
    orders.put(
        order.order(),
        new Open(
            order.order(),
            series,
            leg(terms.side(), terms.rules().reduceOnly()),
            terms.quantity(),
            signed,
            cost,
            role,
            order.contingency().parent(),
            order.contingency().group(),
            false));
  }

  /** The end of an order has been asked for: nothing is expected of it any more. */
  public void withdraw(long order) {
    orders.computeIfPresent(order, (_, open) -> open.withdraw());
  }

  /**
   * An order traded.
   *
   * @return the order as it was before
   */
  public Open filled(Fill fill) {
    Open open = orders.get(fill.order());
    if (open == null) {
      throw new IllegalStateException(
          "a fill of order %d, which is not under way".formatted(fill.order()));
    }
    fills++;
    int place = place(open.series(), open.leg());
    long before = positions[place];
    positions[place] += fill.side().sign() * fill.quantity();
    if (positions[place] != 0 && Long.signum(positions[place]) != Long.signum(before)) {
      openTrades[place] = fill.header().correlationId();
      openings[place]++;
    }
    if (fill.remaining() == 0) {
      orders.remove(fill.order());
    } else {
      orders.put(fill.order(), open.remaining(fill.remaining()));
    }
    if (open.group() != 0) {
      taken(open, fill.quantity());
    }
    return open;
  }

  /**
   * A change of an order has been asked for.
   *
   * @param quantity size units in all, what has been traded included; 0 to leave it
   */
  public void modified(long order, long quantity) {
    orders.computeIfPresent(
        order, (_, open) -> quantity > open.used() ? open.quantity(quantity) : open);
  }

  /** An order ended without trading what remained of it. */
  public void ended(long order) {
    Open parent = orders.remove(order);
    if (parent != null) {
      parentEnded(parent);
    }
  }

  /** What one of a group has traded is taken off the others. */
  private void taken(Open trader, long quantity) {
    for (Map.Entry<Long, Open> entry : orders.entrySet()) {
      Open other = entry.getValue();
      if (other.group() == trader.group() && other.order() != trader.order()) {
        entry.setValue(other.remaining(Math.max(0, other.left() - quantity)));
      }
    }
  }

  /** Orders that hang on one that has ended are for no more than it has traded. */
  private void parentEnded(Open parent) {
    for (Map.Entry<Long, Open> entry : orders.entrySet()) {
      Open child = entry.getValue();
      if (child.parent() == parent.order()) {
        long free = Math.max(0, parent.used() - child.used());
        entry.setValue(child.remaining(Math.min(child.left(), free)));
      }
    }
  }
}
