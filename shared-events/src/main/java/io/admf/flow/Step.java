package io.admf.flow;

import io.admf.event.Event;
import java.util.List;

/**
 * One turn of a portfolio's trading loop, passed on from service to service like a baton:
 *
 * <pre>
 * portfolio  → execution   advance over from..to; these are the orders decided before
 * execution  → ledger      advanced to `reached`; fills and cancellations added
 * ledger     → portfolio   posted and marked to `reached`; positions, updates and, where one was
 *                          wanted, the snapshot added
 * </pre>
 *
 * It is also the watermark: no service has anything to say about this portfolio before {@code
 * reached} that is not in here.
 *
 * @param portfolio index of the portfolio in the run
 * @param block number of the block that the slices belong to
 * @param from first slice to advance over
 * @param to last slice to advance over
 * @param reached the slice at which something happened, or {@code to}; {@code from - 1} until
 *     execution has spoken
 * @param decision the slice at which the portfolio wants to decide and needs a snapshot, or {@link
 *     #NO_DECISION}
 * @param end whether the run's data is used up: what rests is ended and the books are closed
 * @param events what happened, in order
 */
public record Step(
    int portfolio,
    long block,
    long from,
    long to,
    long reached,
    long decision,
    boolean end,
    List<Event> events) {

  /** No decision is wanted. */
  public static final long NO_DECISION = -1;

  public Step {
    events = List.copyOf(events);
  }

  /** The same turn with what the next service did. */
  public Step with(long newReached, List<Event> allEvents) {
    return new Step(portfolio, block, from, to, newReached, decision, end, allEvents);
  }

  /** Whether the portfolio decides now. */
  public boolean decides() {
    return decision != NO_DECISION && reached == decision;
  }
}
