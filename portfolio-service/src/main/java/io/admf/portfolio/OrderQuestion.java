package io.admf.portfolio;

import io.admf.event.Side;
import io.admf.money.Instrument;
import java.util.List;

/**
 * What an order form may know: all of it known at the slice of the decision.
 *
 * @param quantity size units, positive
 * @param price the latest close
 * @param time of the decision, epoch nanoseconds
 * @param features the values of {@link OrderForm#features}, in its order
 */
public record OrderQuestion(
    Instrument instrument,
    Side side,
    long quantity,
    double price,
    long time,
    List<Double> features) {

  public OrderQuestion {
    features = List.copyOf(features);
  }
}
