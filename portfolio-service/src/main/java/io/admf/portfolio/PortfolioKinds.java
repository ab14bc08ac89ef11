package io.admf.portfolio;

import io.admf.component.ComponentKind;
import java.util.List;

/** What a researcher can add to this service. */
public final class PortfolioKinds {

  /** Sizers. */
  public static final ComponentKind<Sizing, Sizer> SIZER =
      new ComponentKind<>("sizer", Sizing.class, Sizer.class, Sizing::name, Sizing::description);

  /** Risk rules. */
  public static final ComponentKind<Risk, RiskRule> RISK_RULE =
      new ComponentKind<>("risk_rule", Risk.class, RiskRule.class, Risk::name, Risk::description);

  /** Styles of orders. */
  public static final ComponentKind<OrderStyle, OrderForm> ORDER_STYLE =
      new ComponentKind<>(
          "order_style",
          OrderStyle.class,
          OrderForm.class,
          OrderStyle::name,
          OrderStyle::description);

  /** Distances of stops and targets. */
  public static final ComponentKind<Distance, DistanceRule> DISTANCE =
      new ComponentKind<>(
          "distance", Distance.class, DistanceRule.class, Distance::name, Distance::description);

  /** All of them. */
  public static final List<ComponentKind<?, ?>> ALL =
      List.of(SIZER, RISK_RULE, ORDER_STYLE, DISTANCE);

  private PortfolioKinds() {}
}
