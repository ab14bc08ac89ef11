package io.admf.execution;

import io.admf.component.Components;
import io.admf.event.Event;
import io.admf.event.InvariantException;
import io.admf.event.Order;
import io.admf.execution.gauge.Gauges;
import io.admf.execution.matching.Participation;
import io.admf.execution.pricing.Models;
import io.admf.execution.pricing.Pricing;
import io.admf.frame.BarBlock;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns approved orders into fills. Pure: the same orders and bars always give the same events. Not
 * safe for several threads.
 *
 * <pre>
 * hears   ORDER, bars
 * says    FILL, ORDER_REJECTED (rule {@code terms}), ORDER_CANCELLED (EXPIRED, {@code end_of_data};
 *         CANCELLED, {@code split} or {@code delisting})
 * </pre>
 *
 * <p>An order decided at slice <i>t</i> meets the bars of its symbol in later slices only. Orders
 * of one portfolio meet a bar in the order of their arrival; portfolios do not see each other. The
 * price before slippage lies within the bar; {@link io.admf.event.Fill#reason} says which rule gave
 * it:
 *
 * <ul>
 *   <li>{@code next_open}, {@code close}: a market order at the open or close of the next bar, as
 *       the portfolio's {@link io.admf.plan.FillTiming} says
 *   <li>{@code limit}: the bar reached the limit; {@code limit_better_open}: it opened better
 *   <li>{@code stop}: the bar reached the stop; {@code stop_gap_open}: it opened beyond. From then
 *       on the order is a market order
 *   <li>{@code stop_limit}: the bar reached the stop, which the limit allows; {@code
 *       stop_limit_gap_open}: it opened beyond the stop, within the limit. From then on the order
 *       is a limit order
 * </ul>
 *
 * <p>With {@link io.admf.plan.FillTiming#TOUCH} orders meet the quotes of their symbol instead
 * ({@link io.admf.execution.matching.Touch}: {@code touch}, {@code limit_touch}, {@code
 * stop_touch}, {@code stop_limit_touch}), at the time of the quote. A bar that only carries a price
 * forward fills nothing. A split changes the quantities and prices of orders that were there before
 * it; one of which less than a unit is left is cancelled ({@code split}), and so are those of a
 * symbol that trades no more ({@code delisting}).
 *
 * <p>Volume limits a fill only where the portfolio has a participation cap ({@link Participation});
 * without one a bar of no volume fills like any other. What the cap leaves over stays in the
 * market. Fills at an open carry the bar's opening time as event time, all others its close.
 */
public final class ExecutionKernel {

  private final RunPlan plan;
  private final OrderBook[] books;
  private final Participation participation;
  private final Gauges gauges = new Gauges();
  private @Nullable BarBlock block;
  private long lastSlice = -1;
  private long lastTime;

  /**
   * Makes the models that the plan names.
   *
   * @throws io.admf.component.ComponentException if one does not exist or refuses its parameters
   */
  public ExecutionKernel(RunPlan plan, Components components) {
    this.plan = plan;
    this.participation = new Participation(plan.series().size());
    this.books = new OrderBook[plan.portfolios().size()];
    Map<Models.Choice, Models> made = new LinkedHashMap<>();
    for (PortfolioSpec portfolio : plan.portfolios()) {
      Models models =
          made.computeIfAbsent(
              Models.Choice.of(portfolio.execution()), choice -> Models.of(choice, components));
      List<Series> series = portfolio.series().stream().map(plan.series()::get).toList();
      books[portfolio.index()] =
          new OrderBook(portfolio, new Pricing(portfolio.container(), models, series, gauges));
    }
  }

  /** Goes on to the next block; every portfolio must have been matched to the end of the last. */
  public void bars(BarBlock next) {
    block = next;
    gauges.bars(next);
    if (next.slices() > 0) {
      lastSlice = next.lastSlice();
      lastTime = next.sliceTime(lastSlice);
    }
  }

  /**
   * Takes an approved order to the market.
   *
   * @throws InvariantException if the portfolio does not trade its symbol
   */
  public void accept(int portfolio, Order order) {
    Series series = plan.tradedSeries(plan.portfolios().get(portfolio), order.terms().symbol());
    if (series == null) {
      throw new InvariantException(
          books[portfolio].container(),
          order.header().slice(),
          "expected order %d in a symbol that the portfolio trades, was %s"
              .formatted(order.order(), order.terms().symbol()));
    }
    books[portfolio].add(order, series);
  }

  /** Whether an order of the portfolio is in the market. */
  public boolean active(int portfolio) {
    return !books[portfolio].isEmpty();
  }

  /**
   * Offers the portfolio's orders to the bars of the slices {@code from} to {@code to}, slice by
   * slice, and stops after the first in which anything happened to any of them.
   *
   * @param from first slice, within the block
   * @param to last slice, within the block
   * @return the slice in which something happened, or {@code to}
   */
  public long match(int portfolio, long from, long to, Consumer<Event> out) {
    BarBlock bars = block;
    if (bars == null || from < bars.firstSlice() || to > bars.lastSlice()) {
      throw new InvariantException(
          books[portfolio].container(),
          from,
          "expected slices within %s, was %d to %d"
              .formatted(
                  bars == null ? "a block" : bars.firstSlice() + " to " + bars.lastSlice(),
                  from,
                  to));
    }
    OrderBook book = books[portfolio];
    if (!bars.market().actions().isEmpty()) {
      return matchAndAct(book, bars, from, to, out);
    }
    return match(book, bars, from, to, out);
  }

  private long match(OrderBook book, BarBlock bars, long from, long to, Consumer<Event> out) {
    for (long slice = book.nextMeeting(bars, from);
        slice <= to;
        slice = book.nextMeeting(bars, slice + 1)) {
      if (book.offer(bars, slice, participation, out)) {
        return slice;
      }
    }
    return to;
  }

  /** The same with corporate actions, each before the bars of its slice. */
  private long matchAndAct(OrderBook book, BarBlock bars, long from, long to, Consumer<Event> out) {
    for (long slice = next(book, bars, from); slice <= to; slice = next(book, bars, slice + 1)) {
      boolean happened = false;
      for (MarketFrame.Action action : bars.market().actions()) {
        if (bars.firstSlice() + action.offset() == slice) {
          happened |= book.act(bars, action, out);
        }
      }
      if (book.nextMeeting(bars, slice) == slice) {
        happened |= book.offer(bars, slice, participation, out);
      }
      if (happened) {
        return slice;
      }
    }
    return to;
  }

  /**
   * The first slice from {@code from} on with a corporate action, or where an order meets a bar.
   */
  private static long next(OrderBook book, BarBlock bars, long from) {
    for (MarketFrame.Action action : bars.market().actions()) {
      long slice = bars.firstSlice() + action.offset();
      if (slice >= from) {
        return Math.min(slice, book.nextMeeting(bars, from));
      }
    }
    return book.nextMeeting(bars, from);
  }

  /** Ends the orders that the data has left in the market: they expire at the last slice. */
  public void endOfData(int portfolio, Consumer<Event> out) {
    books[portfolio].expire(lastSlice, lastTime, out);
  }
}
