package io.admf.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.component.Components;
import io.admf.event.Contingency;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderChange;
import io.admf.event.OrderRules;
import io.admf.event.OrderStatus;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.OrderUpdate;
import io.admf.event.PriceBasis;
import io.admf.event.Side;
import io.admf.event.TimeInForce;
import io.admf.execution.lifecycle.OrderLifecycle;
import io.admf.fixture.Beside;
import io.admf.fixture.SparseBars;
import io.admf.fixture.TradingPlans;
import io.admf.frame.BarBlock;
import io.admf.frame.MarketFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.AccountSpec;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DividendDay;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.Intrabar;
import io.admf.plan.MatchingSpec;
import io.admf.plan.OrdersSpec;
import io.admf.plan.RunPlan;
import io.admf.time.Instants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random flows of orders and changes: the kernel does what the naive one does, and what must hold
 * of any flow holds. {@code -Dadmf.flows=1000000} for more of them.
 */
class OrderFlowPropertyTest {

  private static final int FLOWS = Integer.getInteger("admf.flows", 4_000);
  private static final int SLICES = 16;
  private static final Instrument ABC = new Instrument("ABC", 0, "USD", 1, 1, 0.01, false);
  private static final Instrument XYZ = new Instrument("XYZ", 0, "USD", 1, 1, 0.01, false);
  private static final List<Instrument> TRADED = List.of(ABC, XYZ);
  private static final List<Series> SERIES =
      TradingPlans.series(ABC, XYZ, new Instrument("CLOCK", 0, "USD"));
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

  /**
   * A market and what is asked of it.
   *
   * @param latency seconds
   * @param length of a bar of the second symbol, days
   */
  private record Flow(
      ExecutionSpec execution,
      long latency,
      int length,
      double[][][] bars,
      double[] splits,
      List<Event> events) {}

  @Test
  void the_kernel_does_what_the_naive_one_does_and_keeps_its_promises() {
    flows(7, FLOWS);
  }

  static void flows(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      long own = random.nextLong();
      Flow flow = flow(new SplittableRandom(own));
      String where = "flow %d, seed %d".formatted(i, own);
      List<Event> told = run(flow, 4096, true);
      List<Event> happened =
          told.stream().filter(event -> event.type() != EventType.ORDER_UPDATE).toList();
      List<String> naive =
          new NaiveDesk(
                  new NaiveDesk.Market(
                      flow.execution(),
                      TRADED,
                      new int[] {1, flow.length()},
                      flow.latency() * 1_000_000_000L))
              .run(flow.bars(), flow.splits(), flow.events());
      if (!NaiveDesk.of(happened).equals(naive)) {
        assertThat(NaiveDesk.of(happened)).as("%s: %s", where, describe(flow)).isEqualTo(naive);
      }
      promises(flow, told, where);
      if (i % 8 == 0) {
        assertThat(run(flow, 1, true)).as(where).isEqualTo(told);
        assertThat(run(flow, 5, false)).as(where).isEqualTo(happened);
      }
    }
  }

  private static String describe(Flow flow) {
    StringBuilder text =
        new StringBuilder("%s, XYZ of %d days".formatted(flow.execution(), flow.length()));
    for (int i = 0; i < SLICES; i++) {
      text.append(
          "\n%d: %s %s, %s"
              .formatted(
                  i,
                  Arrays.toString(flow.bars()[0][i]),
                  flow.splits()[i],
                  Arrays.toString(flow.bars()[1][i])));
      for (Event event : flow.events()) {
        if (event.header().slice() == i) {
          text.append("\n   ")
              .append(
                  event instanceof Order order
                      ? order.order() + " " + order.terms() + " " + order.contingency()
                      : event.toString());
        }
      }
    }
    return text.toString();
  }

  /** What must hold whatever the flow. */
  private static void promises(Flow flow, List<Event> told, String where) {
    Map<Long, OrderTerms> terms = new TreeMap<>();
    Map<Long, Long> orders = new TreeMap<>();
    Map<Long, OrderStatus> status = new TreeMap<>();
    boolean split = Arrays.stream(flow.splits()).anyMatch(ratio -> ratio != 1);
    boolean modified =
        flow.events().stream()
            .anyMatch(e -> e instanceof OrderChange c && c.kind() == OrderChange.Kind.MODIFY);
    for (Event event : flow.events()) {
      if (event instanceof Order order) {
        terms.put(order.order(), order.terms());
        orders.put(order.order(), 0L);
        status.put(order.order(), OrderStatus.NEW);
      }
    }
    Map<Long, Long> byGroup = new TreeMap<>();
    long[] positions = new long[2];
    long at = 0;
    for (Event event : told) {
      for (; at <= event.header().slice(); at++) {
        positions[0] = Instrument.split(positions[0], flow.splits()[(int) at]);
      }
      switch (event) {
        case Fill fill -> {
          int on = fill.symbol().equals("ABC") ? 0 : 1;
          double[] bar = flow.bars()[on][(int) fill.header().slice()];
          assertThat(fill.price()).as(where).isBetween(bar[2], bar[1]);
          OrderTerms asked = terms.get(fill.order());
          long traded = orders.merge(fill.order(), fill.quantity(), Long::sum);
          if (!split && !modified) {
            assertThat(traded).as(where).isLessThanOrEqualTo(asked.quantity());
            assertThat(fill.remaining()).as(where).isLessThanOrEqualTo(asked.quantity() - traded);
            long group = group(flow, fill.order());
            if (group != 0) {
              long most = byGroup.merge(group, fill.quantity(), Long::sum);
              assertThat(most)
                  .as("%s: one winner of group %d", where, group)
                  .isLessThanOrEqualTo(largest(flow, group));
            }
          }
          long before = positions[on];
          long position = before + fill.side().sign() * fill.quantity();
          positions[on] = position;
          assertThat(fill.header().eventTime())
              .as("%s: order %d never trades before its decision", where, fill.order())
              .isGreaterThanOrEqualTo(
                  decided(flow, fill.order()) + flow.latency() * 1_000_000_000L);
          if (asked.rules().reduceOnly()) {
            assertThat(Long.signum(before)).as(where).isEqualTo(-fill.side().sign());
            assertThat(position == 0 || Long.signum(position) == Long.signum(before))
                .as("%s: reduce-only turned %d to %d", where, before, position)
                .isTrue();
          }
          step(
              status,
              fill.order(),
              fill.remaining() == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED,
              where);
        }
        case OrderUpdate update -> {
          assertThat(update.from()).as(where).isEqualTo(status.get(update.order()));
          if (update.from() != update.to()) {
            step(status, update.order(), update.to(), where);
          }
        }
        case OrderCancelled end -> step(status, end.order(), end.status(), where);
        default -> throw new AssertionError(event);
      }
    }
    assertThat(status.values()).as(where).allMatch(OrderStatus::terminal);
  }

  private static void step(
      Map<Long, OrderStatus> status, long order, OrderStatus next, String where) {
    OrderStatus before = status.put(order, next);
    assertThat(OrderLifecycle.allows(before, next))
        .as("%s: %s to %s", where, before, next)
        .isTrue();
  }

  private static long decided(Flow flow, long number) {
    for (Event event : flow.events()) {
      if (event instanceof Order order && order.order() == number) {
        return order.header().knownAt();
      }
    }
    throw new AssertionError(number);
  }

  private static long group(Flow flow, long number) {
    for (Event event : flow.events()) {
      if (event instanceof Order order && order.order() == number) {
        return order.contingency().group();
      }
    }
    return 0;
  }

  /** The largest order of a group; no limit where its orders did not come together. */
  private static long largest(Flow flow, long group) {
    List<Event> orders =
        flow.events().stream()
            .filter(e -> e instanceof Order order && order.contingency().group() == group)
            .toList();
    boolean together = orders.stream().map(e -> e.header().slice()).distinct().count() == 1;
    return together
        ? orders.stream().mapToLong(e -> ((Order) e).terms().quantity()).max().orElseThrow()
        : Long.MAX_VALUE;
  }

  private static List<Event> run(Flow flow, int cut, boolean telling) {
    RunPlan traded = TradingPlans.plan(SERIES, flow.execution());
    RunPlan plan =
        traded.with(List.of(traded.portfolios().getFirst().with(AccountSpec.PLAIN, HOLDING)));
    List<MarketFrame.Action> actions = new ArrayList<>();
    for (int i = 0; i < SLICES; i++) {
      if (flow.splits()[i] != 1) {
        actions.add(Beside.split(i, "ABC", 0, flow.splits()[i]));
      }
    }
    double[][] clock = new double[SLICES][];
    Arrays.fill(clock, new double[] {1, 1, 1, 1, 1});
    long[] lengths = {Instants.DAY, flow.length() * Instants.DAY, Instants.DAY};
    double[][][] bars = {flow.bars()[0], flow.bars()[1], clock};
    List<BarBlock> blocks = Beside.with(SparseBars.blocks(cut, lengths, bars), actions);
    RunPlan acting = Beside.acting(plan, DividendDay.EX_DATE);
    ExecutionKernel kernel =
        telling
            ? new ExecutionKernel(acting, COMPONENTS)
            : ExecutionKernel.ofFigures(acting, COMPONENTS);
    List<Event> events = new ArrayList<>();
    int next = 0;
    List<Event> given = flow.events();
    for (BarBlock block : blocks) {
      kernel.bars(block);
      long slice = block.firstSlice();
      while (slice <= block.lastSlice()) {
        long decision = next < given.size() ? given.get(next).header().slice() : Long.MAX_VALUE;
        long to = Math.min(decision, block.lastSlice());
        long reached = kernel.active(0) ? kernel.match(0, slice, to, events::add) : to;
        while (next < given.size() && given.get(next).header().slice() == reached) {
          switch (given.get(next++)) {
            case Order order -> kernel.accept(0, order);
            case OrderChange change -> kernel.change(0, change);
            default -> throw new AssertionError();
          }
        }
        slice = reached + 1;
      }
    }
    kernel.endOfData(0, events::add);
    return events;
  }

  private static Flow flow(SplittableRandom random) {
    double[] splits = new double[SLICES];
    for (int i = 0; i < SLICES; i++) {
      splits[i] = i > 0 && random.nextInt(60) == 0 ? (random.nextBoolean() ? 2 : 0.5) : 1;
    }
    boolean two = random.nextInt(3) == 0;
    int length = random.nextBoolean() ? 1 : 4;
    double[][][] bars = {bars(random, 1), bars(random, length)};
    double close = 10;
    ComponentSpec none = ComponentSpec.of("none");
    long latency =
        random.nextInt(3) == 0 ? new long[] {21_600, 50_000, 108_000}[random.nextInt(3)] : 0;
    ExecutionSpec execution =
        new ExecutionSpec(
            "flow",
            random.nextInt(3) == 0 ? FillTiming.CLOSE : FillTiming.NEXT_OPEN,
            none,
            none,
            random.nextBoolean() ? 0 : 0.25,
            none,
            latency == 0 ? none : new ComponentSpec("fixed", Map.of("seconds", (double) latency)),
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
    return new Flow(execution, latency, length, bars, splits, events);
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
