package io.admf.portfolio.decision;

import io.admf.event.Fill;
import io.admf.event.Order;
import io.admf.event.OrderTerms;
import io.admf.frame.MarketFrame;
import io.admf.money.Instrument;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one portfolio knows of itself between decisions: positions by its fills, orders under way,
 * and the numbers of its orders and trades.
 */
public final class Holdings {

  private final long[] positions;
  private final long[] underWay;
  private final String[] trades;
  private final Map<Long, Open> orders = new LinkedHashMap<>();
  private long nextOrder = 1;
  private long nextTrade = 1;

  /** An order under way. */
  private record Open(int series, long signedRemaining, long reservedCash) {}

  /**
   * @param seriesCount how many series the run has; positions are kept by series
   */
  public Holdings(int seriesCount) {
    positions = new long[seriesCount];
    underWay = new long[seriesCount];
    trades = new String[seriesCount];
    Arrays.fill(trades, "");
  }

  /** Position in size units once all orders under way are filled. */
  public long expected(int series) {
    return positions[series] + underWay[series];
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
              long left = Instrument.split(open.signedRemaining(), action.ratio());
              underWay[series] += left - open.signedRemaining();
              entry.setValue(new Open(series, left, open.reservedCash()));
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

  /** An order was approved. */
  public void approved(Order order, int series, Instrument instrument, double price) {
    OrderTerms terms = order.terms();
    long signed = terms.side().sign() * terms.quantity();
    underWay[series] += signed;
    long cost = signed > 0 ? instrument.notional(price, terms.quantity()) : 0;
    orders.put(order.order(), new Open(series, signed, cost));
  }

  /** An order traded. */
  public void filled(Fill fill) {
    Open open = orders.get(fill.order());
    if (open == null) {
      throw new IllegalStateException(
          "a fill of order %d, which is not under way".formatted(fill.order()));
    }
    long signed = fill.side().sign() * fill.quantity();
    positions[open.series()] += signed;
    underWay[open.series()] -= signed;
    if (fill.remaining() == 0) {
      orders.remove(fill.order());
    } else {
      long left = open.signedRemaining() - signed;
      long cash = (long) (open.reservedCash() * ((double) left / open.signedRemaining()));
      orders.put(fill.order(), new Open(open.series(), left, cash));
    }
  }

  /** An order ended without trading what remained of it. */
  public void ended(long order) {
    Open open = orders.remove(order);
    if (open != null) {
      underWay[open.series()] -= open.signedRemaining();
    }
  }
}
