package io.admf.portfolio.library.risk;

import io.admf.portfolio.RiskQuestion;
import io.admf.portfolio.RiskRule;
import io.admf.portfolio.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is sold short that nobody lends. Stands by itself where the account names such a symbol.
 */
public record Locate() implements RiskRule {

  @Override
  public @Nullable String refusal(RiskQuestion question) {
    Standing standing = question.standing();
    String symbol = question.instrument().symbol();
    if (standing == null
        || question.after() >= 0
        || question.reducing()
        || standing.account().rates().locates(symbol)) {
      return null;
    }
    return "%s cannot be borrowed, position would become %s"
        .formatted(symbol, question.instrument().format(question.after()));
  }
}
