package io.admf.reporting.notice;

import io.admf.plan.OrdersSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds stops and price targets that strategies give and nobody uses. A portfolio brings them to
 * the market only where its {@code orders} say so.
 */
public final class UnusedLevels {

  private static final Pattern STOP = Pattern.compile("\\bstop_loss\\b");
  private static final Pattern TARGET = Pattern.compile("\\bprice_target\\b");

  private UnusedLevels() {}

  /** A strategy as the portfolios of one name hear it. */
  private record Pair(String portfolio, String strategy) {}

  /** Whether stops and targets are used by some. */
  private record Used(boolean stop, boolean target) {

    Used or(Used other) {
      return new Used(stop || other.stop, target || other.target);
    }
  }

  /**
   * One line for each strategy and name of a portfolio. Where some portfolios of a name have a stop
   * and others none, that is what is compared, and there is no line; nor where the strategy's
   * filter reads the price.
   *
   * @param given by strategies, in any order
   */
  public static List<String> of(RunPlan plan, List<GivenLevels> given) {
    Map<String, GivenLevels> levels = new LinkedHashMap<>();
    given.forEach(each -> levels.merge(each.strategy(), each, GivenLevels::or));
    SequencedMap<Pair, Used> used = new LinkedHashMap<>();
    for (PortfolioSpec portfolio : plan.portfolios()) {
      for (int index : portfolio.signals()) {
        SignalSpec signal = plan.signals().get(index);
        if (levels.containsKey(signal.strategy().type())) {
          used.merge(
              new Pair(portfolio.name(), signal.strategy().type()),
              used(portfolio.orders(), signal.filter()),
              Used::or);
        }
      }
    }
    List<String> lines = new ArrayList<>();
    used.forEach(
        (pair, by) -> {
          GivenLevels gives = levels.get(pair.strategy());
          boolean stop = gives != null && gives.stop() && !by.stop();
          boolean target = gives != null && gives.target() && !by.target();
          if (stop || target) {
            lines.add(line(pair, stop, target));
          }
        });
    return lines;
  }

  private static Used used(OrdersSpec orders, @Nullable String filter) {
    String text = filter == null ? "" : filter;
    return new Used(
        orders.stopLoss() != null || orders.trailingStop() != null || STOP.matcher(text).find(),
        orders.takeProfit() != null || TARGET.matcher(text).find());
  }

  private static String line(Pair pair, boolean stop, boolean target) {
    List<String> what = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    if (stop) {
      what.add("a stop loss");
      keys.add("stop_loss: signal");
    }
    if (target) {
      what.add("a price target");
      keys.add("take_profit: signal");
    }
    return "the strategy %s gives %s with its signals, and the portfolio %s does not use %s; to attach %s to its entries, write portfolios[].orders: {%s}"
        .formatted(
            pair.strategy(),
            String.join(" and ", what),
            pair.portfolio(),
            stop && target ? "them" : "it",
            stop && target ? "them" : "it",
            String.join(", ", keys));
  }
}
