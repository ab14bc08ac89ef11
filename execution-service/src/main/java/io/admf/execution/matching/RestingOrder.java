package io.admf.execution.matching;

import io.admf.event.InvariantException;
import io.admf.event.Order;
import io.admf.event.OrderStatus;
import io.admf.event.OrderTerms;
import io.admf.execution.lifecycle.OrderLifecycle;
import io.admf.execution.pricing.Tab;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An approved order on its way through the market: how much is left, and which bar comes next. */
public final class RestingOrder {

  private final Order order;
  private final Series series;
  private final Tab tab;
  private OrderTerms terms;
  private OrderStatus status = OrderStatus.NEW;
  private long remaining;
  private boolean triggered;
  private @Nullable BarFrame frame;
  private int row;

  public RestingOrder(Order order, Series series) {
    this(order, series, new Tab());
  }

  /**
   * @param tab what it has traded and been charged so far: nothing
   */
  public RestingOrder(Order order, Series series, Tab tab) {
    this.order = order;
    this.series = series;
    this.tab = tab;
    this.terms = order.terms();
    this.remaining = order.terms().quantity();
  }

  /** The order as approved. */
  public Order order() {
    return order;
  }

  /** What is to be traded and how, in units and prices of today. */
  public OrderTerms terms() {
    return terms;
  }

  /**
   * Goes through a split: what is left of it becomes as many units, rounded toward zero, and its
   * prices are divided.
   *
   * @param ratio new units for each old one
   */
  public void split(double ratio) {
    remaining = Instrument.split(remaining, ratio);
    tab.split(ratio);
    terms =
        terms
            .of(Instrument.split(terms.quantity(), ratio))
            .at(terms.limitPrice() / ratio, terms.stopPrice() / ratio);
  }

  /** Goes on under other terms, for as many size units as it is said to have left. */
  public void change(OrderTerms other, long left) {
    terms = other;
    remaining = left;
  }

  /** What it has traded and been charged so far. */
  public Tab tab() {
    return tab;
  }

  /** The series whose bars it meets. */
  public Series series() {
    return series;
  }

  /** Where it stands in its life. */
  public OrderStatus status() {
    return status;
  }

  /** Size units still to be traded. */
  public long remaining() {
    return remaining;
  }

  /** Whether its stop was reached. */
  public boolean triggered() {
    return triggered;
  }

  /** The row of the bar that it meets next. */
  public int row() {
    return row;
  }

  /** Its stop was reached. */
  public void trigger() {
    triggered = true;
  }

  /**
   * The slice of the next bar that it can meet.
   *
   * @param block with the frame of its series; bars in it that only carry a price are passed over
   * @param from the first slice that counts
   * @return {@link Long#MAX_VALUE} when the block has none
   */
  public long nextBar(BarBlock block, long from) {
    BarFrame current = block.frame(series.index());
    if (current != frame) {
      frame = current;
      row = 0;
    }
    long first = Math.max(from, order.header().slice() + 1) - current.firstSlice();
    if (row < current.rows() && current.offsets()[row] < first) {
      int key = (int) Math.min(first, current.slices());
      int found = Arrays.binarySearch(current.offsets(), row, current.rows(), key);
      row = found >= 0 ? found : -1 - found;
    }
    MarketFrame.Filled filled = block.market().filledOf(series.index());
    while (filled != null && row < current.rows() && filled.contains(row)) {
      row++;
    }
    return row < current.rows() ? current.firstSlice() + current.offsets()[row] : Long.MAX_VALUE;
  }

  /**
   * The slice of the next quotes that it can meet.
   *
   * @param from the first slice that counts
   * @return {@link Long#MAX_VALUE} when the block has none
   */
  public long nextQuote(BarBlock block, long from) {
    MarketFrame.Quotes quotes = block.market().quotesOf(series.symbol());
    if (quotes == null) {
      return Long.MAX_VALUE;
    }
    long first = Math.max(from, order.header().slice() + 1) - block.firstSlice();
    int found = quotes.from((int) Math.min(Math.max(first, 0), block.slices()));
    return found < quotes.rows() ? block.firstSlice() + quotes.offsets()[found] : Long.MAX_VALUE;
  }

  /** Leaves the bar it has met behind. */
  public void pass() {
    row++;
  }

  /**
   * Trades {@code quantity} size units.
   *
   * @throws InvariantException if that is more than what is left
   */
  public void fill(long quantity, long slice) {
    if (quantity <= 0 || quantity > remaining) {
      throw new InvariantException(
          order.container(),
          slice,
          "expected order %d to trade 1 to %d units, was %d"
              .formatted(order.order(), remaining, quantity));
    }
    remaining -= quantity;
    become(remaining == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED, slice);
  }

  /**
   * Moves on to another status.
   *
   * @throws InvariantException if {@link OrderLifecycle} does not allow it
   */
  public void become(OrderStatus next, long slice) {
    if (!OrderLifecycle.allows(status, next)) {
      throw new InvariantException(
          order.container(),
          slice,
          "expected order %d to go from %s to one of %s, was %s"
              .formatted(order.order(), status, OrderLifecycle.after(status), next));
    }
    status = next;
  }
}
