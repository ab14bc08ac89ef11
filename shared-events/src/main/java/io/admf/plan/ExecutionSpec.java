package io.admf.plan;

/**
 * How orders of a portfolio meet the market.
 *
 * @param name the execution model's name in reports
 * @param maxParticipation the largest part of a bar's volume that the portfolio's orders may take
 *     together, 0 to 1; 0 for no limit
 * @param impact how far an order moves the price itself
 * @param latency how long an order is on its way
 * @param improvement how much better than the rule of the market a price may be
 * @param matching how bars fill orders
 */
public record ExecutionSpec(
    String name,
    FillTiming fillAt,
    ComponentSpec slippage,
    ComponentSpec commission,
    double maxParticipation,
    ComponentSpec impact,
    ComponentSpec latency,
    ComponentSpec improvement,
    MatchingSpec matching) {

  private static final ComponentSpec NONE = ComponentSpec.of("none");

  /** Without impact, latency and improvement, matched as by default. */
  public ExecutionSpec(
      String name,
      FillTiming fillAt,
      ComponentSpec slippage,
      ComponentSpec commission,
      double maxParticipation) {
    this(
        name, fillAt, slippage, commission, maxParticipation, NONE, NONE, NONE, MatchingSpec.PLAIN);
  }

  /** The same with other models of what lies beyond slippage and commission. */
  public ExecutionSpec with(
      ComponentSpec otherImpact, ComponentSpec otherLatency, ComponentSpec otherImprovement) {
    return new ExecutionSpec(
        name,
        fillAt,
        slippage,
        commission,
        maxParticipation,
        otherImpact,
        otherLatency,
        otherImprovement,
        matching);
  }

  /** The same with another way in which bars fill orders. */
  public ExecutionSpec with(MatchingSpec other) {
    return new ExecutionSpec(
        name, fillAt, slippage, commission, maxParticipation, impact, latency, improvement, other);
  }

  /** Whether there is nothing beyond slippage, commission and participation. */
  public boolean plain() {
    return impact.equals(NONE)
        && latency.equals(NONE)
        && improvement.equals(NONE)
        && matching.plain();
  }
}
