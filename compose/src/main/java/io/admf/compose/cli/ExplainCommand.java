package io.admf.compose.cli;

import io.admf.component.Components;
import io.admf.compose.Rerun;
import io.admf.compose.Workbench;
import io.admf.compose.expansion.Selection;
import io.admf.compose.explain.EventLogs;
import io.admf.compose.explain.Explanation;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import io.admf.strategy.ExpressionFilters;
import io.admf.strategy.StrategyKernel;
import io.admf.strategy.StrategyKinds;
import io.admf.trace.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
    Path run = folder.folder();
    Rerun.summary(run);
    Path scratch = Files.createTempDirectory("admf-explain");
    try (Workbench bench = Rerun.workbench(run)) {
      RunPlan whole = Rerun.plan(run, bench);
      String combo = combo(whole);
      RunPlan plan = combo == null ? whole : Selection.only(whole, combo);
      boolean traced =
          plan.portfolios().stream()
              .allMatch(p -> Files.exists(run.resolve(p.container()).resolve("events.jsonl.gz")));
      Path from = run;
      if (!traced) {
        spec.commandLine().getErr().println("The run was not traced; running it again to see why.");
        from = Rerun.traced(run, combo, scratch);
      }
      spec.commandLine()
          .getOut()
          .print(
              Explanation.of(
                  fill,
                  plan,
                  new EventLogs(from, EventJson.of(plan)),
                  signal -> lookedAt(signal, bench.components())));
      spec.commandLine().getOut().flush();
      return 0;
    } finally {
      Rerun.remove(scratch);
    }
  }

  /** The combination that the fill's name speaks of, where the run has several. */
  private @Nullable String combo(RunPlan plan) {
    Matcher matcher = COMBO.matcher(fill);
    return plan.portfolios().size() > 1
            && matcher.lookingAt()
            && plan.portfolios().stream().anyMatch(p -> p.comboId().equals(matcher.group(1)))
        ? matcher.group(1)
        : null;
  }

  /** The columns that a strategy declares and its filter reads. */
  private static List<String> lookedAt(SignalSpec signal, Components components) {
    List<String> names =
        new ArrayList<>(
            StrategyKernel.check(StrategyKinds.STRATEGY, signal.strategy(), components));
    if (signal.filter() != null) {
      names.addAll(
          StrategyKernel.checkFilter(signal.filter(), ExpressionFilters::compile, components));
    }
    return names;
  }
}
