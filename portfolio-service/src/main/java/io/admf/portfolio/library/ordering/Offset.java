package io.admf.portfolio.library.ordering;

import io.admf.portfolio.OrderQuestion;
import java.util.List;

/**
 * How far a price is from the decision price.
 *
 * @param value in {@code unit}
 * @param atrPeriod bars in the average true range, where that is the unit
 */
record Offset(double value, OffsetUnit unit, int atrPeriod) {

  /** The indicator that it needs. */
  List<String> features() {
    return unit == OffsetUnit.ATR ? List.of("atr(" + atrPeriod + ")") : List.of();
  }

  /** The offset as an amount, with the sign of its value; NaN when the indicator is not there. */
  double amount(OrderQuestion question) {
    return amount(question, value);
  }

  /** The same for another value in the same unit. */
  double amount(OrderQuestion question, double other) {
    return switch (unit) {
      case PERCENT -> question.price() * other / 100;
      case AMOUNT -> other;
      case ATR -> question.features().getFirst() * other;
    };
  }

  /**
   * A limit that is better than the decision price by this offset: lower for a buy, higher for a
   * sell; on the tick that is no worse.
   */
  double limit(OrderQuestion question) {
    return better(question, question.price(), amount(question));
  }

  /** A limit that is better than a price by an amount. */
  static double better(OrderQuestion question, double price, double amount) {
    return switch (question.side()) {
      case BUY -> question.instrument().onTick(price - amount, false);
      case SELL -> question.instrument().onTick(price + amount, true);
    };
  }

  /**
   * A stop that is beyond the decision price by this offset: higher for a buy, lower for a sell; on
   * the tick that is no nearer.
   */
  double stop(OrderQuestion question) {
    double amount = amount(question);
    return switch (question.side()) {
      case BUY -> question.instrument().onTick(question.price() + amount, true);
      case SELL -> question.instrument().onTick(question.price() - amount, false);
    };
  }
}
