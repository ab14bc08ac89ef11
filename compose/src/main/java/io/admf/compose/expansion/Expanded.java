package io.admf.compose.expansion;

import io.admf.compose.axis.LeftOut;
import io.admf.plan.RunPlan;
import java.util.List;

/**
 * A plan with what constraints kept out of it.
 *
 * @param leftOut one for each constraint, in the order of the experiment
 */
public record Expanded(RunPlan plan, List<LeftOut> leftOut) {

  public Expanded {
    leftOut = List.copyOf(leftOut);
  }
}
