package io.admf.portfolio.library.risk;

import io.admf.event.Side;
import io.admf.money.Money;
import io.admf.portfolio.RiskQuestion;
import io.admf.portfolio.RiskRule;
import io.admf.portfolio.Standing;
import org.jspecify.annotations.Nullable;

/**
 * What an account allows: a cash account buys with settled cash and sells what it has; an account
 * on margin holds no more than its equity opens. Stands by itself where the account is one of
 * these. An order that only makes a position smaller always passes.
 */
public record BuyingPower() implements RiskRule {

  @Override
  public @Nullable String refusal(RiskQuestion question) {
    Standing standing = question.standing();
    if (standing == null || question.reducing()) {
      return null;
    }
    return switch (standing.account().kind()) {
      case SIMPLE -> null;
      case CASH -> cash(question, standing);
      case MARGIN ->
          standing.initial() <= question.equity()
              ? null
              : "positions would need equity of %s, has %s"
                  .formatted(Money.format(standing.initial()), Money.format(question.equity()));
    };
  }

  private static @Nullable String cash(RiskQuestion question, Standing standing) {
    if (question.after() < 0 && question.side() == Side.SELL) {
      return "a cash account holds no shorts, position would become %s"
          .formatted(question.instrument().format(question.after()));
    }
    if (question.side() == Side.SELL || question.instrument().future()) {
      return null;
    }
    long needed = question.notional();
    return needed <= standing.settledCash()
        ? null
        : "needs %s of settled cash, has %s"
            .formatted(Money.format(needed), Money.format(standing.settledCash()));
  }
}
