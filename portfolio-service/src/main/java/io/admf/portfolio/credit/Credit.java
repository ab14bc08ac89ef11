package io.admf.portfolio.credit;

import io.admf.event.Leg;
import io.admf.flow.ExchangeRates;
import io.admf.frame.BarBlock;
import io.admf.frame.Series;
import io.admf.money.Money;
import io.admf.plan.AccountKind;
import io.admf.plan.AccountSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.portfolio.decision.Holdings;
import java.util.List;

/** What the account of one portfolio asks of its positions. */
public final class Credit {

  private final AccountSpec account;
  private final ExchangeRates rates;
  private final Holdings holdings;
  private final List<Series> traded;

  public Credit(RunPlan plan, PortfolioSpec spec, Holdings holdings) {
    this.account = spec.account();
    this.rates = new ExchangeRates(plan);
    this.holdings = holdings;
    this.traded = spec.series().stream().sorted().map(plan.series()::get).toList();
  }

  /** The rules of the account. */
  public AccountSpec account() {
    return account;
  }

  /** Whether the account lends, so that it may call. */
  public boolean lends() {
    return account.kind() == AccountKind.MARGIN;
  }

  /** What the portfolio trades, in the order of the run's series. */
  List<Series> traded() {
    return traded;
  }

  ExchangeRates rates() {
    return rates;
  }

  /** What one of a series' currency is worth at a slice; NaN where that is not known yet. */
  public double rate(Series series, BarBlock block, long slice) {
    return rates.rate(series.index(), block, slice);
  }

  /** Money units in the account's currency that units are worth at the latest close. */
  public long value(Series series, long units, BarBlock block, long slice) {
    if (units == 0) {
      return 0;
    }
    double price = block.mark(series.index(), slice);
    return Money.convert(series.instrument().notional(price, units), rate(series, block, slice));
  }

  /**
   * Equity that all positions need to be opened, orders under way included, if the one of a leg
   * were {@code after}; money units.
   */
  public long initial(Series changed, Leg of, long after, BarBlock block, long slice) {
    long sum = 0;
    for (Series series : traded) {
      for (Leg leg : holdings.legs()) {
        boolean changes = series.index() == changed.index() && leg == of;
        long units = changes ? after : holdings.expected(series.index(), leg);
        sum = Math.addExact(sum, account.margin().initialOf(value(series, units, block, slice)));
      }
    }
    return sum;
  }
}
