package io.admf.reporting;

import io.admf.component.ComponentKind;
import io.admf.reporting.library.metrics.Measure;
import io.admf.reporting.library.metrics.Metric;

/** The kinds of component that reporting takes. */
public final class ReportingKinds {

  /** Figures that a run is judged by. */
  public static final ComponentKind<Metric, Measure> METRIC =
      new ComponentKind<>("metric", Metric.class, Measure.class, Metric::name, Metric::description);

  private ReportingKinds() {}
}
