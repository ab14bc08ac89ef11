package io.admf.execution;

import io.admf.component.Components;
import io.admf.event.Event;
import io.admf.event.Header;
import io.admf.event.InvariantException;
import io.admf.event.Order;
import io.admf.event.OrderChange;
import io.admf.execution.desk.Desk;
import io.admf.execution.desk.Positions;
import io.admf.execution.gauge.Gauges;
import io.admf.execution.matching.OrderEvents;
import io.admf.execution.matching.Participation;
import io.admf.execution.pricing.Models;
import io.admf.execution.pricing.Pricing;
import io.admf.flow.Stand;
import io.admf.frame.BarBlock;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.plan.ComponentSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns approved orders into fills. Pure: the same orders and bars always give the same events. Not
 * safe for several threads.
 *
 * <pre>
 * hears   ORDER, ORDER_CHANGE, bars and quotes
 * says    FILL, ORDER_UPDATE, ORDER_CANCELLED, ORDER_REJECTED
 * </pre>
 *
 * <p>An order decided at slice <i>t</i> meets the bars of its symbol in later slices only, and of a
 * bar that was under way then what came after. Orders of one portfolio that meet the same bar act
 * on each other; portfolios do not see each other. What happens at which price, and what it is
 * called, is written in {@code docs/fills.md}; the life of an order is in {@code docs/orders.md}. A
 * bar that only carries a price forward fills nothing.
 *
 * <p>Volume limits a fill only where the portfolio has a participation cap ({@link Participation});
 * without one a bar of no volume fills like any other. What the cap leaves over stays in the
 * market.
 */
public final class ExecutionKernel {

  private static final ComponentSpec NONE = ComponentSpec.of("none");

  private final RunPlan plan;
  private final List<Listings> listings;
  private final OrderBook[] books;
  private final Participation participation;
  private final Gauges gauges = new Gauges();
  private final List<Positions.Past> actions = new ArrayList<>();
  private final long[] goneSince; // slice in which each series was delisted
  private final long[] latestBar; // slice of each series' latest bar before the block, or -1
  private @Nullable BarBlock block;
  private long lastSlice = -1;
  private long lastTime;

  /**
   * Makes the models that the plan names.
   *
   * @throws io.admf.component.ComponentException if one does not exist or refuses its parameters
   */
  public ExecutionKernel(RunPlan plan, Components components) {
    this(plan, components, true);
  }

  /** Execution for one who wants figures: the same fills, but ORDER_UPDATE is not told. */
  public static ExecutionKernel ofFigures(RunPlan plan, Components components) {
    return new ExecutionKernel(plan, components, false);
  }

  private ExecutionKernel(RunPlan plan, Components components, boolean telling) {
    this.plan = plan;
    this.participation = new Participation(plan.series().size());
    this.goneSince = new long[plan.series().size()];
    Arrays.fill(goneSince, Long.MAX_VALUE);
    this.latestBar = new long[plan.series().size()];
    Arrays.fill(latestBar, -1);
    this.listings = Listings.of(plan);
    this.books = new OrderBook[plan.portfolios().size()];
    Map<Models.Choice, Models> made = new LinkedHashMap<>();
    for (PortfolioSpec portfolio : plan.portfolios()) {
      Models models =
          made.computeIfAbsent(
              Models.Choice.of(portfolio.execution()), choice -> Models.of(choice, components));
      ExecutionSpec execution = portfolio.execution();
      books[portfolio.index()] =
          new OrderBook(
              execution,
              portfolio.orders().plain()
                  && execution.matching().plain()
                  && execution.latency().equals(NONE)
                  && !execution.fillAt().quotes(),
              new Pricing(
                  portfolio.container(), models, listings.get(portfolio.index()).met(), gauges),
              new Desk.Hall(plan, participation, latency(portfolio, components)),
              new Positions(actions, portfolio.account().hedging()),
              new OrderEvents(portfolio.container(), telling));
    }
  }

  private ToLongFunction<Order> latency(PortfolioSpec portfolio, Components components) {
    ComponentSpec spec = portfolio.execution().latency();
    if (spec.equals(NONE)) {
      return order -> 0;
    }
    LatencyModel model = components.create(ExecutionKinds.LATENCY, spec);
    return order -> {
      long nanos =
          model.nanos(new LatencyModel.Journey(plan.seed(), portfolio.container(), order.order()));
      if (nanos < 0) {
        throw new InvariantException(
            portfolio.container(),
            order.header().slice(),
            "expected %s to take 0 or more, was %d".formatted(model, nanos));
      }
      return nanos;
    };
  }

  /** Goes on to the next block; every portfolio must have been matched to the end of the last. */
  public void bars(BarBlock next) {
    BarBlock last = block;
    for (int series = 0; last != null && series < latestBar.length; series++) {
      latestBar[series] = latestBar(last, series);
    }
    block = next;
    gauges.bars(next);
    for (Positions.Past past : Positions.Past.of(next)) {
      actions.add(past);
      if (past.action().effect() == MarketFrame.Effect.DELISTING) {
        past.action().series().forEach(series -> goneSince[series] = past.slice());
      }
    }
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
    Listings.Listing listing = listings.get(portfolio).of(order.terms().symbol());
    if (listing == null) {
      throw new InvariantException(
          books[portfolio].container(),
          order.header().slice(),
          "expected order %d in a symbol that the portfolio trades, was %s"
              .formatted(order.order(), order.terms().symbol()));
    }
    boolean gone = goneSince[listing.traded().index()] <= order.header().slice();
    Series met = listing.met();
    books[portfolio].add(order, met, there(portfolio, met, order.header()), gone);
  }

  /**
   * When what is decided is in the market unless something delays it: {@link Long#MIN_VALUE} where
   * the market then stands between two bars of the series, the time of the decision where a bar may
   * be under way.
   */
  private long there(int portfolio, Series met, Header decision) {
    boolean between =
        decision.slice() < 0
            || plan.portfolios().get(portfolio).execution().fillAt().quotes()
            || hasBar(met.index(), decision.slice());
    return between ? Long.MIN_VALUE : decision.knownAt();
  }

  /** Whether a bar of the series, not one that only carries a price, became known in a slice. */
  private boolean hasBar(int series, long slice) {
    BarBlock now = block;
    if (now == null || slice < now.firstSlice()) {
      return latestBar[series] == slice;
    }
    int row = now.row(series, slice);
    return row >= 0 && !carried(now, series, row);
  }

  private static boolean carried(BarBlock block, int series, int row) {
    MarketFrame.Filled filled = block.market().filledOf(series);
    return filled != null && filled.contains(row);
  }

  private long latestBar(BarBlock done, int series) {
    int row = done.frame(series).rows() - 1;
    while (row >= 0 && carried(done, series, row)) {
      row--;
    }
    return row < 0 ? latestBar[series] : done.firstSlice() + done.frame(series).offsets()[row];
  }

  /** Takes a change of an order on its way to the market. */
  public void change(int portfolio, OrderChange change) {
    Listings.Listing listing = listings.get(portfolio).of(change.symbol());
    books[portfolio].change(
        change,
        listing == null ? Long.MIN_VALUE : there(portfolio, listing.met(), change.header()));
  }

  /** Whether an order of the portfolio, or a change, is under way. */
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

  /**
   * The positions that the fills of a portfolio have made, corporate actions up to a slice
   * included: those that are not flat, in the order in which their symbols first traded. For the
   * ledger to compare its own with.
   *
   * @param slice the last that has been matched
   */
  public List<Stand> positions(int portfolio, long slice) {
    return books[portfolio].positions().all(slice);
  }

  /** Those that have changed since this was last asked, also those that are flat now. */
  public List<Stand> takeChangedPositions(int portfolio, long slice) {
    return books[portfolio].positions().takeChanged(slice);
  }

  /** Ends the orders that the data has left in the market: they expire at the last slice. */
  public void endOfData(int portfolio, Consumer<Event> out) {
    books[portfolio].expire(lastSlice, lastTime, out);
  }
}
