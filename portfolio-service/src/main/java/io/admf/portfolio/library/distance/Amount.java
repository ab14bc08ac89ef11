package io.admf.portfolio.library.distance;

import io.admf.component.Param;
import io.admf.portfolio.Distance;
import io.admf.portfolio.DistanceQuestion;
import io.admf.portfolio.DistanceRule;
import io.admf.portfolio.Reach;

/** An amount of money for one whole unit. */
@Distance(name = "amount", description = "an amount of money for one unit")
public record Amount(
    @Param(value = "money for one whole unit of the instrument", min = 1e-12) double amount)
    implements DistanceRule {

  @Override
  public Reach reach(DistanceQuestion question) {
    return new Reach(amount, Reach.Unit.AMOUNT);
  }
}
