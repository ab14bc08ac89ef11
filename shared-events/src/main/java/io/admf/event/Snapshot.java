package io.admf.event;

import java.util.List;

/**
 * The state of the account at one slice.
 *
 * @param cash money units; {@code equity}, {@code realisedPnl} and {@code unrealisedPnl} likewise
 * @param commissions money units paid so far
 * @param fills how many fills it includes
 * @param holdings open positions in the order of the run's series
 */
public record Snapshot(
    Header header,
    long cash,
    long equity,
    long realisedPnl,
    long unrealisedPnl,
    long commissions,
    long fills,
    List<Holding> holdings)
    implements Event {}
