package io.admf.reporting.cost;

import java.util.Locale;

/** The parts of a cost, in the order in which tables have them; the last is their sum. */
public enum CostPart {
  /** The market moved from the decision to the arrival. */
  DELAY,
  /** The market moved from the arrival until each part traded. */
  TIMING,
  /** Spread and slippage. */
  SPREAD,
  /** The order moved the price itself. */
  IMPACT,
  /** What came back, so that it is negative. */
  IMPROVEMENT,
  /** The broker's. */
  COMMISSION,
  /** The market moved away from what did not trade. */
  OPPORTUNITY,
  /** All of it. */
  TOTAL;

  /** Money units of an order's cost; what helped is negative. */
  public long of(OrderCost cost) {
    return switch (this) {
      case DELAY -> cost.delay();
      case TIMING -> cost.timing();
      case SPREAD -> cost.spread();
      case IMPACT -> cost.impact();
      case IMPROVEMENT -> -cost.improvement();
      case COMMISSION -> cost.commission();
      case OPPORTUNITY -> cost.opportunity();
      case TOTAL -> cost.total();
    };
  }

  /** Whether somebody was paid it; the others are moves of the market. */
  public boolean paid() {
    return switch (this) {
      case SPREAD, IMPACT, IMPROVEMENT, COMMISSION -> true;
      case DELAY, TIMING, OPPORTUNITY, TOTAL -> false;
    };
  }

  /** Its name in files: {@code delay}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
