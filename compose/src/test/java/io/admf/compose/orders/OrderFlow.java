package io.admf.compose.orders;

import io.admf.component.Components;
import io.admf.compose.Workbench;
import io.admf.compose.fused.FusedFlow;
import io.admf.compose.fused.StageTimes;
import io.admf.compose.fused.Sweep;
import io.admf.compose.fused.Workers;
import io.admf.event.Event;
import io.admf.event.OrderType;
import io.admf.event.PriceBasis;
import io.admf.event.Snapshot;
import io.admf.event.TimeInForce;
import io.admf.fixture.SparseBars;
import io.admf.frame.BarBlock;
import io.admf.frame.EquityFrame;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.AccountSpec;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DataSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.Intrabar;
import io.admf.plan.LotMethod;
import io.admf.plan.MatchingSpec;
import io.admf.plan.OrdersSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.ScriptedOrder;
import io.admf.reporting.PortfolioSummary;
import io.admf.reporting.Provenance;
import io.admf.reporting.ReportingKernel;
import io.admf.reporting.ReportingOptions;
import io.admf.strategy.ExpressionFilters;
import io.admf.strategy.StrategyKernel;
import io.admf.time.Instants;
import io.admf.time.Timeframe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Random orders over random bars: what one portfolio asks for, and the ways to work it. */
final class OrderFlow {

  private static final Components COMPONENTS = Workbench.library();
  private static final ReportingOptions OPTIONS = ReportingOptions.defaults();
  private static final Provenance NOWHERE = new Provenance("r", "r", "", "", "", "fused", 0);

  final double[] @Nullable [][] bars;
  final List<Series> series = new ArrayList<>();
  final List<ScriptedOrder> script = new ArrayList<>();
  private final SplittableRandom random;
  private final MatchingSpec matching;
  private final FillTiming fillAt;
  private final double participation;
  final boolean hedging;

  /** What became of it: everything that was told, and the sums. */
  record Outcome(List<Event> events, PortfolioSummary summary) {

    Snapshot last() {
      return (Snapshot) events.getLast();
    }
  }

  OrderFlow(long seed) {
    random = new SplittableRandom(seed);
    int symbols = random.nextInt(1, 3);
    int slices = random.nextInt(10, 60);
    bars = SparseBars.random(random.nextLong(), symbols, slices, random.nextBoolean() ? 1 : 0.7);
    for (int i = 0; i < symbols; i++) {
      int decimals = random.nextInt(4) == 0 ? 3 : 0;
      series.add(new Series(i, new Instrument("S" + i, decimals, "USD"), Timeframe.of("1d")));
    }
    matching =
        new MatchingSpec(
            any(Intrabar.class),
            random.nextInt(4) == 0,
            null,
            random.nextInt(3) > 0,
            random.nextInt(3) == 0,
            random.nextInt(3) > 0);
    fillAt = random.nextInt(4) == 0 ? FillTiming.CLOSE : FillTiming.NEXT_OPEN;
    participation = random.nextInt(3) == 0 ? 0.02 : 0;
    int lines = random.nextInt(1, 25);
    for (int i = 0; i < lines; i++) {
      script.add(line(i, slices));
    }
    script.sort(Comparator.comparingLong(ScriptedOrder::time));
    dropDangling();
    hedging = random.nextInt(3) == 0;
    if (hedging) {
      script.removeIf(line -> line.action() == ScriptedOrder.Act.TARGET_QUANTITY);
    }
  }

  private <E extends Enum<E>> E any(Class<E> type) {
    E[] all = type.getEnumConstants();
    return all[random.nextInt(all.length)];
  }

  private ScriptedOrder line(int number, int slices) {
    long time = (20_001L + random.nextInt(slices)) * Instants.DAY;
    Series on = series.get(random.nextInt(series.size()));
    double close = close(on.index(), random.nextInt(slices));
    ScriptedOrder.Act act =
        number == 0 || random.nextInt(5) > 0
            ? ScriptedOrder.Act.ORDER
            : random.nextInt(3) == 0
                ? ScriptedOrder.Act.TARGET_QUANTITY
                : random.nextBoolean() ? ScriptedOrder.Act.CANCEL : ScriptedOrder.Act.MODIFY;
    boolean about = act == ScriptedOrder.Act.CANCEL || act == ScriptedOrder.Act.MODIFY;
    OrderType type = act == ScriptedOrder.Act.ORDER ? any(OrderType.class) : OrderType.MARKET;
    boolean hangs =
        act == ScriptedOrder.Act.ORDER
            && number > 0
            && !type.name().contains("_ON_")
            && random.nextInt(3) == 0;
    PriceBasis basis = hangs && random.nextBoolean() ? any(PriceBasis.class) : PriceBasis.PRICE;
    TimeInForce tif =
        act == ScriptedOrder.Act.ORDER && !type.name().contains("_ON_")
            ? any(TimeInForce.class)
            : TimeInForce.GTC;
    boolean modifies = act == ScriptedOrder.Act.MODIFY;
    return new ScriptedOrder(
        time,
        about ? "t" + random.nextInt(number) : "t" + number,
        on.symbol(),
        act,
        modifies ? 0 : random.nextInt(1, 40) * (random.nextBoolean() ? 1 : -1),
        type,
        type.limited() || modifies ? price(basis, close) : Double.NaN,
        type == OrderType.STOP || type == OrderType.STOP_LIMIT ? price(basis, close) : Double.NaN,
        type == OrderType.TRAILING_STOP ? random.nextDouble(0.5, 8) : Double.NaN,
        random.nextBoolean(),
        tif,
        tif == TimeInForce.GTD ? time + random.nextInt(1, 9) * Instants.DAY : Long.MAX_VALUE,
        act == ScriptedOrder.Act.ORDER && random.nextInt(4) == 0,
        hangs ? "t" + random.nextInt(number) : "",
        act == ScriptedOrder.Act.ORDER && random.nextInt(4) == 0 ? "g" + random.nextInt(3) : "",
        basis,
        lots(number, act),
        "orders.csv:" + number);
  }

  /** Orders to close the lots of, some of which there may not be. */
  private List<String> lots(int number, ScriptedOrder.Act act) {
    List<String> named = new ArrayList<>();
    while (act == ScriptedOrder.Act.ORDER && number > 0 && random.nextInt(3) == 0) {
      named.add("t" + random.nextInt(number));
    }
    return named;
  }

  private double price(PriceBasis basis, double close) {
    double away = random.nextDouble(-6, 6);
    return switch (basis) {
      case PRICE -> Math.rint(close * (1 + away / 100) * 100) / 100;
      case PARENT_PERCENT, PARENT_AMOUNT -> away;
    };
  }

  private double close(int on, int slice) {
    for (int i = slice; i < bars[on].length; i++) {
      double[] bar = bars[on][i];
      if (bar != null) {
        return bar[3];
      }
    }
    return 100;
  }

  /** What names an order that comes later, or none, or one in another symbol, names nothing. */
  private void dropDangling() {
    List<ScriptedOrder> seen = new ArrayList<>();
    for (ScriptedOrder line : script) {
      boolean about =
          line.action() == ScriptedOrder.Act.CANCEL || line.action() == ScriptedOrder.Act.MODIFY;
      String named = about ? line.tag() : line.parent();
      ScriptedOrder before =
          seen.stream()
              .filter(
                  other ->
                      other.tag().equals(named)
                          && other.action() == ScriptedOrder.Act.ORDER
                          && other.symbol().equals(line.symbol()))
              .findFirst()
              .orElse(null);
      if (named.isEmpty() || before != null) {
        seen.add(line);
      }
    }
    script.clear();
    script.addAll(seen);
  }

  /** A cut of the bars. */
  int cut() {
    return random.nextInt(1, 30);
  }

  /** Whether no price depends on what another order was filled at. */
  boolean pricesAreSaid() {
    return script.stream().allMatch(line -> line.basis() == PriceBasis.PRICE);
  }

  static ComponentSpec slippage(double bps) {
    return new ComponentSpec("bps", Map.of("bps", bps));
  }

  static ComponentSpec commission(double amount, double minimum) {
    return new ComponentSpec("per_share", Map.of("amount", amount, "minimum", minimum));
  }

  RunPlan plan(ComponentSpec slippage, ComponentSpec commission, LotMethod lots) {
    return plan(slippage, commission, lots, hedging, script);
  }

  /** What nobody reduces, with two positions in a symbol or with one. */
  RunPlan opening(boolean hedged) {
    ComponentSpec free = ComponentSpec.of("none");
    List<ScriptedOrder> orders = new ArrayList<>(script);
    orders.removeIf(
        line ->
            line.reduceOnly()
                || !line.parent().isEmpty()
                || !line.group().isEmpty()
                || line.action() != ScriptedOrder.Act.ORDER);
    return plan(free, free, LotMethod.FIFO, hedged, orders);
  }

  private RunPlan plan(
      ComponentSpec slippage,
      ComponentSpec commission,
      LotMethod lots,
      boolean hedged,
      List<ScriptedOrder> orders) {
    AccountSpec plain = AccountSpec.PLAIN;
    PortfolioSpec portfolio =
        new PortfolioSpec(
            0,
            "c0001",
            "p",
            Map.of(),
            List.of(),
            List.of(),
            series.stream().map(Series::index).toList(),
            Money.of(100_000),
            true,
            new ComponentSpec("fixed_quantity", Map.of("quantity", 1.0)),
            List.of(),
            new ExecutionSpec(
                "x",
                fillAt,
                slippage,
                commission,
                participation,
                ComponentSpec.of("none"),
                ComponentSpec.of("none"),
                ComponentSpec.of("none"),
                matching),
            new AccountSpec(
                plain.kind(), lots, hedged, plain.margin(), plain.rates(), plain.settlementDays()),
            new OrdersSpec(
                ComponentSpec.of("market"),
                ComponentSpec.of("market"),
                null,
                null,
                null,
                OrdersSpec.Anchor.FILL,
                0,
                orders));
    return new RunPlan(
        "r",
        1,
        "USD",
        4096,
        new DataSpec(ComponentSpec.of("none"), List.of(), 0, 0, false, Long.MAX_VALUE),
        series,
        List.of(),
        List.of(),
        List.of(portfolio));
  }

  RunPlan plan() {
    return plan(ComponentSpec.of("none"), ComponentSpec.of("none"), LotMethod.FIFO);
  }

  /** Through the kernels, event by event. */
  Outcome told(RunPlan plan, int cut) {
    List<Event> heard = new ArrayList<>();
    ReportingKernel reporting = new ReportingKernel(plan, COMPONENTS, OPTIONS);
    StrategyKernel strategy = new StrategyKernel(plan, COMPONENTS, ExpressionFilters::compile);
    FusedFlow flow =
        new FusedFlow(
            plan,
            COMPONENTS,
            new FusedFlow.Hearer() {
              @Override
              public void event(int portfolio, Event event) {
                heard.add(event);
                reporting.event(portfolio, event);
              }

              @Override
              public void equity(EquityFrame frame) {
                reporting.equity(frame);
              }

              @Override
              public void closed(int portfolio, Snapshot last) {
                reporting.closed(portfolio, last);
              }
            },
            new StageTimes(() -> 0));
    for (BarBlock block : SparseBars.blocks(cut, bars)) {
      reporting.bars(block);
      flow.block(block, strategy.analyse(block));
    }
    flow.end();
    return new Outcome(heard, reporting.finish(NOWHERE).portfolios().getFirst());
  }

  /** In figures. */
  PortfolioSummary figures(RunPlan plan, int cut) {
    try (Workers workers = new Workers(1)) {
      Sweep sweep = new Sweep(plan, COMPONENTS, OPTIONS, workers);
      SparseBars.blocks(cut, bars).forEach(sweep::block);
      return sweep.end(NOWHERE).portfolios().getFirst();
    }
  }
}
