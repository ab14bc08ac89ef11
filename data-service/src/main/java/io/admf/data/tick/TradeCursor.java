package io.admf.data.tick;

/** Trades of a file, one after the other. */
public interface TradeCursor extends AutoCloseable {

  /**
   * Moves on to the next trade whose values can be read, and tells those that cannot to the
   * problems that the cursor was made with.
   *
   * @return false after the last trade
   * @throws io.admf.config.BadInputException if what it reads is not well formed
   */
  boolean next(Trade trade);

  /** What was expected where there is no trade at all. */
  String nothing();

  @Override
  void close();
}
