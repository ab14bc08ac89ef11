package io.admf.compose.cli.data;

import io.admf.component.Scalars;
import io.admf.compose.Workbench;
import io.admf.config.BadInputException;
import io.admf.config.Problems;
import io.admf.data.check.DataReport;
import io.admf.data.check.PlanCheck;
import io.admf.data.check.Severity;
import io.admf.data.check.Thresholds;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what is wrong with data before anybody relies on it. */
@Command(
    name = "check",
    description = {
      "Reads bars from end to end and tells what is wrong with them and what looks wrong, with file"
          + " and line. Changes nothing and stores nothing.",
      "Exit code 0 when the data can be used, 2 when it cannot; 1 for warnings with --strict."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  private static final int WARNED = 1;
  private static final int WRONG = 2;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|PATH|SOURCE:PATH",
      description =
          "a YAML file with symbols and data, such as any experiment; a file with bars, such as"
              + " prices/SPY_1d.csv; or a source and its path, such as csv:prices/spy.txt")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--symbol",
      split = ",",
      paramLabel = "SYMBOL",
      description = "with a path: what the bars are of (default: as the file is called)")
  private List<String> symbols = new ArrayList<>();

  @Option(
      names = "--timeframe",
      split = ",",
      paramLabel = "TF",
      description =
          "with a path: how long the bars are (default: as in SPY_1d.csv, or as the bars are spaced)")
  private List<String> timeframes = new ArrayList<>();

  @Option(
      names = {"-o", "--override"},
      paramLabel = "KEY=VALUE",
      description =
          "sets one key of the YAML, such as -o data.stamp=close; with a path a key of data, such as"
              + " -o stamp=close")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = {"-t", "--threshold"},
      paramLabel = "KEY=VALUE",
      description =
          "from where on something is told, such as -t stale_bars=5; see docs/data-check.md")
  private Map<String, String> thresholds = new LinkedHashMap<>();

  @Option(names = "--strict", description = "exit code 1 when there are warnings")
  private boolean strict;

  @Option(names = "--json", description = "prints JSON instead of text")
  private boolean json;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() {
    Thresholds limits = thresholds();
    List<DataReport> reports = new ArrayList<>();
    for (String target : targets) {
      try (Workbench bench = new CheckTarget(target, symbols, timeframes, overrides).open()) {
        reports.addAll(check(bench, limits));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    CheckView view = new CheckView(reports);
    out.print(json ? view.json() : view.text());
    out.flush();
    if (view.count(Severity.ERROR) > 0) {
      return WRONG;
    }
    return strict && view.count(Severity.WARNING) > 0 ? WARNED : 0;
  }

  private Thresholds thresholds() {
    Map<String, Object> values = new LinkedHashMap<>();
    thresholds.forEach((key, value) -> values.put(key, Scalars.read(value)));
    Problems problems = new Problems();
    Thresholds read = Thresholds.of(values, problems);
    problems.throwIfAny();
    return read;
  }

  private static List<DataReport> check(Workbench bench, Thresholds limits) {
    try {
      return PlanCheck.of(bench.dataset(), bench.components(), limits);
    } catch (BadInputException e) {
      throw bench.located(e);
    }
  }
}
