package io.admf.compose.placement;

import io.admf.component.Components;
import io.admf.compose.topology.Topology;
import io.admf.plan.RunPlan;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.TraceMode;
import java.nio.file.Path;

/**
 * A run to carry out.
 *
 * @param topology the services that take part
 * @param name what people call it
 * @param experiment the YAML as it was understood, kept with the results
 * @param results the folder of all runs; this one's is put there when it is complete
 */
public record RunRequest(
    RunPlan plan,
    Topology topology,
    Components components,
    ReportingOptions reporting,
    TraceMode trace,
    String name,
    String experiment,
    Path results,
    String configHash,
    String codeVersion) {

  /** The same, reported otherwise. */
  public RunRequest with(ReportingOptions options) {
    return new RunRequest(
        plan,
        topology,
        components,
        options,
        trace,
        name,
        experiment,
        results,
        configHash,
        codeVersion);
  }

  /** The same with another plan. */
  public RunRequest with(RunPlan other) {
    return new RunRequest(
        other,
        topology,
        components,
        reporting,
        trace,
        name,
        experiment,
        results,
        configHash,
        codeVersion);
  }
}
