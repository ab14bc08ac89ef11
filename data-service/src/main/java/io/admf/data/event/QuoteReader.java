package io.admf.data.event;

/** The quotes of one symbol, oldest first. For one thread. */
public interface QuoteReader extends AutoCloseable {

  /**
   * Goes on to the next quote.
   *
   * @return whether there is one
   * @throws io.admf.config.BadInputException if what it reads is not well formed, with every
   *     problem
   */
  boolean next();

  /** When it was made, epoch nanoseconds; not before that of the quote before. */
  long time();

  /** Best price bid, positive. */
  double bid();

  /** Best price asked, not below the bid. */
  double ask();

  /** Quantity bid, in whole units; NaN where it is not said. */
  double bidSize();

  /** Quantity asked, in whole units; NaN where it is not said. */
  double askSize();

  /** Lets go of files. May be called more than once. */
  @Override
  void close();
}
