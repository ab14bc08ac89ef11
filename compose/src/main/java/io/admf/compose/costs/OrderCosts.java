package io.admf.compose.costs;

import io.admf.compose.Rerun;
import io.admf.compose.Workbench;
import io.admf.compose.expansion.Selection;
import io.admf.compose.explain.EventLogs;
import io.admf.config.BadInputException;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.trace.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The costs of the orders of a results folder. A portfolio whose events were not kept is run again,
 * and must give the digest that it gave.
 */
public final class OrderCosts {

  private OrderCosts() {}

  /**
   * The costs of a portfolio's orders.
   *
   * @param orders in the order of their decisions
   */
  public record OfPortfolio(PortfolioSpec portfolio, List<CostOf> orders) {}

  /**
   * Reads them.
   *
   * @param run the results folder
   * @param portfolio a combination or the name of a portfolio; null for the only one
   * @param told hears what takes time, for people
   * @throws BadInputException if it is no results folder, has no such portfolio, or cannot be
   *     repeated
   */
  public static OfPortfolio read(Path run, @Nullable String portfolio, Consumer<String> told)
      throws IOException {
    Rerun.summary(run);
    Path scratch = Files.createTempDirectory("admf-costs");
    try (Workbench bench = Rerun.workbench(run)) {
      RunPlan whole = Rerun.plan(run, bench);
      String combo = wanted(whole, portfolio).comboId();
      boolean alone = whole.portfolios().size() == 1;
      RunPlan plan = alone ? whole : Selection.only(whole, combo);
      PortfolioSpec spec = plan.portfolios().getFirst();
      EventLogs logs = new EventLogs(run, EventJson.of(plan));
      boolean traced = logs.has(spec.container());
      for (int series : spec.series()) {
        traced &= logs.has(plan.series().get(series).id());
      }
      if (!traced) {
        told.accept("%s was not traced; running it again.".formatted(combo));
        Path again = Rerun.traced(run, alone ? null : combo, scratch);
        logs = new EventLogs(again, EventJson.of(plan));
      }
      return new OfPortfolio(spec, costs(plan, spec, logs));
    } finally {
      Rerun.remove(scratch);
    }
  }

  private static List<CostOf> costs(RunPlan plan, PortfolioSpec spec, EventLogs logs) {
    CostReader reader = new CostReader(plan, spec);
    for (int series : spec.series()) {
      logs.each(plan.series().get(series).id(), event -> reader.market(series, event));
    }
    logs.each(spec.container(), reader::trading);
    return reader.costs();
  }

  private static PortfolioSpec wanted(RunPlan plan, @Nullable String name) {
    List<PortfolioSpec> found =
        plan.portfolios().stream()
            .filter(each -> name == null || each.comboId().equals(name) || each.name().equals(name))
            .toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    String first = plan.portfolios().getFirst().comboId();
    throw new BadInputException(
        "--portfolio" + (name == null ? "" : " " + name),
        found.isEmpty()
            ? "there is no such portfolio; give a combination such as " + first
            : "%d portfolios are meant; give a combination such as %s"
                .formatted(found.size(), first));
  }
}
