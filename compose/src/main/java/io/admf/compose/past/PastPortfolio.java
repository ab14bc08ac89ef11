package io.admf.compose.past;

import io.admf.component.Components;
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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One portfolio of a results folder. To be closed: then what was run again for it is removed. */
public final class PastPortfolio implements AutoCloseable {

  private static final int SHOWN = 5;

  private final Path run;
  private final Workbench bench;
  private final RunPlan plan;
  private final boolean alone;
  private final Consumer<String> told;
  private @Nullable Path scratch;
  private @Nullable Path again;

  private PastPortfolio(
      Path run, Workbench bench, RunPlan plan, boolean alone, Consumer<String> told) {
    this.run = run;
    this.bench = bench;
    this.plan = plan;
    this.alone = alone;
    this.told = told;
  }

  /**
   * Finds it.
   *
   * @param run the results folder
   * @param name a combination, a container or the name of a portfolio; null where the run has one
   *     alone
   * @param told hears what takes time, for people
   * @throws BadInputException if it is no results folder, or has no such portfolio
   */
  public static PastPortfolio open(Path run, @Nullable String name, Consumer<String> told) {
    return open(run, plan -> meant(plan, name), told);
  }

  /**
   * Finds it.
   *
   * @param run the results folder
   * @param which says which of a plan is meant; throws where it is none
   * @param told hears what takes time, for people
   * @throws BadInputException if it is no results folder
   */
  public static PastPortfolio open(
      Path run, Function<RunPlan, PortfolioSpec> which, Consumer<String> told) {
    Rerun.summary(run);
    Workbench bench = Rerun.workbench(run);
    try {
      RunPlan whole = Rerun.plan(run, bench);
      PortfolioSpec spec = which.apply(whole);
      boolean alone = whole.portfolios().size() == 1;
      RunPlan plan = alone ? whole : Selection.only(whole, spec.comboId());
      return new PastPortfolio(run, bench, plan, alone, told);
    } catch (RuntimeException e) {
      bench.close();
      throw e;
    }
  }

  private static PortfolioSpec meant(RunPlan plan, @Nullable String name) {
    List<PortfolioSpec> all = plan.portfolios();
    List<PortfolioSpec> meant =
        all.stream()
            .filter(
                each ->
                    name == null
                        || each.comboId().equals(name)
                        || each.container().equals(name)
                        || each.name().equals(name))
            .toList();
    if (meant.size() == 1) {
      return meant.getFirst();
    }
    throw new BadInputException(
        "--portfolio" + (name == null ? "" : " " + name),
        meant.isEmpty()
            ? "there is no such portfolio; the run has " + some(all)
            : "expected one of the portfolios of the run: " + some(meant));
  }

  private static String some(List<PortfolioSpec> portfolios) {
    List<String> names =
        new ArrayList<>(portfolios.stream().limit(SHOWN).map(PortfolioSpec::comboId).toList());
    if (portfolios.size() > SHOWN) {
      names.add("… " + portfolios.getLast().comboId());
    }
    return String.join(", ", names);
  }

  /** The plan of it alone. */
  public RunPlan plan() {
    return plan;
  }

  /** Its place in {@link #plan}. */
  public PortfolioSpec spec() {
    return plan.portfolios().getFirst();
  }

  /** The components of the run. */
  public Components components() {
    return bench.components();
  }

  /** The id of the run. */
  public String runId() {
    return Rerun.summary(run).path("run_id").asText();
  }

  /**
   * A results folder in which the portfolio has left what is wanted: that of the run, or one of the
   * portfolio run again with every event traced.
   *
   * @param enough whether a folder has what is wanted
   * @throws BadInputException if the run cannot be repeated
   */
  public Path folder(Predicate<Path> enough) throws IOException {
    if (enough.test(run)) {
      return run;
    }
    Path known = again;
    if (known == null) {
      told.accept("The run did not keep it; running %s again.".formatted(spec().comboId()));
      Path into = Files.createTempDirectory("admf-again");
      scratch = into;
      known = Rerun.traced(run, alone ? null : spec().comboId(), into);
      again = known;
    }
    return known;
  }

  /** The events of containers, all of them. */
  public EventLogs logs(List<String> containers) throws IOException {
    EventJson json = EventJson.of(plan);
    Path folder =
        folder(each -> containers.stream().allMatch(name -> new EventLogs(each, json).has(name)));
    return new EventLogs(folder, json);
  }

  @Override
  public void close() {
    bench.close();
    if (scratch != null) {
      Rerun.remove(scratch);
    }
  }
}
