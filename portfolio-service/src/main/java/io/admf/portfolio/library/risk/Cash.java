package io.admf.portfolio.library.risk;

import io.admf.component.Param;
import io.admf.event.Side;
import io.admf.money.Money;
import io.admf.plan.AccountKind;
import io.admf.portfolio.Risk;
import io.admf.portfolio.RiskQuestion;
import io.admf.portfolio.RiskRule;
import io.admf.portfolio.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A purchase must be covered by cash at the latest close, with a margin for costs and gaps. In an
 * account that lends, equity must cover what the positions need, with that margin.
 */
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
    Standing standing = question.standing();
    if (standing != null && standing.account().kind() == AccountKind.MARGIN) {
      return question.reducing() || buffer == 0 ? null : margin(question, standing);
    }
    if (question.side() == Side.SELL || question.reducing() || question.instrument().future()) {
      return null;
    }
    long needed = Money.round(question.notional() * (1 + buffer));
    return needed <= question.cash()
        ? null
        : "needs %s, has %s".formatted(Money.format(needed), Money.format(question.cash()));
  }

  /** Where the account lends, what is held back is equity; without a buffer it judges itself. */
  private @Nullable String margin(RiskQuestion question, Standing standing) {
    long needed = Money.round(standing.initial() * (1 + buffer));
    return needed <= question.equity()
        ? null
        : "needs equity of %s, has %s"
            .formatted(Money.format(needed), Money.format(question.equity()));
  }
}
