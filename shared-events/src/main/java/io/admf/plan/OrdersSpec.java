package io.admf.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The orders by which a portfolio follows its opinion.
 *
 * @param entry how positions are opened: a style of order such as {@code limit}
 * @param exit how they are closed when the opinion turns
 * @param stopLoss the distance of a stop order that every entry brings; null for none
 * @param takeProfit the distance of a limit order that every entry brings; null for none
 * @param trailingStop the distance of a trailing stop that every entry brings; null for none
 * @param anchor what the distances are counted from
 * @param maxHolding bars after which a position is closed, 0 for no limit
 * @param script orders written down beforehand, in order of time; a portfolio with a script has no
 *     opinion of its own
 */
public record OrdersSpec(
    ComponentSpec entry,
    ComponentSpec exit,
    @Nullable ComponentSpec stopLoss,
    @Nullable ComponentSpec takeProfit,
    @Nullable ComponentSpec trailingStop,
    Anchor anchor,
    int maxHolding,
    List<ScriptedOrder> script) {

  /** What the distance of a stop or target is counted from. */
  public enum Anchor {
    /** The price at which the entry was filled. */
    FILL,
    /** The close of the bar at which the entry was decided. */
    DECISION
  }

  /** Market orders and nothing else. */
  public static final OrdersSpec PLAIN =
      new OrdersSpec(
          ComponentSpec.of("market"),
          ComponentSpec.of("market"),
          null,
          null,
          null,
          Anchor.FILL,
          0,
          List.of());

  public OrdersSpec {
    script = List.copyOf(script);
  }

  /** Whether there are market orders and nothing else. */
  public boolean plain() {
    return equals(PLAIN);
  }
}
