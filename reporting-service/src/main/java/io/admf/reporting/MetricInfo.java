package io.admf.reporting;

import io.admf.reporting.library.metrics.Unit;

/**
 * A metric as reports explain it.
 *
 * @param key in result files
 * @param description formula and convention, one line
 */
public record MetricInfo(String key, String description, Unit unit) {}
