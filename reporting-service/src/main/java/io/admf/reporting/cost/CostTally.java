package io.admf.reporting.cost;

import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.InvariantException;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderRejected;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Works out what each order of a portfolio cost from the events of the portfolio, while they go by.
 * Costs are told in the order in which orders ended, however the run is cut into blocks; an order
 * that the market refused is none. For one thread.
 */
public final class CostTally {

  private static final class Life {
    final Order order;
    final Series series;
    final double price;
    double arrival = Double.NaN;
    boolean arrived;
    final List<Shortfall.Part> parts = new ArrayList<>(1);
    Shortfall.@Nullable Rest rest;

    Life(Order order, Series series, double price) {
      this.order = order;
      this.series = series;
      this.price = price;
    }

    long slice() {
      return order.header().slice();
    }
  }

  private final PortfolioSpec portfolio;
  private final Map<String, Series> traded = new LinkedHashMap<>(); // by symbol
  private final MarketPrices market;
  private final Consumer<CostOf> told;
  private final boolean quotes;
  private final CostSumTally sums = new CostSumTally();
  private final Map<Long, Life> open = new LinkedHashMap<>();
  private final List<Life> onTheirWay = new ArrayList<>();
  private final Deque<Life> ended = new ArrayDeque<>();

  /**
   * @param market hears every block before the portfolio's events of its slices are told here; an
   *     order may be told with the events of the next block
   * @param told hears the cost of each order
   */
  public CostTally(
      RunPlan plan, PortfolioSpec portfolio, MarketPrices market, Consumer<CostOf> told) {
    this.portfolio = portfolio;
    for (int index : portfolio.series()) {
      Series series = plan.series().get(index);
      traded.putIfAbsent(series.symbol(), series);
    }
    this.market = market;
    this.told = told;
    this.quotes = portfolio.execution().fillAt().quotes();
  }

  /** An order was sent to the market. */
  public void add(Order order) {
    Series series = traded.get(order.terms().symbol());
    if (series == null) {
      throw unknown(order, order.terms().symbol());
    }
    long slice = order.header().slice();
    Life life = new Life(order, series, market.close(series.index(), slice));
    life.arrived = quotes;
    open.put(order.order(), life);
    if (!quotes) {
      onTheirWay.add(life);
    }
  }

  /** An order traded. */
  public void add(Fill fill) {
    Life life = life(fill, fill.order());
    double ratio = market.ratio(life.series.index(), life.slice(), fill.header().slice());
    life.parts.add(new Shortfall.Part(fill, ratio));
    if (quotes && life.parts.size() == 1) {
      life.arrival = middle(fill, life.series.instrument()) * ratio;
    }
    if (fill.remaining() == 0) {
      end(life, new Shortfall.Rest(0, life.price, 1));
    }
  }

  /** The middle of the quotes that a fill met. */
  private static double middle(Fill fill, Instrument instrument) {
    double one = Money.toDouble(instrument.notional(1, fill.quantity()));
    return fill.price() - fill.side().sign() * Money.toDouble(fill.slippage()) / one;
  }

  /** An order ended before it was filled. */
  public void add(OrderCancelled end) {
    Life life = life(end, end.order());
    int series = life.series.index();
    long slice = end.header().slice();
    end(
        life,
        new Shortfall.Rest(
            protects(life.order) ? 0 : end.remaining(),
            market.close(series, slice),
            market.ratio(series, life.slice(), slice)));
  }

  /** Whether an order stands by in case a price is reached: nothing is lost when it is not. */
  private static boolean protects(Order order) {
    return order.terms().rules().reduceOnly() && !order.contingency().none();
  }

  /** An order was refused; it may be one that was never sent. */
  public void add(OrderRejected refused) {
    Life life = open.remove(refused.order());
    if (life != null) {
      onTheirWay.remove(life);
    }
  }

  private Life life(Event event, long order) {
    Life life = open.get(order);
    if (life == null) {
      throw unknown(event, "order " + order);
    }
    return life;
  }

  private InvariantException unknown(Event event, String what) {
    return new InvariantException(
        portfolio.container(),
        event.header().slice(),
        event.type() + " of " + what + ", which the portfolio does not have");
  }

  private void end(Life life, Shortfall.Rest rest) {
    life.rest = rest;
    open.remove(life.order.order());
    ended.add(life);
  }

  /** All events of the block under way have been told. */
  public void endBlock() {
    for (int i = 0; i < onTheirWay.size(); i++) {
      Life life = onTheirWay.get(i);
      life.arrival = market.nextOpen(life.series.index(), life.slice());
      life.arrived = !Double.isNaN(life.arrival);
    }
    onTheirWay.removeIf(life -> life.arrived);
    while (!ended.isEmpty() && ended.getFirst().arrived) {
      tell(ended.removeFirst());
    }
  }

  /**
   * All events of the run have been told. An order that never met the market arrived at the price
   * of its decision.
   *
   * @return what is remembered of all orders
   */
  public Costs end() {
    ended.forEach(this::tell);
    open.values().forEach(this::tell);
    ended.clear();
    open.clear();
    onTheirWay.clear();
    return sums.costs();
  }

  private void tell(Life life) {
    double arrival = Double.isNaN(life.arrival) ? life.price : life.arrival;
    Shortfall.Decision decision =
        new Shortfall.Decision(
            life.series.instrument(),
            life.order.terms().side(),
            life.order.terms().quantity(),
            life.price,
            arrival);
    Shortfall.Rest rest = life.rest == null ? new Shortfall.Rest(0, life.price, 1) : life.rest;
    CostOf cost = new CostOf(life.order, decision, Shortfall.of(decision, life.parts, rest));
    sums.add(cost);
    told.accept(cost);
  }
}
