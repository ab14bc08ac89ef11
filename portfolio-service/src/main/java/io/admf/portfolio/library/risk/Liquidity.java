package io.admf.portfolio.library.risk;

import io.admf.component.Names;
import io.admf.component.Param;
import io.admf.money.Money;
import io.admf.portfolio.Risk;
import io.admf.portfolio.RiskQuestion;
import io.admf.portfolio.TrimmingRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order is no larger than a share of the average daily volume, and not too small to be worth its
 * trouble. What makes a position smaller always passes, whatever the volume: a market that is gone
 * must not be a reason to stay. The average is that of {@code daily_volume}: of days that are over,
 * of as many as there are.
 */
@Risk(
    name = "liquidity",
    description = "an order is at most a share of the average daily volume, and worth a minimum")
public record Liquidity(
    @Param(
            value = "largest order as a fraction of the average daily volume",
            otherwise = "0.5",
            min = 1e-9,
            max = 1e6)
        double maxAdv,
    @Param(value = "days in the average", otherwise = "20", min = 1, max = 10_000) int days,
    @Param(
            value = "least that an order is worth at the latest close, in the account's currency",
            otherwise = "10",
            min = 0,
            max = 1e10)
        double minTicket,
    @Param(value = "what happens to an order that is larger", otherwise = "trim") Excess excess)
    implements TrimmingRule {

  /** What happens to an order that is larger than the market carries. */
  public enum Excess {
    /** It is made as large as may be. */
    TRIM,
    /** What of it opens a position is refused. */
    REJECT
  }

  @Override
  public List<String> features() {
    return List.of("daily_volume(" + days + ")");
  }

  @Override
  public long most(RiskQuestion question) {
    long carried = carried(question);
    if (question.quantity() <= carried) {
      return question.quantity();
    }
    return excess == Excess.REJECT ? question.closing() : Math.max(question.closing(), carried);
  }

  /** Size units that the market carries: the share of the volume, rounded down to whole lots. */
  private long carried(RiskQuestion question) {
    BigDecimal units =
        BigDecimal.valueOf(question.features().getFirst())
            .multiply(BigDecimal.valueOf(maxAdv))
            .movePointRight(question.instrument().sizeDecimals());
    long most = units.min(BigDecimal.valueOf(question.quantity())).longValue();
    return most == question.quantity() ? most : question.instrument().lots(most);
  }

  @Override
  public String explain(RiskQuestion question) {
    return "%s is more than %s of the average daily volume %s"
        .formatted(
            question.instrument().format(question.quantity()),
            Names.number(maxAdv),
            BigDecimal.valueOf(question.features().getFirst())
                .setScale(question.instrument().sizeDecimals(), RoundingMode.HALF_EVEN)
                .toPlainString());
  }

  @Override
  public @Nullable String refusal(RiskQuestion question) {
    long worth = question.notional();
    return question.reducing() || worth >= Money.of(minTicket)
        ? null
        : "worth %s, which is less than %s"
            .formatted(Money.format(worth), Money.format(Money.of(minTicket)));
  }
}
