package io.admf.portfolio.library.sizing;

import io.admf.component.Param;
import io.admf.money.Money;
import io.admf.portfolio.Sizer;
import io.admf.portfolio.Sizing;
import io.admf.portfolio.SizingQuestion;
import java.util.List;

/**
 * So much that an adverse move of some average true ranges loses a fixed fraction of equity: {@code
 * equity × risk ÷ (multiple × ATR)}, capped (Faith 2007, <i>Way of the Turtle</i>, "N" units).
 */
@Sizing(
    name = "risk_per_trade",
    description = "an adverse move of some average true ranges loses a fraction of equity")
public record RiskPerTrade(
    @Param(
            value = "fraction of equity to lose on the adverse move",
            otherwise = "0.01",
            min = 0,
            max = 1)
        double risk,
    @Param(value = "bars in the average true range", otherwise = "14", min = 1) int atrPeriod,
    @Param(value = "the adverse move, in average true ranges", otherwise = "2", min = 0.01)
        double atrMultiple,
    @Param(value = "largest fraction of equity for one position", otherwise = "0.95", min = 0)
        double maxFraction)
    implements Sizer {

  @Override
  public List<String> features() {
    return List.of("atr(" + atrPeriod + ")");
  }

  @Override
  public long size(SizingQuestion question) {
    double atr = question.features().getFirst();
    if (!(atr > 0)) {
      return 0; // no range yet, or no range at all: the risk of a unit is unknown
    }
    double equity = Money.toDouble(question.equity());
    double quantity = equity * risk / (atrMultiple * question.worth(atr));
    double cap = equity * maxFraction / question.worth(question.price());
    double taken = Math.min(quantity, cap);
    return taken > 0 ? question.instrument().units(taken) : 0;
  }

  @Override
  public String explain(SizingQuestion question) {
    return "risk %s of equity %s over %s x ATR %s"
        .formatted(
            risk, Money.format(question.equity()), atrMultiple, question.features().getFirst());
  }
}
