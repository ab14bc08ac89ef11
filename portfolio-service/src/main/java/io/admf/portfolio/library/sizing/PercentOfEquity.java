package io.admf.portfolio.library.sizing;

import io.admf.component.Param;
import io.admf.money.Money;
import io.admf.portfolio.Sizer;
import io.admf.portfolio.Sizing;
import io.admf.portfolio.SizingQuestion;

/** A fixed fraction of the portfolio's equity. */
@Sizing(name = "percent_of_equity", description = "a fraction of the portfolio's equity")
public record PercentOfEquity(
    @Param(value = "fraction of equity for one position", otherwise = "0.95", min = 0, max = 100)
        double fraction)
    implements Sizer {

  @Override
  public long size(SizingQuestion question) {
    return Affordable.units(question, Money.toDouble(question.equity()) * fraction);
  }

  @Override
  public String explain(SizingQuestion question) {
    return "%s of equity %s at %s"
        .formatted(fraction, Money.format(question.equity()), question.price());
  }
}
