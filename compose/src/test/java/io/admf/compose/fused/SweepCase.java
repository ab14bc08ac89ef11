package io.admf.compose.fused;

import io.admf.component.Components;
import io.admf.compose.Workbench;
import io.admf.event.Event;
import io.admf.event.Snapshot;
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
import io.admf.plan.FeatureSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.LotMethod;
import io.admf.plan.OrdersSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import io.admf.portfolio.PortfolioKernel;
import io.admf.reporting.Provenance;
import io.admf.reporting.ReportingKernel;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.RunSummary;
import io.admf.strategy.Analysis;
import io.admf.strategy.ExpressionFilters;
import io.admf.strategy.StrategyKernel;
import io.admf.time.Timeframe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A random plan over random bars, and the two ways to work it. */
final class SweepCase {

  static final Components COMPONENTS = Workbench.library();
  private static final Provenance NOWHERE = new Provenance("r", "r", "", "", "", "fused", 0);

  private static final LotMethod[] METHODS = LotMethod.values();

  private final long seed;
  private final SplittableRandom random;
  private final double[][][] bars;
  private final RunPlan plan;
  private final int slices;
  private final boolean rich;

  SweepCase(long seed) {
    this(seed, false);
  }

  /**
   * @param rich whether portfolios trade by orders of all kinds
   */
  SweepCase(long seed, boolean rich) {
    this.seed = seed;
    this.rich = rich;
    random = new SplittableRandom(seed);
    int count = random.nextInt(1, 4);
    slices = random.nextInt(40, 400);
    bars = SparseBars.random(random.nextLong(), count, slices, random.nextBoolean() ? 1 : 0.6);
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int decimals = random.nextInt(3) == 0 ? random.nextInt(1, 9) : 0;
      series.add(new Series(i, new Instrument("SYM" + i, decimals, "USD"), Timeframe.of("1d")));
    }
    List<SignalSpec> signals = new ArrayList<>();
    for (int i = 0; i < 2 * count + random.nextInt(4); i++) {
      signals.add(signal(i, i % count));
    }
    List<PortfolioSpec> portfolios = new ArrayList<>();
    for (int i = 0; i < random.nextInt(1, 24); i++) {
      portfolios.add(portfolio(i, signals, count));
    }
    RunPlan draft =
        new RunPlan(
            "r",
            1,
            "USD",
            4096,
            new DataSpec(ComponentSpec.of("none"), List.of(), 0, 0, false, Long.MAX_VALUE),
            series,
            signals,
            List.of(),
            portfolios);
    List<FeatureSpec> wanted = new ArrayList<>();
    PortfolioKernel.featuresWanted(draft, COMPONENTS)
        .forEach(
            (on, texts) ->
                texts.forEach(
                    text ->
                        wanted.add(
                            new FeatureSpec(
                                on, text, StrategyKernel.checkFeature(text, COMPONENTS)))));
    plan = draft.with("r", wanted);
  }

  private SignalSpec signal(int index, int series) {
    ComponentSpec strategy =
        switch (random.nextInt(5)) {
          case 0 -> of("buy_and_hold");
          case 1 ->
              of(
                  "momentum",
                  "fast_period",
                  (long) random.nextInt(1, 6),
                  "slow_period",
                  (long) random.nextInt(6, 20));
          case 2 -> of("mean_reversion", "period", (long) random.nextInt(2, 15));
          case 3 -> of("breakout");
          default ->
              of(
                  "sma_crossover",
                  "fast_period",
                  (long) random.nextInt(1, 6),
                  "slow_period",
                  (long) random.nextInt(6, 20));
        };
    String filter = random.nextInt(6) == 0 ? "close > sma_10" : null;
    return new SignalSpec(index, "s" + index, strategy, List.of(series), -1, filter);
  }

  private static ComponentSpec of(String type, Object... parameters) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      named.put((String) parameters[i], parameters[i + 1]);
    }
    return new ComponentSpec(type, named);
  }

  private PortfolioSpec portfolio(int index, List<SignalSpec> signals, int count) {
    int on = random.nextInt(count);
    boolean everywhere = random.nextInt(6) == 0;
    boolean joint = random.nextInt(4) == 0;
    List<Integer> heard = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (SignalSpec signal : signals) {
      boolean mine = everywhere || signal.series().getFirst() == on;
      if (mine && (joint || everywhere || heard.isEmpty() || random.nextInt(3) == 0)) {
        if (!joint && !everywhere) {
          heard.clear();
          weights.clear();
        }
        heard.add(signal.index());
        weights.add(joint ? 1 + random.nextInt(3) : 1.0);
      }
    }
    List<Integer> traded = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (everywhere || i == on) {
        traded.add(i);
      }
    }
    PortfolioSpec plain =
        new PortfolioSpec(
            index,
            "c%04d".formatted(index + 1),
            "p",
            Map.of(),
            heard,
            weights,
            traded,
            Money.of(random.nextInt(4) == 0 ? 500 : 100_000),
            random.nextBoolean(),
            sizing(),
            rules(),
            execution());
    AccountSpec account =
        AccountSpec.PLAIN.closing(METHODS[(int) ((seed + index) % METHODS.length)]);
    return plain.with(account, rich ? orders() : OrdersSpec.PLAIN);
  }

  private OrdersSpec orders() {
    return new OrdersSpec(
        style(),
        style(),
        distance("percent", "percent", 0.2 + random.nextDouble() * 3),
        distance("amount", "amount", 0.2 + random.nextDouble() * 4),
        distance("atr", "multiple", 0.3 + random.nextDouble() * 2),
        random.nextBoolean() ? OrdersSpec.Anchor.FILL : OrdersSpec.Anchor.DECISION,
        random.nextInt(3) == 0 ? random.nextInt(1, 12) : 0,
        List.of());
  }

  private @Nullable ComponentSpec distance(String type, String key, double value) {
    return random.nextBoolean() ? null : of(type, key, value);
  }

  private ComponentSpec style() {
    return switch (random.nextInt(9)) {
      case 0 -> of("limit", "offset", random.nextDouble() * 2);
      case 1 -> of("limit", "offset", 0.3, "unit", "atr", "atr_period", 5L);
      case 2 -> of("stop", "offset", random.nextDouble() * 2);
      case 3 -> of("stop_limit", "offset", random.nextDouble(), "limit_offset", 0.5);
      case 4 -> of("limit", "time_in_force", "gtd", "bars", (long) random.nextInt(1, 6));
      case 5 -> of("limit_on_close", "offset", -1.0);
      case 6 -> of("limit", "offset", 1.0, "time_in_force", "gtd", "days", 3L);
      default -> of("market");
    };
  }

  private ComponentSpec sizing() {
    return switch (random.nextInt(4)) {
      case 0 -> of("fixed_quantity", "quantity", (double) random.nextInt(0, 50));
      case 1 -> of("fixed_cash", "amount", random.nextDouble() * 20_000);
      case 2 -> of("risk_per_trade", "atr_period", (long) random.nextInt(2, 8));
      default -> of("percent_of_equity", "fraction", random.nextDouble() * 1.2);
    };
  }

  private List<ComponentSpec> rules() {
    List<ComponentSpec> rules = new ArrayList<>();
    if (random.nextBoolean()) {
      rules.add(of("cash", "buffer", random.nextInt(2) * 0.05));
    }
    if (random.nextInt(3) == 0) {
      rules.add(of("max_position_size", "fraction", random.nextDouble()));
    }
    if (random.nextInt(4) == 0) {
      rules.add(of("long_only"));
    }
    return rules;
  }

  private ExecutionSpec execution() {
    ComponentSpec slippage =
        random.nextBoolean() ? of("none") : of("bps", "bps", random.nextDouble() * 50);
    ComponentSpec commission =
        switch (random.nextInt(3)) {
          case 0 -> of("none");
          case 1 -> of("percent", "percent", random.nextDouble());
          default -> of("per_share", "amount", 0.01, "minimum", random.nextInt(2) * 1.0);
        };
    return new ExecutionSpec(
        "x",
        FillTiming.values()[random.nextInt(2)],
        slippage,
        commission,
        random.nextInt(6) == 0 ? 0.02 : 0);
  }

  private List<BarBlock> blocks(int cut) {
    return SparseBars.blocks(cut, bars);
  }

  /** A number of slices to cut frames at. */
  int cut() {
    return random.nextInt(1, slices + 1);
  }

  /** Event by event, through the kernels. */
  RunSummary byKernels(int cut) {
    ReportingKernel reporting = new ReportingKernel(plan, COMPONENTS, ReportingOptions.defaults());
    StrategyKernel strategy = new StrategyKernel(plan, COMPONENTS, ExpressionFilters::compile);
    Map<Integer, OrdersAudit> audits = new TreeMap<>();
    FusedFlow flow =
        new FusedFlow(
            plan,
            COMPONENTS,
            new FusedFlow.Hearer() {
              @Override
              public void event(int portfolio, Event event) {
                reporting.event(portfolio, event);
                audits.computeIfAbsent(portfolio, _ -> new OrdersAudit()).event(event);
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
    for (BarBlock block : blocks(cut)) {
      Analysis analysis = strategy.analyse(block);
      reporting.bars(block);
      flow.block(block, analysis);
    }
    flow.end();
    return reporting.finish(NOWHERE);
  }

  /** By figures, in shards. */
  RunSummary bySweep(int cut, int count) {
    try (Workers workers = new Workers(count)) {
      Sweep sweep = new Sweep(plan, COMPONENTS, ReportingOptions.defaults(), workers);
      blocks(cut).forEach(sweep::block);
      return sweep.end(NOWHERE);
    }
  }
}
