package io.admf.execution;

import io.admf.component.ComponentKind;

/** The kinds of component that execution lets others write. */
public final class ExecutionKinds {

  /** How far from the offered price a trade is made. */
  public static final ComponentKind<Slippage, SlippageModel> SLIPPAGE =
      new ComponentKind<>(
          "slippage", Slippage.class, SlippageModel.class, Slippage::name, Slippage::description);

  /** What the broker takes. */
  public static final ComponentKind<Commission, CommissionModel> COMMISSION =
      new ComponentKind<>(
          "commission",
          Commission.class,
          CommissionModel.class,
          Commission::name,
          Commission::description);

  private ExecutionKinds() {}
}
