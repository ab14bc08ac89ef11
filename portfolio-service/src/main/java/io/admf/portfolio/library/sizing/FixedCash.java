package io.admf.portfolio.library.sizing;

import io.admf.component.Param;
import io.admf.portfolio.Sizer;
import io.admf.portfolio.Sizing;
import io.admf.portfolio.SizingQuestion;

/** As much as a fixed amount of cash buys. */
@Sizing(name = "fixed_cash", description = "as much as a fixed amount of cash buys")
public record FixedCash(
    @Param(value = "amount for one position, in the account's currency", min = 0, max = 1e10)
        double amount)
    implements Sizer {

  @Override
  public long size(SizingQuestion question) {
    return Affordable.units(question, amount);
  }

  @Override
  public String explain(SizingQuestion question) {
    return "cash %s at %s".formatted(amount, question.price());
  }
}
