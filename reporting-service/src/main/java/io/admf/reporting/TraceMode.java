package io.admf.reporting;

/** How much of a run's events is kept. */
public enum TraceMode {
  /** None: the metrics only. */
  NONE,
  /**
   * Positions and fills of open trades in memory, pruned as trades complete; the metrics are kept.
   */
  MINIMAL,
  /** Every event of every container, streamed to {@code events.jsonl.gz}. */
  FULL
}
