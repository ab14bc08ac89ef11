package io.admf.flow;

import io.admf.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param executed the positions that execution has made by its fills and that have changed since it
 *     last told them, at the end all of them, for the ledger to compare its own with; null where
 *     nothing is to be compared
 */
public record Step(
    int portfolio,
    long block,
    long from,
    long to,
    long reached,
    long decision,
    boolean end,
    List<Event> events,
    @Nullable List<Stand> executed) {

  /** No decision is wanted. */
  public static final long NO_DECISION = -1;

  public Step {
    events = List.copyOf(events);
    executed = executed == null ? null : List.copyOf(executed);
  }

  /** A turn in which no positions are compared. */
  public Step(
      int portfolio,
      long block,
      long from,
      long to,
      long reached,
      long decision,
      boolean end,
      List<Event> events) {
    this(portfolio, block, from, to, reached, decision, end, events, null);
  }

  /** The same turn with what the next service did. */
  public Step with(long newReached, List<Event> allEvents) {
    return new Step(portfolio, block, from, to, newReached, decision, end, allEvents);
  }

  /** The same turn with the positions that execution has made. */
  public Step standing(List<Stand> positions) {
    return new Step(portfolio, block, from, to, reached, decision, end, events, positions);
  }

  /** Whether the portfolio decides now. */
  public boolean decides() {
    return decision != NO_DECISION && reached == decision;
  }
}
