package io.admf.execution.library.improvement;

import io.admf.execution.Improvement;
import io.admf.execution.ImprovementModel;

/** Nobody gives anything back. */
@Improvement(name = "none", description = "nobody gives anything back")
record NoImprovement() implements ImprovementModel {

  @Override
  public double improvement(Taking trade) {
    return 0;
  }
}
