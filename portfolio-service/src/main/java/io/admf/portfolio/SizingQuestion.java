package io.admf.portfolio;

import io.admf.money.Instrument;
import java.util.List;

/**
 * What a sizer may know: all of it known at the slice of the decision.
 *
 * @param equity of the portfolio, money units
 * @param price latest close, the price that the size is computed with
 * @param strength of the signal, 0 to 1
 * @param features the values of {@link Sizer#features}, in its order
 */
public record SizingQuestion(
    Instrument instrument, long equity, double price, double strength, List<Double> features) {

  public SizingQuestion {
    features = List.copyOf(features);
  }
}
