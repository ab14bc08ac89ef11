package io.admf.portfolio.library.sizing;

import io.admf.component.Param;
import io.admf.portfolio.Sizer;
import io.admf.portfolio.Sizing;
import io.admf.portfolio.SizingQuestion;

/** Always the same quantity. */
@Sizing(name = "fixed_quantity", description = "always the same number of shares or coins")
public record FixedQuantity(
    @Param(value = "quantity of one position, in whole units of the instrument", min = 0)
        double quantity)
    implements Sizer {

  @Override
  public long size(SizingQuestion question) {
    return question.instrument().units(quantity);
  }

  @Override
  public String explain(SizingQuestion question) {
    return "fixed quantity " + quantity;
  }
}
