package io.admf.event;

/**
 * A portfolio asks execution to cancel one of its orders, or to change it. Decided at a slice, it
 * is there before the bars of the next. An order that has ended by then stays as it is.
 *
 * @param order the number of the order
 * @param kind what is asked
 * @param quantity to modify: size units in all, what has been traded included; 0 to leave it
 * @param limitPrice to modify: the new limit; NaN to leave it
 * @param stopPrice to modify: the new stop; NaN to leave it
 * @param reason why, such as {@code opinion_turned}
 */
public record OrderChange(
    Header header,
    long order,
    String symbol,
    Kind kind,
    long quantity,
    double limitPrice,
    double stopPrice,
    String reason)
    implements Event {

  /** What a portfolio may ask. */
  public enum Kind {
    CANCEL,
    MODIFY
  }
}
