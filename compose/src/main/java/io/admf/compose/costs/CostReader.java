package io.admf.compose.costs;

import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderRejected;
import io.admf.execution.cost.Shortfall;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Works out from the events of a portfolio and of its series what each of its orders cost. */
final class CostReader {

  private static final class Life {
    final Order order;
    final List<Fill> fills = new ArrayList<>();
    @Nullable OrderCancelled ended;

    Life(Order order) {
      this.order = order;
    }
  }

  private final RunPlan plan;
  private final PortfolioSpec portfolio;
  private final Map<Integer, Prices> prices = new TreeMap<>();
  private final Map<Long, Life> lives = new LinkedHashMap<>();

  CostReader(RunPlan plan, PortfolioSpec portfolio) {
    this.plan = plan;
    this.portfolio = portfolio;
    portfolio.series().forEach(series -> prices.put(series, new Prices()));
  }

  /** Hears an event of a series that the portfolio trades. */
  void market(int series, Event event) {
    Objects.requireNonNull(prices.get(series)).add(event);
  }

  /** Hears an event of the portfolio. An order that the market refused is none. */
  void trading(Event event) {
    switch (event) {
      case Order order -> lives.put(order.order(), new Life(order));
      case Fill fill -> life(fill.order()).fills.add(fill);
      case OrderCancelled end -> life(end.order()).ended = end;
      case OrderRejected no -> lives.remove(no.order());
      default -> {} // costs nothing
    }
  }

  private Life life(long order) {
    return Objects.requireNonNull(lives.get(order));
  }

  /** All orders, in the order of their decisions. */
  List<CostOf> costs() {
    return lives.values().stream().map(this::cost).toList();
  }

  private CostOf cost(Life life) {
    Order order = life.order;
    Series series = Objects.requireNonNull(plan.tradedSeries(portfolio, order.terms().symbol()));
    Prices market = Objects.requireNonNull(prices.get(series.index()));
    long slice = order.header().slice();
    double close = market.close(slice);
    Shortfall.Decision decision =
        new Shortfall.Decision(
            series.instrument(),
            order.terms().side(),
            order.terms().quantity(),
            close,
            arrival(life, series.instrument(), market, close));
    List<Shortfall.Part> parts = new ArrayList<>();
    for (Fill fill : life.fills) {
      parts.add(new Shortfall.Part(fill, market.ratio(slice, fill.header().slice())));
    }
    return new CostOf(order, decision, Shortfall.of(decision, parts, rest(life, market, close)));
  }

  /** Bars: the next open. Quotes: the middle of the first that filled, if any did. */
  private double arrival(Life life, Instrument instrument, Prices market, double close) {
    long slice = life.order.header().slice();
    if (!portfolio.execution().fillAt().quotes()) {
      double open = market.nextOpen(slice);
      return Double.isNaN(open) ? close : open;
    }
    if (life.fills.isEmpty()) {
      return close;
    }
    Fill first = life.fills.getFirst();
    double one = Money.toDouble(instrument.notional(1, first.quantity()));
    double middle = first.price() - first.side().sign() * Money.toDouble(first.slippage()) / one;
    return middle * market.ratio(slice, first.header().slice());
  }

  private static Shortfall.Rest rest(Life life, Prices market, double close) {
    OrderCancelled ended = life.ended;
    if (ended == null) {
      return new Shortfall.Rest(0, close, 1);
    }
    long end = ended.header().slice();
    return new Shortfall.Rest(
        ended.remaining(), market.close(end), market.ratio(life.order.header().slice(), end));
  }
}
