package io.admf.data.event;

/** A place that quotes come from. */
public interface Quotes {

  /**
   * Opens the quotes of a symbol at the first.
   *
   * @throws io.admf.config.BadInputException if the source has none of this symbol
   */
  QuoteReader open(String symbol, EventRequest request);
}
