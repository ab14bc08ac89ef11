package io.admf.compose.topology;

import io.admf.config.BadInputException;
import io.admf.frame.Series;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;

/** Makes the structure of a phase from a plan. */
public final class TopologyBuilder {

  /** Data to report, through everything in between. */
  public static final String FULL_BACKTEST = "full_backtest";

  private static final List<String> ALL_SERVICES =
      List.of("reporting", "ledger", "execution", "portfolio", "strategy", "data");

  private TopologyBuilder() {}

  /** The workflows that can be built. */
  public static List<String> workflows() {
    return List.of(FULL_BACKTEST);
  }

  /**
   * The topology of a workflow.
   *
   * @throws BadInputException if there is no workflow of that name
   */
  public static Topology build(String workflow, RunPlan plan) {
    if (!workflow.equals(FULL_BACKTEST)) {
      throw new BadInputException(
          "workflow", "must be one of %s, was %s".formatted(workflows(), workflow));
    }
    List<Container> containers = new ArrayList<>();
    containers.add(new Container("root", Container.Kind.ROOT));
    for (Series series : plan.series()) {
      containers.add(new Container(series.id(), Container.Kind.SYMBOL));
    }
    for (PortfolioSpec portfolio : plan.portfolios()) {
      containers.add(new Container(portfolio.container(), Container.Kind.PORTFOLIO));
    }
    containers.add(new Container("execution", Container.Kind.EXECUTION));
    return new Topology(workflow, containers, ALL_SERVICES);
  }
}
