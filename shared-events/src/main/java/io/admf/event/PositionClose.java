package io.admf.event;

import org.jspecify.annotations.Nullable;

/**
 * A position became flat: a round trip is complete.
 *
 * @param trade its number in the portfolio
 * @param side BUY for a long position, SELL for a short one
 * @param quantity the size units it closed in all
 * @param entryPrice average price of its entries
 * @param exitPrice average price of its exits
 * @param grossPnl money units, before commission
 * @param commission money units of all its fills
 * @param openedAt when it was opened, epoch nanoseconds
 * @param bars slices from opening to closing
 * @param excursion how far it went against and for the position on the way; null where nobody
 *     followed it
 */
public record PositionClose(
    Header header,
    String symbol,
    long trade,
    Side side,
    long quantity,
    double entryPrice,
    double exitPrice,
    long grossPnl,
    long commission,
    long openedAt,
    long bars,
    @Nullable Excursion excursion)
    implements Event {

  /** A round trip that nobody followed on its way. */
  public PositionClose(
      Header header,
      String symbol,
      long trade,
      Side side,
      long quantity,
      double entryPrice,
      double exitPrice,
      long grossPnl,
      long commission,
      long openedAt,
      long bars) {
    this(
        header,
        symbol,
        trade,
        side,
        quantity,
        entryPrice,
        exitPrice,
        grossPnl,
        commission,
        openedAt,
        bars,
        null);
  }

  /** Profit after commission, in money units. */
  public long netPnl() {
    return grossPnl - commission;
  }
}
