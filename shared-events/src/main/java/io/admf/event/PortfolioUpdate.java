package io.admf.event;

import java.util.List;

/**
 * The account changed, with the balanced journal entry that changed it.
 *
 * @param cash money units; {@code equity}, {@code realisedPnl} and {@code unrealisedPnl} likewise
 * @param holdings open positions in the order of the run's series
 * @param entry the postings
 * @param cause what was posted, such as {@code interest}; empty where the event that caused it says
 *     so
 */
public record PortfolioUpdate(
    Header header,
    long cash,
    long equity,
    long realisedPnl,
    long unrealisedPnl,
    List<Holding> holdings,
    List<Posting> entry,
    String cause)
    implements Event {

  /** An update that the event which caused it explains. */
  public PortfolioUpdate(
      Header header,
      long cash,
      long equity,
      long realisedPnl,
      long unrealisedPnl,
      List<Holding> holdings,
      List<Posting> entry) {
    this(header, cash, equity, realisedPnl, unrealisedPnl, holdings, entry, "");
  }
}
