package io.admf.portfolio.library.distance;

import io.admf.component.Param;
import io.admf.portfolio.Distance;
import io.admf.portfolio.DistanceQuestion;
import io.admf.portfolio.DistanceRule;
import io.admf.portfolio.Reach;

/** Percent of the price that it is counted from. */
@Distance(name = "percent", description = "percent of the price")
public record Percent(@Param(value = "percent", min = 0.0001, max = 10000) double percent)
    implements DistanceRule {

  @Override
  public Reach reach(DistanceQuestion question) {
    return new Reach(percent, Reach.Unit.PERCENT);
  }
}
