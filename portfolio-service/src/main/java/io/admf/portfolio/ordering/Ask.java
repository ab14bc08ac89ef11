package io.admf.portfolio.ordering;

import io.admf.event.Contingency;
import io.admf.event.EventId;
import io.admf.event.OrderTerms;
import io.admf.frame.Series;
import io.admf.portfolio.decision.Open;
import org.jspecify.annotations.Nullable;

/**
 * An order that is asked for.
 *
 * @param cause what made it be asked for; null for what comes from outside
 * @param before the position that is expected without it, size units
 * @param price the latest close
 * @param sizing how its size came about, for people
 */
record Ask(
    Series series,
    @Nullable EventId cause,
    long before,
    OrderTerms terms,
    Contingency contingency,
    Open.Role role,
    double price,
    String sizing) {

  /** An order that depends on no other. */
  Ask(
      Series series,
      @Nullable EventId cause,
      long before,
      OrderTerms terms,
      Open.Role role,
      double price,
      String sizing) {
    this(series, cause, before, terms, Contingency.NONE, role, price, sizing);
  }

  /** The same, for so many size units. */
  Ask of(long units) {
    return units == terms.quantity()
        ? this
        : new Ask(series, cause, before, terms.of(units), contingency, role, price, sizing);
  }

  /** Whether it opens a position, from flat or by turning one. */
  boolean opens() {
    long after = before + terms.side().sign() * terms.quantity();
    return before == 0 || Long.signum(after) == -Long.signum(before);
  }
}
