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
 * @param folder where the results go; replaced when the run is complete, untouched when it fails
 */
public record RunRequest(
    RunPlan plan,
    Components components,
    ReportingOptions reporting,
    TraceMode trace,
    String name,
    String experiment,
    Path folder,
    String configHash,
    String codeVersion) {}
