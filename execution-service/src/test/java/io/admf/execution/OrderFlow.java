package io.admf.execution;

import io.admf.component.Components;
import io.admf.event.Contingency;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Header;
import io.admf.event.Order;
import io.admf.event.OrderChange;
import io.admf.event.OrderRules;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.PriceBasis;
import io.admf.event.Side;
import io.admf.event.TimeInForce;
import io.admf.fixture.Beside;
import io.admf.fixture.SparseBars;
import io.admf.fixture.TradingPlans;
import io.admf.flow.Stand;
import io.admf.frame.BarBlock;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.AccountKind;
import io.admf.plan.AccountSpec;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DividendDay;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.Intrabar;
import io.admf.plan.LotMethod;
import io.admf.plan.MarginSpec;
import io.admf.plan.MatchingSpec;
import io.admf.plan.OrdersSpec;
import io.admf.plan.RatesSpec;
import io.admf.plan.RunPlan;
import io.admf.time.Instants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A market and what is asked of it, at random.
 *
 * @param seed of the run
 * @param hedged whether a long and a short position stand beside each other
 * @param length of a bar of the second symbol, days
 * @param bars by symbol and slice
 * @param splits ratio of the first symbol by slice, 1 for none
 * @param events orders and changes by slice
 */
record OrderFlow(
    long seed,
    ExecutionSpec execution,
    boolean hedged,
    int length,
    double[][][] bars,
    double[] splits,
    List<Event> events) {

  static final int SLICES = 16;
  static final Instrument ABC = new Instrument("ABC", 0, "USD", 1, 1, 0.01, false);
  static final Instrument XYZ = new Instrument("XYZ", 0, "USD", 1, 1, 0.01, false);
  static final List<Instrument> TRADED = List.of(ABC, XYZ);
  private static final List<Series> SERIES =
      TradingPlans.series(ABC, XYZ, new Instrument("CLOCK", 0, "USD"));
  private static final double QUARTER = 21_600_000; // of a day, milliseconds
  private static final Components COMPONENTS = Floor.components();

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
    LatencyModel model = COMPONENTS.create(ExecutionKinds.LATENCY, execution.latency());
    return model.nanos(new LatencyModel.Journey(seed, "portfolio_c0001", number));
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
    List<BarBlock> blocks = Beside.with(SparseBars.blocks(cut, lengths, all), actions);
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

  /** One of the flows. */
  static OrderFlow of(SplittableRandom random) {
    double[] splits = new double[SLICES];
    for (int i = 0; i < SLICES; i++) {
      splits[i] = i > 0 && random.nextInt(60) == 0 ? (random.nextBoolean() ? 2 : 0.5) : 1;
    }
    boolean two = random.nextInt(3) == 0;
    int length = random.nextBoolean() ? 1 : 4;
    double[][][] bars = {bars(random, 1), bars(random, length)};
    double close = 10;
    ComponentSpec none = ComponentSpec.of("none");
    ExecutionSpec execution =
        new ExecutionSpec(
            "flow",
            random.nextInt(3) == 0 ? FillTiming.CLOSE : FillTiming.NEXT_OPEN,
            none,
            none,
            random.nextBoolean() ? 0 : 0.25,
            none,
            latency(random),
            none,
            new MatchingSpec(
                Intrabar.values()[random.nextInt(4)],
                random.nextInt(4) == 0,
                null,
                random.nextInt(4) != 0,
                random.nextInt(4) == 0,
                random.nextInt(4) != 0));
    List<Event> events = new ArrayList<>();
    long number = 1;
    long groups = 0;
    long changes = 0;
    for (int i = 0; i < SLICES; i++) {
      int count = random.nextInt(5) < 3 ? 0 : 1 + random.nextInt(2);
      for (int n = 0; n < count; n++) {
        boolean bracket = random.nextInt(3) == 0;
        long group = bracket || random.nextInt(3) != 0 ? 0 : Math.max(1, groups);
        String symbol = two && random.nextBoolean() ? "XYZ" : "ABC";
        OrderTerms terms = until(random, i, terms(random, close, null, bracket, symbol));
        events.add(order(number, i, terms, new Contingency(0, group)));
        long parent = number++;
        if (bracket) {
          groups++;
          int children = 1 + random.nextInt(2);
          for (int c = 0; c < children; c++) {
            OrderTerms child =
                until(random, i, counted(random, terms(random, close, terms, true, symbol)));
            long own = random.nextInt(4) == 0 ? 0 : groups;
            events.add(order(number++, i, child, new Contingency(parent, own)));
          }
        } else if (random.nextInt(4) == 0) {
          groups++;
        }
      }
      if (number > 1 && random.nextInt(4) == 0) {
        boolean cancel = random.nextBoolean();
        long about = Math.max(1, number - 1 - random.nextInt(4));
        events.add(
            new OrderChange(
                new Header(
                    new EventId("portfolio_c0001", EventType.ORDER_CHANGE, changes++),
                    "c0001-T1",
                    null,
                    known(i),
                    known(i),
                    i),
                about,
                symbol(events, about),
                cancel ? OrderChange.Kind.CANCEL : OrderChange.Kind.MODIFY,
                cancel || random.nextBoolean() ? 0 : 1 + random.nextInt(30),
                cancel || random.nextBoolean() ? Double.NaN : price(random, close),
                cancel || random.nextBoolean() ? Double.NaN : price(random, close),
                "test"));
      }
    }
    boolean hedged = random.nextInt(3) == 0;
    return new OrderFlow(random.nextLong(), execution, hedged, length, bars, splits, events);
  }

  /** None, the same for every order, or one of its own for each. */
  private static ComponentSpec latency(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 ->
          new ComponentSpec(
              "fixed",
              Map.of("seconds", new double[] {21_600, 50_000, 108_000}[random.nextInt(3)]));
      case 1 ->
          new ComponentSpec(
              "random",
              Map.of(
                  "distribution",
                  random.nextBoolean() ? "uniform" : "lognormal",
                  "minimum",
                  random.nextBoolean() ? 0.0 : QUARTER,
                  "median",
                  2 * QUARTER,
                  "maximum",
                  (3 + random.nextInt(8)) * QUARTER,
                  "sigma",
                  1.0));
      default -> ComponentSpec.of("none");
    };
  }

  private static long known(int slice) {
    return (20_001L + slice) * Instants.DAY;
  }

  private static String symbol(List<Event> events, long number) {
    for (Event event : events) {
      if (event instanceof Order order && order.order() == number) {
        return order.terms().symbol();
      }
    }
    throw new AssertionError(number);
  }

  /** Bars of so many slices each. */
  private static double[][] bars(SplittableRandom random, int length) {
    double[][] bars = new double[SLICES][];
    double close = 10;
    for (int i = length - 1; i < SLICES; i += length) {
      double open = cents(close + (random.nextInt(21) - 10) / 100.0);
      double next = cents(open + (random.nextInt(41) - 20) / 100.0);
      double high = cents(Math.max(open, next) + Math.max(0, random.nextInt(25) - 5) / 100.0);
      double low = cents(Math.min(open, next) - Math.max(0, random.nextInt(25) - 5) / 100.0);
      if (random.nextInt(8) != 0) {
        bars[i] =
            new double[] {open, high, low, next, random.nextInt(6) == 0 ? 0 : random.nextInt(60)};
      }
      close = Math.clamp(next, 8, 12);
    }
    return bars;
  }

  /** Some orders are good till an instant, at a quarter of a day. */
  private static OrderTerms until(SplittableRandom random, int slice, OrderTerms terms) {
    return terms.rules().timeInForce() == TimeInForce.GTC && random.nextInt(4) == 0
        ? terms.with(
            terms.rules().until(known(slice) + (1 + random.nextInt(16)) * Instants.DAY / 4))
        : terms;
  }

  /** Some prices are counted from the parent's. */
  private static OrderTerms counted(SplittableRandom random, OrderTerms terms) {
    if (random.nextInt(3) != 0 || terms.type() == OrderType.MARKET) {
      return terms;
    }
    boolean percent = random.nextBoolean();
    OrderRules rules =
        terms.rules().from(percent ? PriceBasis.PARENT_PERCENT : PriceBasis.PARENT_AMOUNT);
    return terms
        .with(rules)
        .at(offset(random, terms.limitPrice()), offset(random, terms.stopPrice()));
  }

  private static double offset(SplittableRandom random, double price) {
    return Double.isNaN(price) ? price : (random.nextInt(61) - 30) / 100.0;
  }

  private static OrderTerms terms(
      SplittableRandom random, double around, OrderTerms parent, boolean simple, String symbol) {
    Side side =
        parent == null
            ? (random.nextBoolean() ? Side.BUY : Side.SELL)
            : parent.side() == Side.BUY ? Side.SELL : Side.BUY;
    OrderType[] types =
        simple
            ? new OrderType[] {
              OrderType.MARKET, OrderType.LIMIT, OrderType.STOP, OrderType.LIMIT, OrderType.STOP
            }
            : OrderType.values();
    OrderType type = types[random.nextInt(types.length)];
    OrderRules rules =
        OrderRules.PLAIN.during(
            new TimeInForce[] {
                  TimeInForce.GTC,
                  TimeInForce.GTC,
                  TimeInForce.GTC,
                  TimeInForce.DAY,
                  TimeInForce.IOC,
                  TimeInForce.FOK
                }
                [random.nextInt(6)]);
    rules = random.nextInt(3) == 0 ? rules.reducing() : rules;
    if (type == OrderType.TRAILING_STOP) {
      boolean percent = random.nextBoolean();
      rules =
          rules.trailing(
              percent ? 0.5 + random.nextInt(4) : (1 + random.nextInt(30)) / 100.0, percent);
    }
    return new OrderTerms(
        symbol,
        side,
        parent != null && random.nextBoolean() ? parent.quantity() : 1 + random.nextInt(30),
        type,
        type.limited() ? price(random, around) : Double.NaN,
        type.stops() ? price(random, around) : Double.NaN,
        rules);
  }

  private static Order order(long number, int slice, OrderTerms terms, Contingency contingency) {
    return new Order(
        new Header(
            new EventId("portfolio_c0001", EventType.ORDER, number - 1),
            "c0001-T" + number,
            null,
            known(slice),
            known(slice),
            slice),
        number,
        terms,
        contingency,
        "test");
  }

  private static double price(SplittableRandom random, double around) {
    return cents(around + (random.nextInt(61) - 30) / 100.0);
  }

  private static double cents(double price) {
    return Math.rint(price * 100) / 100;
  }
}
