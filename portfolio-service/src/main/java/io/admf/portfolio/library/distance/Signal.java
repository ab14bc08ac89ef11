package io.admf.portfolio.library.distance;

import io.admf.portfolio.Distance;
import io.admf.portfolio.DistanceQuestion;
import io.admf.portfolio.DistanceRule;
import io.admf.portfolio.Reach;

/** The price that the signal itself gives; a signal that gives none brings no such order. */
@Distance(name = "signal", description = "the stop loss or price target that the signal gives")
public record Signal() implements DistanceRule {

  @Override
  public Reach reach(DistanceQuestion question) {
    return new Reach(question.signalled(), Reach.Unit.PRICE);
  }
}
