package io.admf.compose;

import io.admf.component.Components;
import io.admf.compose.axis.LeftOut;
import io.admf.compose.expansion.Expanded;
import io.admf.compose.expansion.Expansion;
import io.admf.compose.expansion.Selection;
import io.admf.compose.experiment.Dataset;
import io.admf.compose.experiment.Experiment;
import io.admf.compose.experiment.ExperimentReader;
import io.admf.compose.topology.Topology;
import io.admf.compose.topology.TopologyBuilder;
import io.admf.config.BadInputException;
import io.admf.config.Problem;
import io.admf.config.Yaml;
import io.admf.digest.PlanDigest;
import io.admf.frame.Series;
import io.admf.plan.FeatureSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.portfolio.PortfolioKernel;
import io.admf.strategy.StrategyKernel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Interprets an experiment and delegates: reading to the experiment room, wiring to the topology,
 * running to a placement.
 */
public final class Coordinator {

  private final Components components;

  public Coordinator(Components components) {
    this.components = components;
  }

  /**
   * An experiment made ready to run.
   *
   * @param topology the containers and services that it takes
   * @param configHash of everything that can change a result
   * @param yaml what it was read from
   * @param leftOut what constraints kept out of the plan, one for each constraint; empty where one
   *     combination alone was asked for
   */
  public record Prepared(
      Experiment experiment,
      RunPlan plan,
      Topology topology,
      String configHash,
      Yaml.Mapping yaml,
      List<LeftOut> leftOut) {

    /** The same mistakes; those that name a key of {@code data} with the place where it stands. */
    public BadInputException located(BadInputException mistakes) {
      return Coordinator.located(mistakes, yaml, experiment.source());
    }
  }

  /** The same mistakes; those that name a key of {@code data} with the place where it stands. */
  static BadInputException located(BadInputException mistakes, Yaml.Mapping yaml, String source) {
    return new BadInputException(
        mistakes.problems().stream()
            .map(
                problem ->
                    problem.where().matches("data\\.[a-z_]+")
                        ? new Problem(
                            place(problem.where().substring(5), yaml, source),
                            problem.where() + ": " + problem.message())
                        : problem)
            .toList());
  }

  private static String place(String key, Yaml.Mapping yaml, String source) {
    if (yaml.get("data") instanceof Yaml.Mapping data) {
      Yaml value = data.get(key);
      return (value == null ? data : value).place().toString();
    }
    return source;
  }

  /**
   * Reads and expands an experiment.
   *
   * @param tree the experiment, overrides applied
   * @param file where it came from
   * @param only one combination to keep, or null for all
   * @throws BadInputException with every mistake that was found
   */
  public Prepared prepare(Yaml.Mapping tree, Path file, @Nullable String only) {
    Experiment experiment = ExperimentReader.read(tree, file, components);
    Expanded expanded = Expansion.expand(experiment, experiment.name());
    RunPlan draft = expanded.plan();
    PlanCheck.check(experiment, draft, components);
    String hash = PlanDigest.of(draft);
    String runId = experiment.name() + "-" + hash.substring(0, 8);
    RunPlan plan = draft.with(runId, featuresWanted(experiment, draft));
    if (only != null) {
      plan = Selection.only(plan, only);
    }
    return new Prepared(
        experiment,
        plan,
        TopologyBuilder.build(experiment.workflow(), plan),
        hash,
        tree,
        only == null ? expanded.leftOut() : List.of());
  }

  /**
   * A plan that reads bars and does nothing with them.
   *
   * @param tree an experiment, or its {@code symbols} and {@code data} alone; overrides applied
   * @param file where it came from
   * @throws BadInputException with every mistake that was found
   */
  public RunPlan dataset(Yaml.Mapping tree, Path file) {
    Dataset dataset = ExperimentReader.readDataset(tree, file, components);
    return new RunPlan(
        dataset.name(),
        dataset.seed(),
        dataset.currency(),
        dataset.frameSlices(),
        dataset.data(),
        Expansion.series(dataset.symbols()),
        List.of(),
        List.of(),
        List.of());
  }

  /**
   * What the experiment lists, and sizers, orders and risk rules need, beyond what strategies
   * declare.
   */
  private List<FeatureSpec> featuresWanted(Experiment experiment, RunPlan plan) {
    List<FeatureSpec> wanted = new ArrayList<>();
    for (Series series : plan.series()) {
      experiment.extraFeatures().forEach(text -> wanted.add(feature(series.index(), text)));
    }
    PortfolioKernel.featuresWanted(sizing(plan), components)
        .forEach((series, texts) -> texts.forEach(t -> wanted.add(feature(series, t))));
    return wanted.stream().distinct().toList();
  }

  /** The plan with one portfolio for each way to size, order and judge on the same series. */
  private static RunPlan sizing(RunPlan plan) {
    Map<List<Object>, PortfolioSpec> distinct = new LinkedHashMap<>();
    for (PortfolioSpec portfolio : plan.portfolios()) {
      distinct.putIfAbsent(
          List.of(portfolio.sizing(), portfolio.orders(), portfolio.risk(), portfolio.series()),
          portfolio);
    }
    return plan.with(plan.signals(), plan.classifiers(), List.copyOf(distinct.values()));
  }

  private FeatureSpec feature(int series, String expression) {
    return new FeatureSpec(series, expression, StrategyKernel.checkFeature(expression, components));
  }
}
