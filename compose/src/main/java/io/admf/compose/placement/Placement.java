package io.admf.compose.placement;

import io.admf.reporting.RunReport;

/** Carries a run out. */
public interface Placement {

  /** Its name in results. */
  String name();

  /**
   * Runs to the end and writes the results.
   *
   * @throws io.admf.config.BadInputException if the data is bad; nothing is left behind then
   */
  RunReport run(RunRequest request);
}
