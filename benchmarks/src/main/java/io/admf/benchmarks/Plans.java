package io.admf.benchmarks;

import io.admf.benchmarks.Task.Combination;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DataSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A task as ADMF plans it: what the reader makes of the YAML that asks for it. */
final class Plans {

  private Plans() {}

  /** A portfolio for each combination, or one for all shares. */
  static RunPlan of(Task task, Market market, int slices) {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < task.shares(); i++) {
      series.add(new Series(i, new Instrument("S%02d".formatted(i), 0, "USD"), market.timeframe()));
    }
    List<SignalSpec> signals = new ArrayList<>();
    List<PortfolioSpec> portfolios = new ArrayList<>();
    for (Combination lengths : task.grid()) {
      List<Integer> columns = new ArrayList<>();
      for (Series one : series) {
        columns.add(signals.size());
        signals.add(
            new SignalSpec(
                signals.size(),
                "sma_crossover_%d_%d".formatted(lengths.fast(), lengths.slow()),
                new ComponentSpec(
                    "sma_crossover",
                    Map.of(
                        "fast_period", (long) lengths.fast(),
                        "slow_period", (long) lengths.slow())),
                List.of(one.index()),
                -1,
                null));
      }
      portfolios.add(portfolio(portfolios.size(), lengths, columns, series));
    }
    return new RunPlan(
        task.name(),
        42,
        "USD",
        slices,
        new DataSpec(ComponentSpec.of("none"), List.of(), 0, 0, false, Long.MAX_VALUE),
        series,
        signals,
        List.of(),
        portfolios);
  }

  private static PortfolioSpec portfolio(
      int index, Combination lengths, List<Integer> columns, List<Series> series) {
    return new PortfolioSpec(
        index,
        "c%04d".formatted(index + 1),
        "portfolio",
        Map.of("fast_period", lengths.fast(), "slow_period", lengths.slow()),
        columns,
        columns.stream().map(column -> 1.0).toList(),
        series.stream().map(Series::index).toList(),
        Money.of(Task.CAPITAL),
        false,
        new ComponentSpec("fixed_quantity", Map.of("quantity", (double) Task.QUANTITY)),
        List.of(
            ComponentSpec.of("long_only"),
            new ComponentSpec("max_position_size", Map.of("fraction", 1.0)),
            new ComponentSpec("cash", Map.of("buffer", 0.0))),
        new ExecutionSpec(
            "default",
            FillTiming.NEXT_OPEN,
            ComponentSpec.of("none"),
            new ComponentSpec("percent", Map.of("percent", Task.COMMISSION * 100)),
            0));
  }
}
