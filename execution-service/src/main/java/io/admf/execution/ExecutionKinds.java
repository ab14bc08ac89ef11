package io.admf.execution;

import io.admf.component.ComponentKind;
import java.util.List;

/** The kinds of component that execution lets others write. */
public final class ExecutionKinds {

  /** How far from the offered price a trade is made. */
  public static final ComponentKind<Slippage, SlippageModel> SLIPPAGE =
      new ComponentKind<>(
          "slippage", Slippage.class, SlippageModel.class, Slippage::name, Slippage::description);

  /** How far an order's own size moves its price. */
  public static final ComponentKind<Impact, ImpactModel> IMPACT =
      new ComponentKind<>(
          "impact", Impact.class, ImpactModel.class, Impact::name, Impact::description);

  /** What a marketable order gets back. */
  public static final ComponentKind<Improvement, ImprovementModel> IMPROVEMENT =
      new ComponentKind<>(
          "improvement",
          Improvement.class,
          ImprovementModel.class,
          Improvement::name,
          Improvement::description);

  /** What the broker takes. */
  public static final ComponentKind<Commission, CommissionModel> COMMISSION =
      new ComponentKind<>(
          "commission",
          Commission.class,
          CommissionModel.class,
          Commission::name,
          Commission::description);

  /** How long an order is on its way to the market. */
  public static final ComponentKind<Latency, LatencyModel> LATENCY =
      new ComponentKind<>(
          "latency", Latency.class, LatencyModel.class, Latency::name, Latency::description);

  /** All of them, in the order of {@code admf list}. */
  public static final List<ComponentKind<?, ?>> ALL =
      List.of(SLIPPAGE, IMPACT, IMPROVEMENT, COMMISSION, LATENCY);

  private ExecutionKinds() {}
}
