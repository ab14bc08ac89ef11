package io.admf.portfolio.library.risk;

import io.admf.component.Param;
import io.admf.portfolio.Risk;
import io.admf.portfolio.RiskQuestion;
import io.admf.portfolio.RiskRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is opened in a symbol that does not trade: one whose last bars have no volume, as those
 * of a halt that only carry a price forward. While there have been fewer bars than that, nothing is
 * known of a halt. What makes a position smaller passes, and waits for the market.
 */
@Risk(name = "halted", description = "nothing is opened while the symbol does not trade")
public record Halted(
    @Param(
            value = "bars in a row without volume that are a halt",
            otherwise = "1",
            min = 1,
            max = 10_000)
        int bars)
    implements RiskRule {

  @Override
  public List<String> features() {
    return List.of("volume_sma(" + bars + ")");
  }

  @Override
  public @Nullable String refusal(RiskQuestion question) {
    return question.reducing() || question.features().getFirst() != 0
        ? null
        : "%s has had no volume for %d %s"
            .formatted(question.instrument().symbol(), bars, bars == 1 ? "bar" : "bars");
  }
}
