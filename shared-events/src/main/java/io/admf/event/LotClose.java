package io.admf.event;

/**
 * Units of one lot were closed.
 *
 * @param trade the round trip that it belongs to
 * @param lot its number in the position, from 1
 * @param side BUY for units that were bought and are sold now, SELL for a short sale that is
 *     covered
 * @param quantity size units closed, positive
 * @param openedAt when the lot was opened, epoch nanoseconds
 * @param entryPrice at which it was opened, in units of today
 * @param exitPrice at which it was closed
 * @param cost money units of the account's currency that the units cost; negative for a short sale
 * @param realised money units gained, before commission; likewise
 * @param fxGain what of that was gained because a currency was worth more, or less, than when the
 *     lot was opened; 0 in the account's own currency
 */
public record LotClose(
    Header header,
    String symbol,
    long trade,
    long lot,
    Side side,
    long quantity,
    long openedAt,
    double entryPrice,
    double exitPrice,
    long cost,
    long realised,
    long fxGain)
    implements Event {

  /** One in the currency of the account. */
  public LotClose(
      Header header,
      String symbol,
      long trade,
      long lot,
      Side side,
      long quantity,
      long openedAt,
      double entryPrice,
      double exitPrice,
      long cost,
      long realised) {
    this(
        header,
        symbol,
        trade,
        lot,
        side,
        quantity,
        openedAt,
        entryPrice,
        exitPrice,
        cost,
        realised,
        0);
  }
}
