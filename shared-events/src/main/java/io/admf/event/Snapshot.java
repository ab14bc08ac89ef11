package io.admf.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of the account at one slice.
 *
 * @param cash money units; {@code equity}, {@code realisedPnl} and {@code unrealisedPnl} likewise
 * @param commissions money units paid so far
 * @param fills how many fills it includes
 * @param holdings open positions in the order of the run's series
 * @param state margin, settlement and currencies of the account; null for a plain one
 */
public record Snapshot(
    Header header,
    long cash,
    long equity,
    long realisedPnl,
    long unrealisedPnl,
    long commissions,
    long fills,
    List<Holding> holdings,
    @Nullable AccountState state)
    implements Event {

  /** The snapshot of a plain account. */
  public Snapshot(
      Header header,
      long cash,
      long equity,
      long realisedPnl,
      long unrealisedPnl,
      long commissions,
      long fills,
      List<Holding> holdings) {
    this(header, cash, equity, realisedPnl, unrealisedPnl, commissions, fills, holdings, null);
  }
}
