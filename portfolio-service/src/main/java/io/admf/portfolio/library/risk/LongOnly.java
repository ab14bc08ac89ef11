package io.admf.portfolio.library.risk;

import io.admf.portfolio.Risk;
import io.admf.portfolio.RiskQuestion;
import io.admf.portfolio.RiskRule;
import org.jspecify.annotations.Nullable;

/** No position may become negative. */
@Risk(name = "long_only", description = "no position may become negative")
public record LongOnly() implements RiskRule {

  @Override
  public @Nullable String refusal(RiskQuestion question) {
    return question.after() >= 0 || question.reducing()
        ? null
        : "position would become %s".formatted(question.instrument().format(question.after()));
  }
}
