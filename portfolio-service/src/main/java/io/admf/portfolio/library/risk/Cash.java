package io.admf.portfolio.library.risk;

import io.admf.component.Param;
import io.admf.event.Side;
import io.admf.money.Money;
import io.admf.portfolio.Risk;
import io.admf.portfolio.RiskQuestion;
import io.admf.portfolio.RiskRule;
import org.jspecify.annotations.Nullable;

/** A purchase must be covered by cash at the latest close, with a margin for costs and gaps. */
@Risk(name = "cash", description = "a purchase must be covered by cash")
public record Cash(
    @Param(
            value = "cash to hold back for costs and gaps, as a fraction of the purchase",
            otherwise = "0",
            min = 0,
            max = 1)
        double buffer)
    implements RiskRule {

  @Override
  public @Nullable String refusal(RiskQuestion question) {
    if (question.side() == Side.SELL || question.reducing() || question.instrument().future()) {
      return null;
    }
    long needed = Money.round(question.notional() * (1 + buffer));
    return needed <= question.cash()
        ? null
        : "needs %s, has %s".formatted(Money.format(needed), Money.format(question.cash()));
  }
}
