package io.admf.compose.axis;

import io.admf.component.Names;
import io.admf.config.Problem;
import java.util.Comparator;
import java.util.List;

/**
 * How much a constraint left out.
 *
 * @param place where the constraint was written
 * @param constraint as the researcher wrote it
 * @param count how many it left out, not counting what one before it already had
 * @param of what was left out: {@code combinations}, or {@code parameter sets of momentum}
 */
public record LeftOut(String place, String constraint, long count, String of) {

  /**
   * The mistake of constraints that leave nothing, at the one that left out the most.
   *
   * @param leftOut one for each constraint, at least one
   * @param candidates how many there were to leave
   */
  public static Problem nothing(List<LeftOut> leftOut, double candidates) {
    LeftOut most = leftOut.stream().max(Comparator.comparingLong(LeftOut::count)).orElseThrow();
    return new Problem(
        most.place,
        "constraints leave none of %s %s: '%s' leaves out %d; loosen it"
            .formatted(Names.number(candidates), most.of, most.constraint, most.count));
  }
}
