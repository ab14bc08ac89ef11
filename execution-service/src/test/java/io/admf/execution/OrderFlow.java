package io.admf.execution;

import io.admf.component.Components;
import io.admf.event.Event;
import io.admf.event.Order;
import io.admf.event.OrderChange;
import io.admf.execution.NaiveQuoteDesk.Quote;
import io.admf.fixture.Beside;
import io.admf.fixture.SparseBars;
import io.admf.fixture.TradingPlans;
import io.admf.flow.Stand;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.AccountKind;
import io.admf.plan.AccountSpec;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DividendDay;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.LotMethod;
import io.admf.plan.MarginSpec;
import io.admf.plan.OrdersSpec;
import io.admf.plan.RatesSpec;
import io.admf.plan.RunPlan;
import io.admf.time.Instants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A market and what is asked of it, at random.
 *
 * @param seed of the run
 * @param latency that of the execution
 * @param hedged whether a long and a short position stand beside each other
 * @param length of a bar of the second symbol, days
 * @param bars by symbol and slice
 * @param quotes by symbol, oldest first; none where orders meet bars
 * @param splits ratio of the first symbol by slice, 1 for none
 * @param events orders and changes by slice
 */
record OrderFlow(
    long seed,
    ExecutionSpec execution,
    LatencyModel latency,
    boolean hedged,
    int length,
    double[][][] bars,
    List<List<Quote>> quotes,
    double[] splits,
    List<Event> events) {

  static final int SLICES = 16;
  static final Instrument ABC = new Instrument("ABC", 0, "USD", 1, 1, 0.01, false);
  static final Instrument XYZ = new Instrument("XYZ", 0, "USD", 1, 1, 0.01, false);
  static final List<Instrument> TRADED = List.of(ABC, XYZ);
  private static final List<Series> SERIES =
      TradingPlans.series(ABC, XYZ, new Instrument("CLOCK", 0, "USD"));
  static final Components COMPONENTS = Floor.components();

  private static final OrdersSpec HOLDING =
      new OrdersSpec(
          ComponentSpec.of("market"),
          ComponentSpec.of("market"),
          null,
          null,
          null,
          OrdersSpec.Anchor.FILL,
          5,
          List.of());

  /** The flow in words, for who reads a failure. */
  String describe() {
    StringBuilder text =
        new StringBuilder(
            "%s, %s, XYZ of %d days".formatted(execution, hedged ? "hedged" : "netted", length));
    for (int i = 0; i < SLICES; i++) {
      text.append(
          "\n%d: %s %s, %s"
              .formatted(i, Arrays.toString(bars[0][i]), splits[i], Arrays.toString(bars[1][i])));
      for (int s = 0; s < quotes.size(); s++) {
        for (Quote quote : quotes.get(s)) {
          if (quote.slice() == i) {
            text.append("\n   ").append(TRADED.get(s).symbol()).append(' ').append(quote);
          }
        }
      }
      for (Event event : events) {
        if (event.header().slice() == i) {
          text.append("\n   ")
              .append(
                  event instanceof Order order
                      ? "%d %s %s, on its way for %s"
                          .formatted(
                              order.order(),
                              order.terms(),
                              order.contingency(),
                              Duration.ofNanos(latency(order.order())))
                      : event.toString());
        }
      }
    }
    return text.toString();
  }

  private static AccountSpec account(boolean hedged) {
    return new AccountSpec(
        AccountKind.SIMPLE, LotMethod.FIFO, hedged, MarginSpec.FULL, RatesSpec.NONE, 0);
  }

  private RunPlan plan() {
    RunPlan plain = TradingPlans.plan(SERIES, execution);
    RunPlan traded =
        new RunPlan(
            plain.runId(),
            seed,
            plain.currency(),
            plain.frameSlices(),
            plain.data(),
            SERIES,
            List.of(),
            List.of(),
            List.of(plain.portfolios().getFirst().with(account(hedged), HOLDING)));
    return Beside.acting(traded, DividendDay.EX_DATE);
  }

  /** Nanoseconds that an order of a number, and a change of it, is on its way. */
  long latency(long number) {
    return latency.nanos(new LatencyModel.Journey(seed, "portfolio_c0001", number));
  }

  private List<BarBlock> quoted(List<BarBlock> blocks) {
    List<BarBlock> all = new ArrayList<>();
    @Nullable BarBlock before = null;
    for (BarBlock block : blocks) {
      List<MarketFrame.Quotes> columns = new ArrayList<>();
      for (int s = 0; s < quotes.size(); s++) {
        List<Quote> its =
            quotes.get(s).stream()
                .filter(q -> q.slice() >= block.firstSlice() && q.slice() <= block.lastSlice())
                .toList();
        if (!its.isEmpty()) {
          columns.add(columns(TRADED.get(s).symbol(), block.firstSlice(), its));
        }
      }
      BarFrame[] frames = new BarFrame[block.seriesCount()];
      Arrays.setAll(frames, block::frame);
      MarketFrame market =
          new MarketFrame(
              frames[0].number(), block.market().actions(), List.of(), columns, List.of());
      before = BarBlock.of(frames, market, before);
      all.add(before);
    }
    return all;
  }

  private static MarketFrame.Quotes columns(String symbol, long first, List<Quote> quotes) {
    return new MarketFrame.Quotes(
        symbol,
        quotes.size(),
        quotes.stream().mapToInt(quote -> quote.slice() - (int) first).toArray(),
        quotes.stream().mapToLong(Quote::time).toArray(),
        quotes.stream().mapToDouble(Quote::bid).toArray(),
        quotes.stream().mapToDouble(Quote::ask).toArray(),
        quotes.stream().mapToDouble(Quote::bidSize).toArray(),
        quotes.stream().mapToDouble(Quote::askSize).toArray());
  }

  /** What the naive desk tells. */
  List<String> naive() {
    NaiveBook.Market market =
        new NaiveBook.Market(execution, hedged, TRADED, new int[] {1, length}, this::latency);
    return execution.fillAt().quotes()
        ? new NaiveQuoteDesk(market).run(bars, quotes, splits, events)
        : new NaiveDesk(market).run(bars, splits, events);
  }

  /** What a kernel told, and what it says is held in the end. */
  record Outcome(List<Event> told, List<Stand> positions) {}

  /**
   * Runs a kernel.
   *
   * @param cut slices in a block
   * @param telling whether it tells every step of an order
   */
  Outcome run(int cut, boolean telling) {
    List<MarketFrame.Action> actions = new ArrayList<>();
    for (int i = 0; i < SLICES; i++) {
      if (splits[i] != 1) {
        actions.add(Beside.split(i, "ABC", 0, splits[i]));
      }
    }
    double[][] clock = new double[SLICES][];
    Arrays.fill(clock, new double[] {1, 1, 1, 1, 1});
    long[] lengths = {Instants.DAY, length * Instants.DAY, Instants.DAY};
    double[][][] all = {bars[0], bars[1], clock};
    List<BarBlock> blocks = quoted(Beside.with(SparseBars.blocks(cut, lengths, all), actions));
    ExecutionKernel kernel =
        telling
            ? new ExecutionKernel(plan(), COMPONENTS)
            : ExecutionKernel.ofFigures(plan(), COMPONENTS);
    List<Event> told = new ArrayList<>();
    int next = 0;
    for (BarBlock block : blocks) {
      kernel.bars(block);
      long slice = block.firstSlice();
      while (slice <= block.lastSlice()) {
        long decision = next < events.size() ? events.get(next).header().slice() : Long.MAX_VALUE;
        long to = Math.min(decision, block.lastSlice());
        long reached = kernel.active(0) ? kernel.match(0, slice, to, told::add) : to;
        while (next < events.size() && events.get(next).header().slice() == reached) {
          switch (events.get(next++)) {
            case Order order -> kernel.accept(0, order);
            case OrderChange change -> kernel.change(0, change);
            default -> throw new AssertionError();
          }
        }
        slice = reached + 1;
      }
    }
    List<Stand> positions = kernel.positions(0, SLICES - 1);
    kernel.endOfData(0, told::add);
    return new Outcome(told, positions);
  }
}
