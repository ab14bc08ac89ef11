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
 * @param rate what one of the instrument's currency is worth in that of the account
 */
public record SizingQuestion(
    Instrument instrument,
    long equity,
    double price,
    double strength,
    List<Double> features,
    double rate) {

  public SizingQuestion {
    features = List.copyOf(features);
  }

  /** A question about an instrument in the currency of the account. */
  public SizingQuestion(
      Instrument instrument, long equity, double price, double strength, List<Double> features) {
    this(instrument, equity, price, strength, features, 1);
  }

  /** What a price of one of the instrument is worth, in the account's currency. */
  public double worth(double priced) {
    return priced * instrument.multiplier() * rate;
  }
}
