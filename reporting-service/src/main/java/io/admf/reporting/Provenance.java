package io.admf.reporting;

/**
 * Where a result comes from: what must be the same for it to come out the same again.
 *
 * @param runId names the run and its folder
 * @param name what people call it: the name in YAML or of its file
 * @param configHash of the configuration as it was understood
 * @param dataHash of the bars that were read
 * @param codeVersion of ADMF
 * @param placement {@code fused}, {@code services} or {@code grid}
 * @param elapsedMs wall time, measured by the caller; no result depends on it
 */
public record Provenance(
    String runId,
    String name,
    String configHash,
    String dataHash,
    String codeVersion,
    String placement,
    long elapsedMs) {}
