package io.admf.portfolio.ordering;

import io.admf.component.ComponentScanner;
import io.admf.component.Components;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.Leg;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderChange;
import io.admf.event.OrderRejected;
import io.admf.event.OrderStatus;
import io.admf.event.Snapshot;
import io.admf.fixture.Bars;
import io.admf.frame.BarBlock;
import io.admf.frame.FeatureFrame;
import io.admf.frame.SignalFrame;
import io.admf.money.Money;
import io.admf.plan.AccountSpec;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DataSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FeatureSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.OrdersSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import io.admf.portfolio.PortfolioKernel;
import io.admf.portfolio.PortfolioKinds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One portfolio of ten shares on flat bars at 100, whose orders a test fills by hand. */
final class Trades {

  private static final Components COMPONENTS =
      Components.of(
          PortfolioKinds.ALL,
          new ComponentScanner(PortfolioKinds.ALL).beside(PortfolioKernel.class));

  private final PortfolioKernel kernel;
  private final List<BarBlock> blocks;
  private final String opinions;
  private final boolean signals;
  private final double volume;
  private final List<Event> said = new ArrayList<>();
  private long fills;
  private int read;

  /**
   * @param opinions B, S or anything else to hold for each slice
   * @param cut slices in a block
   */
  Trades(String opinions, boolean allowShort, OrdersSpec orders, int cut) {
    this(
        opinions,
        allowShort,
        orders,
        cut,
        List.of(new ComponentSpec("cash", Map.of("buffer", 0.0))),
        0);
  }

  /**
   * @param volume average daily volume at every bar
   */
  Trades(
      String opinions,
      boolean allowShort,
      OrdersSpec orders,
      int cut,
      List<ComponentSpec> risk,
      double volume) {
    this.opinions = opinions;
    this.volume = volume;
    this.signals = orders.script().isEmpty();
    ComponentSpec none = ComponentSpec.of("none");
    PortfolioSpec portfolio =
        new PortfolioSpec(
                0,
                "c0001",
                "test",
                Map.of(),
                signals ? List.of(0) : List.of(),
                signals ? List.of(1.0) : List.of(),
                List.of(0),
                Money.of(10_000.0),
                allowShort,
                new ComponentSpec("fixed_quantity", Map.of("quantity", 10.0)),
                risk,
                new ExecutionSpec("default", FillTiming.NEXT_OPEN, none, none, 0))
            .with(AccountSpec.PLAIN, orders);
    RunPlan plan =
        new RunPlan(
            "test",
            1,
            "USD",
            4096,
            new DataSpec(
                ComponentSpec.of("test"),
                List.of(),
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                false,
                Long.MAX_VALUE),
            List.of(Bars.daily("AAPL")),
            signals
                ? List.of(new SignalSpec(0, "s", ComponentSpec.of("s"), List.of(0), -1, null))
                : List.of(),
            List.of(),
            List.of(portfolio));
    List<FeatureSpec> wanted = new ArrayList<>();
    PortfolioKernel.featuresWanted(plan, COMPONENTS)
        .forEach((on, all) -> all.forEach(each -> wanted.add(new FeatureSpec(on, each, each))));
    kernel = new PortfolioKernel(plan.with("test", wanted), COMPONENTS);
    double[][] bars = new double[opinions.length()][];
    Arrays.fill(bars, new double[] {100, 101, 99, 100});
    blocks = Bars.blocks(cut, bars);
    read();
  }

  private void read() {
    BarBlock block = blocks.get(read);
    byte[] codes = new byte[block.slices()];
    double[] strengths = new double[codes.length];
    double[] targets = new double[codes.length];
    double[] stops = new double[codes.length];
    Arrays.fill(strengths, 1);
    Arrays.fill(targets, 120);
    Arrays.fill(stops, 95);
    for (int row = 0; row < codes.length; row++) {
      codes[row] =
          switch (opinions.charAt((int) block.firstSlice() + row)) {
            case 'B' -> SignalFrame.BUY;
            case 'S' -> SignalFrame.SELL;
            default -> SignalFrame.HOLD;
          };
    }
    SignalFrame frame = new SignalFrame(0, 0, read, codes.length, codes, strengths, targets, stops);
    double[] volumes = new double[codes.length];
    Arrays.fill(volumes, volume);
    FeatureFrame features =
        new FeatureFrame(
            0, read, codes.length, List.of("daily_volume(20)"), new double[][] {volumes});
    kernel.read(block, List.of(features), signals ? List.of(frame) : List.of());
    read++;
  }

  /** The next slice at which the portfolio decides, in this block or a later one; -1 for none. */
  long next(long from) {
    while (true) {
      long next = kernel.nextDecision(0, from);
      if (next != Long.MAX_VALUE) {
        return next;
      }
      if (read == blocks.size()) {
        return -1;
      }
      read();
    }
  }

  /** Reads on to the block of a slice. */
  void reach(long slice) {
    while (blocks.get(read - 1).lastSlice() < slice) {
      read();
    }
  }

  /** Decides at a slice with so much cash and equity; what was said there alone is kept. */
  List<Event> decide(long slice) {
    return decide(slice, 10_000);
  }

  List<Event> decide(long slice, double cash) {
    said.clear();
    Snapshot account =
        new Snapshot(
            header(EventType.SNAPSHOT, slice, slice),
            Money.of(cash),
            Money.of(10_000.0),
            0,
            0,
            0,
            0,
            List.of());
    kernel.decide(0, slice, account, said::add);
    return List.copyOf(said);
  }

  /** What the latest decision said of a type. */
  <T extends Event> List<T> all(Class<T> type) {
    return said.stream().filter(type::isInstance).map(type::cast).toList();
  }

  List<Order> orders() {
    return all(Order.class);
  }

  /** What the latest decision asked to cancel, as order and reason. */
  List<String> cancels() {
    return all(OrderChange.class).stream()
        .filter(change -> change.kind() == OrderChange.Kind.CANCEL)
        .map(change -> change.order() + " " + change.reason())
        .toList();
  }

  List<String> refusals() {
    return all(OrderRejected.class).stream().map(OrderRejected::rule).toList();
  }

  /** Fills all of an order. */
  void fill(Order order, long slice) {
    fill(order, order.terms().quantity(), 0, slice);
  }

  void fill(Order order, long quantity, long remaining, long slice) {
    kernel.hear(
        0,
        new Fill(
            new Header(
                new EventId("portfolio_c0001", EventType.FILL, fills++),
                order.correlationId(),
                order.eventId(),
                0,
                0,
                slice),
            order.order(),
            "AAPL",
            order.terms().side(),
            quantity,
            100,
            0,
            0,
            remaining,
            "next_open"));
  }

  void cancelled(Order order, long slice) {
    kernel.hear(
        0,
        new OrderCancelled(
            header(EventType.ORDER_CANCELLED, order.order(), slice),
            order.order(),
            "AAPL",
            order.terms().quantity(),
            OrderStatus.CANCELLED,
            "requested"));
  }

  /** The portfolio's own view of its position. */
  long position() {
    return kernel.position(0, 0, Leg.NET);
  }

  private static Header header(EventType type, long number, long slice) {
    return new Header(new EventId("portfolio_c0001", type, number), "c0001-T1", null, 0, 0, slice);
  }
}
