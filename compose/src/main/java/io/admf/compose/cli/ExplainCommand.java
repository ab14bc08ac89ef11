package io.admf.compose.cli;

import io.admf.component.Components;
import io.admf.compose.explain.Explanation;
import io.admf.compose.past.PastPortfolio;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import io.admf.portfolio.PortfolioKernel;
import io.admf.strategy.ExpressionFilters;
import io.admf.strategy.StrategyKernel;
import io.admf.strategy.StrategyKinds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Explains a fill. */
@Command(
    name = "explain",
    description = "Prints the causal chain of a fill, from bar to posting.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

  @Mixin private final RunFolder folder = new RunFolder();

  @Option(
      names = "--fill",
      required = true,
      paramLabel = "ID",
      description = "an order_id from fills.csv, such as c0001-4, or portfolio_c0001/FILL/3")
  private String fill = "";

  private static final Pattern COMBO = Pattern.compile("(?:portfolio_)?(c[0-9]+)[-/]");

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    CommandLine line = spec.commandLine();
    try (PastPortfolio past =
        PastPortfolio.open(folder.folder(), this::meant, line.getErr()::println)) {
      line.getOut()
          .print(
              Explanation.of(
                  fill,
                  past.plan(),
                  past.logs(List.of(past.spec().container())),
                  signal -> lookedAt(signal, past.plan(), past.components())));
      line.getOut().flush();
      return 0;
    }
  }

  /** The portfolio that the fill's name speaks of; of a run of one, that one. */
  private PortfolioSpec meant(RunPlan plan) {
    Matcher matcher = COMBO.matcher(fill);
    String combo = matcher.lookingAt() ? matcher.group(1) : "";
    List<PortfolioSpec> all = plan.portfolios();
    return all.stream()
        .filter(each -> all.size() == 1 || each.comboId().equals(combo))
        .findFirst()
        .orElseThrow(() -> Explanation.unknown(fill, plan));
  }

  /**
   * The columns that a strategy declares and its filter reads, and those that the portfolio sizes,
   * orders and judges by.
   */
  private static List<String> lookedAt(SignalSpec signal, RunPlan plan, Components components) {
    List<String> names =
        new ArrayList<>(
            StrategyKernel.check(StrategyKinds.STRATEGY, signal.strategy(), components));
    if (signal.filter() != null) {
      names.addAll(
          StrategyKernel.checkFilter(signal.filter(), ExpressionFilters::compile, components));
    }
    List<String> wanted =
        PortfolioKernel.featuresWanted(plan, components).values().stream()
            .flatMap(List::stream)
            .toList();
    plan.features().stream()
        .filter(feature -> wanted.contains(feature.expression()))
        .forEach(feature -> names.add(feature.column()));
    return names;
  }
}
