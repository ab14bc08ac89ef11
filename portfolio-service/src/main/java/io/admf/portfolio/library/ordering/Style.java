package io.admf.portfolio.library.ordering;

import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.TimeInForce;
import io.admf.portfolio.OrderForm;
import io.admf.portfolio.OrderQuestion;

/** What all styles have in common: terms of a type, at a limit and a stop, for some time. */
interface Style extends OrderForm {

  OrderType type();

  TimeInForce timeInForce();

  /** Days that it stays, for GTD. */
  int days();

  /** The limit; NaN where the type has none. */
  default double limit(OrderQuestion question) {
    return Double.NaN;
  }

  /** The stop; NaN where the type has none. */
  default double stop(OrderQuestion question) {
    return Double.NaN;
  }

  @Override
  default OrderTerms terms(OrderQuestion question) {
    return new OrderTerms(
        question.instrument().symbol(),
        question.side(),
        question.quantity(),
        type(),
        limit(question),
        stop(question),
        Lasting.rules(timeInForce(), days(), question.time()));
  }
}
