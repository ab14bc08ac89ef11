package io.admf.portfolio;

import io.admf.component.Components;
import io.admf.event.Event;
import io.admf.event.Leg;
import io.admf.event.Snapshot;
import io.admf.frame.BarBlock;
import io.admf.frame.FeatureFrame;
import io.admf.frame.SignalFrame;
import io.admf.plan.ComponentSpec;
import io.admf.plan.OrdersSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.portfolio.decision.Turns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Turns signals into orders, for all portfolios of a run. Pure: the same signals, fills and
 * snapshots always give the same orders.
 *
 * <p>A portfolio acts where its opinion turns. BUY enters a long position, or covers and turns a
 * short one; SELL leaves a long position and, where shorts are allowed, enters a short one. An
 * opinion that merely continues changes nothing, so a refused or stopped entry is not tried again
 * until the opinion has turned. Where positions are hedged, BUY opens the long and SELL the short
 * one and neither touches the other. By which orders it does so is the portfolio's {@link
 * OrdersSpec}; a portfolio with a script does as that says.
 */
public final class PortfolioKernel {

  private final List<Portfolio> portfolios = new ArrayList<>();
  private final List<Turns> turns = new ArrayList<>();
  private final SignalFrame[] signals;

  /**
   * @param plan what to run
   * @param components where sizers and risk rules come from
   */
  public PortfolioKernel(RunPlan plan, Components components) {
    this(plan, components, true);
  }

  /** Portfolios for one who wants figures: the same orders, but ORDER_REQUEST is not told. */
  public static PortfolioKernel ofFigures(RunPlan plan, Components components) {
    return new PortfolioKernel(plan, components, false);
  }

  private PortfolioKernel(RunPlan plan, Components components, boolean telling) {
    signals = new SignalFrame[plan.signals().size()];
    Map<Object, Turns> shared = new LinkedHashMap<>();
    for (PortfolioSpec spec : plan.portfolios()) {
      Turns mine = null;
      if (spec.orders().script().isEmpty()) {
        List<Object> key = List.of(spec.signals(), spec.weights(), spec.series());
        mine =
            shared.computeIfAbsent(
                key, k -> new Turns(spec.signals(), spec.weights(), spec.series()));
      }
      portfolios.add(new Portfolio(plan, spec, mine, components, telling));
    }
    turns.addAll(shared.values());
  }

  /**
   * The indicators that sizers, orders and risk rules want, by series: the strategy service
   * computes them and {@link #read} receives them.
   */
  public static Map<Integer, List<String>> featuresWanted(RunPlan plan, Components components) {
    Map<Integer, List<String>> wanted = new LinkedHashMap<>();
    for (PortfolioSpec spec : plan.portfolios()) {
      for (String feature : featuresWanted(spec, components)) {
        for (int series : spec.series()) {
          List<String> list = wanted.computeIfAbsent(series, s -> new ArrayList<>());
          if (!list.contains(feature)) {
            list.add(feature);
          }
        }
      }
    }
    return wanted;
  }

  private static List<String> featuresWanted(PortfolioSpec spec, Components components) {
    OrdersSpec orders = spec.orders();
    List<String> all = new ArrayList<>();
    for (ComponentSpec rule : spec.risk()) {
      all.addAll(components.create(PortfolioKinds.RISK_RULE, rule).features());
    }
    if (!orders.script().isEmpty()) {
      return all;
    }
    all.addAll(components.create(PortfolioKinds.SIZER, spec.sizing()).features());
    for (ComponentSpec style : List.of(orders.entry(), orders.exit())) {
      all.addAll(components.create(PortfolioKinds.ORDER_STYLE, style).features());
    }
    Stream.of(orders.stopLoss(), orders.takeProfit(), orders.trailingStop())
        .filter(Objects::nonNull)
        .forEach(
            distance ->
                all.addAll(components.create(PortfolioKinds.DISTANCE, distance).features()));
    return all;
  }

  /** Takes in the next block with its analysis. */
  public void read(BarBlock block, List<FeatureFrame> features, List<SignalFrame> frames) {
    for (SignalFrame frame : frames) {
      signals[frame.signal()] = frame;
    }
    for (Turns each : turns) {
      each.read(block, signals);
    }
    for (Portfolio portfolio : portfolios) {
      portfolio.read(block, features);
    }
  }

  /**
   * The first slice from {@code from} on at which a portfolio decides; Long.MAX_VALUE for none
   * here.
   */
  public long nextDecision(int portfolio, long from) {
    return portfolios.get(portfolio).nextDecision(from);
  }

  /**
   * Decides at a slice named by {@link #nextDecision}, or at one of which the ledger has told the
   * account unasked.
   *
   * @param snapshot the account as the ledger sees it at that slice
   * @param out receives ORDER_REQUEST, and for each ORDER or ORDER_REJECTED; and ORDER_CHANGE
   */
  public void decide(int portfolio, long slice, Snapshot snapshot, Consumer<Event> out) {
    portfolios.get(portfolio).decide(slice, snapshot, out);
  }

  /**
   * Compares what a portfolio knows of itself with what the ledger says: at every decision, and at
   * the end.
   *
   * @throws io.admf.event.InvariantException if they differ
   */
  public void reconcile(int portfolio, Snapshot snapshot) {
    portfolios.get(portfolio).reconcile(snapshot);
  }

  /**
   * Hears what became of a portfolio's orders: FILL, ORDER_CANCELLED, ORDER_REJECTED by execution.
   */
  public void hear(int portfolio, Event event) {
    portfolios.get(portfolio).hear(event);
  }

  /**
   * A portfolio's own view of a position on a series, size units: by the fills that it has heard of
   * and the corporate actions up to the last of them. That of execution and of the ledger must be
   * the same.
   */
  public long position(int portfolio, int series, Leg leg) {
    return portfolios.get(portfolio).position(series, leg);
  }
}
