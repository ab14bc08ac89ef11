package io.admf.portfolio.library.risk;

import io.admf.component.Param;
import io.admf.money.Money;
import io.admf.portfolio.Risk;
import io.admf.portfolio.RiskQuestion;
import io.admf.portfolio.RiskRule;
import org.jspecify.annotations.Nullable;

/** No position may be worth more than a fraction of equity at the latest close. */
@Risk(name = "max_position_size", description = "a position is worth at most a fraction of equity")
public record MaxPositionSize(
    @Param(value = "largest position as a fraction of equity", otherwise = "1", min = 0, max = 100)
        double fraction)
    implements RiskRule {

  @Override
  public @Nullable String refusal(RiskQuestion question) {
    if (question.reducing()) {
      return null;
    }
    long value = Math.abs(question.worth(question.after()));
    long limit = Money.round(Math.max(0, question.equity()) * fraction);
    return value <= limit
        ? null
        : "position of %s would exceed %s of equity %s, which is %s"
            .formatted(
                Money.format(value),
                fraction,
                Money.format(question.equity()),
                Money.format(limit));
  }
}
