package io.admf.portfolio.library.distance;

import io.admf.component.Param;
import io.admf.portfolio.Distance;
import io.admf.portfolio.DistanceQuestion;
import io.admf.portfolio.DistanceRule;
import io.admf.portfolio.Reach;
import java.util.List;

/**
 * Some average true ranges (Wilder 1978, <i>New Concepts in Technical Trading Systems</i>), as they
 * are at the decision. There is none before the range is known.
 */
@Distance(name = "atr", description = "average true ranges")
public record Atr(
    @Param(value = "how many average true ranges", otherwise = "2", min = 0.0001) double multiple,
    @Param(value = "bars in the average true range", otherwise = "14", min = 1) int period)
    implements DistanceRule {

  @Override
  public List<String> features() {
    return List.of("atr(" + period + ")");
  }

  @Override
  public Reach reach(DistanceQuestion question) {
    return new Reach(multiple * question.features().getFirst(), Reach.Unit.AMOUNT);
  }
}
