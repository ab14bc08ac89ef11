package io.admf.compose;

import io.admf.component.Components;
import io.admf.compose.experiment.Expansion;
import io.admf.compose.experiment.Experiment;
import io.admf.compose.experiment.ExperimentReader;
import io.admf.compose.topology.Topology;
import io.admf.compose.topology.TopologyBuilder;
import io.admf.config.BadInputException;
import io.admf.config.Problem;
import io.admf.config.Yaml;
import io.admf.config.YamlReader;
import io.admf.digest.PlanDigest;
import io.admf.frame.Series;
import io.admf.plan.FeatureSpec;
import io.admf.plan.RunPlan;
import io.admf.portfolio.PortfolioKernel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
   */
  public record Prepared(
      Experiment experiment, RunPlan plan, Topology topology, String configHash) {}

  /**
   * Reads and expands an experiment.
   *
   * @param overrides {@code key.path=value}, applied in order
   * @param only one combination to keep, or null for all
   * @throws BadInputException with every mistake that was found
   */
  public Prepared prepare(Path file, List<String> overrides, @Nullable String only) {
    return prepare(YamlReader.read(file), file, overrides, only);
  }

  /** As above, from a tree that was read before. */
  public Prepared prepare(
      Yaml.Mapping yaml, Path file, List<String> overrides, @Nullable String only) {
    Yaml.Mapping tree = yaml;
    List<Problem> problems = new ArrayList<>();
    for (String override : overrides) {
      try {
        tree = YamlReader.override(tree, override);
      } catch (BadInputException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    Experiment experiment = ExperimentReader.read(tree, file, components);
    RunPlan draft = Expansion.expand(experiment, experiment.name());
    PlanCheck.check(experiment, draft, components);
    String hash = PlanDigest.of(draft);
    String runId = experiment.name() + "-" + hash.substring(0, 8);
    RunPlan plan = draft.with(runId, featuresWanted(experiment, draft));
    if (only != null) {
      plan = Expansion.only(plan, only);
    }
    return new Prepared(experiment, plan, TopologyBuilder.build(experiment.workflow(), plan), hash);
  }

  /** What the experiment lists and what sizers need, beyond what strategies declare. */
  private List<FeatureSpec> featuresWanted(Experiment experiment, RunPlan plan) {
    List<FeatureSpec> wanted = new ArrayList<>();
    for (Series series : plan.series()) {
      experiment.extraFeatures().forEach(text -> wanted.add(new FeatureSpec(series.index(), text)));
    }
    PortfolioKernel.featuresWanted(plan, components)
        .forEach((series, texts) -> texts.forEach(t -> wanted.add(new FeatureSpec(series, t))));
    return wanted.stream().distinct().toList();
  }
}
