package io.admf.execution;

import io.admf.frame.Series;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What portfolios trade, by symbol. */
final class Listings {

  /**
   * A symbol as a portfolio trades it.
   *
   * @param traded the series whose opinions it follows
   * @param met the series whose bars its orders meet: a finer one where the matching says so
   */
  record Listing(Series traded, Series met) {}

  /**
   * What portfolios that share their listings have in common.
   *
   * @param finer timeframe of the bars that orders meet; null for that of the series
   */
  private record Choice(List<Integer> series, @Nullable String finer) {}

  private final Map<String, Listing> bySymbol = new LinkedHashMap<>();

  private Listings(RunPlan plan, Choice choice) {
    for (int index : choice.series()) {
      Series traded = plan.series().get(index);
      bySymbol.putIfAbsent(traded.symbol(), new Listing(traded, met(plan, traded, choice.finer())));
    }
  }

  /** The listings of each portfolio of a plan, in their order. */
  static List<Listings> of(RunPlan plan) {
    Map<Choice, Listings> made = new LinkedHashMap<>();
    return plan.portfolios().stream()
        .map(spec -> made.computeIfAbsent(choice(spec), each -> new Listings(plan, each)))
        .toList();
  }

  private static Choice choice(PortfolioSpec spec) {
    return new Choice(spec.series(), spec.execution().matching().timeframe());
  }

  private static Series met(RunPlan plan, Series traded, @Nullable String finer) {
    if (finer != null) {
      for (Series each : plan.series()) {
        if (each.symbol().equals(traded.symbol()) && each.timeframe().toString().equals(finer)) {
          return each;
        }
      }
    }
    return traded;
  }

  /** The listing of a symbol, or null where it is not traded. */
  @Nullable Listing of(String symbol) {
    return bySymbol.get(symbol);
  }

  /** All series whose bars orders meet. */
  List<Series> met() {
    return bySymbol.values().stream().map(Listing::met).toList();
  }
}
