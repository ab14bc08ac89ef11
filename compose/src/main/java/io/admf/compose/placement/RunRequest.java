package io.admf.compose.placement;

import io.admf.component.Components;
import io.admf.plan.RunPlan;
import io.admf.reporting.ReportingOptions;
import io.admf.reporting.TraceMode;
import java.nio.file.Path;

/**
 * A run to carry out.
 *
 * @param name what people call it
 * @param experiment the YAML as it was understood, kept with the results
 * @param results the folder of all runs; this one's is put there when it is complete
 */
public record RunRequest(
    RunPlan plan,
    Components components,
    ReportingOptions reporting,
    TraceMode trace,
    String name,
    String experiment,
    Path results,
    String configHash,
    String codeVersion) {}
