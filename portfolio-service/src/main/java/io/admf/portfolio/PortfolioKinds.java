package io.admf.portfolio;

import io.admf.component.ComponentKind;

/** What a researcher can add to this service. */
public final class PortfolioKinds {

  /** Sizers. */
  public static final ComponentKind<Sizing, Sizer> SIZER =
      new ComponentKind<>("sizer", Sizing.class, Sizer.class, Sizing::name, Sizing::description);

  /** Risk rules. */
  public static final ComponentKind<Risk, RiskRule> RISK_RULE =
      new ComponentKind<>("risk_rule", Risk.class, RiskRule.class, Risk::name, Risk::description);

  private PortfolioKinds() {}
}
