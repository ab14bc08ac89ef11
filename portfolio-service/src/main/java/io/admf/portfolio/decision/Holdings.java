package io.admf.portfolio.decision;

import io.admf.event.Fill;
import io.admf.event.Order;
import io.admf.event.OrderTerms;
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

  private final long[] positions;
  private final String[] trades;
  private final String[] openTrades;
  private final long[] openings;
  private final Map<Long, Open> orders = new LinkedHashMap<>();
  private long nextOrder = 1;
  private long nextTrade = 1;
  private long fills;

  /**
   * @param seriesCount how many series the run has; positions are kept by series
   */
  public Holdings(int seriesCount) {
    positions = new long[seriesCount];
    trades = new String[seriesCount];
    openTrades = new String[seriesCount];
    openings = new long[seriesCount];
    Arrays.fill(trades, "");
    Arrays.fill(openTrades, "");
  }

  /** How many fills have made the positions. */
  public long fills() {
    return fills;
  }

  /** Position in size units, as the fills have made it. */
  public long position(int series) {
    return positions[series];
  }

  /**
   * Position in size units once all orders under way are filled. Orders that only protect a
   * position do not count, nor do those whose end has been asked for; of orders that cancel each
   * other the largest counts.
   */
  public long expected(int series) {
    long sum = positions[series];
    @Nullable Map<Long, Long> groups = null;
    for (Open open : orders.values()) {
      if (open.series() != series || !open.counts()) {
        continue;
      }
      if (open.group() == 0) {
        sum += open.signedRemaining();
      } else {
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

  /** How many times a position has been opened on a series, by a fill from flat or a turn. */
  public long openings(int series) {
    return openings[series];
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

  /** Money units that purchases under way will cost, as estimated when they were made. */
  public long reservedCash() {
    long sum = 0;
    for (Open open : orders.values()) {
      sum += open.reservedCash();
    }
    return sum;
  }

  /** A corporate action has changed what is held and what is under way. */
  public void act(MarketFrame.Action action) {
    for (int series : action.series()) {
      switch (action.effect()) {
        case SPLIT -> {
          positions[series] = Instrument.split(positions[series], action.ratio());
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
        case DELISTING -> positions[series] = 0;
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

  /** The trade that an order on this series belongs to: a new one when it opens a position. */
  public String trade(int series, boolean opens, String comboId) {
    if (opens) {
      trades[series] = comboId + "-T" + nextTrade++;
    }
    return trades[series];
  }

  /** The trade that the latest order on a series belongs to. */
  public String latestTrade(int series) {
    return trades[series];
  }

  /** The trade that the position on a series belongs to; that of the latest order when flat. */
  public String openTrade(int series) {
    return positions[series] == 0 ? trades[series] : openTrades[series];
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
    int series = open.series();
    long before = positions[series];
    positions[series] += fill.side().sign() * fill.quantity();
    if (positions[series] != 0 && Long.signum(positions[series]) != Long.signum(before)) {
      openTrades[series] = fill.header().correlationId();
      openings[series]++;
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
