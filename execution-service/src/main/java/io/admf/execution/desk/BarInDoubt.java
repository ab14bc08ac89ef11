package io.admf.execution.desk;

import io.admf.frame.BarFrame;
import io.admf.plan.Intrabar;
import org.jspecify.annotations.Nullable;

/**
 * A bar of which nobody knows in which order its prices came. The pessimist lets stops be reached
 * wherever they may have been, and limits only where they certainly were, and stops come first; the
 * optimist the other way round.
 */
final class BarInDoubt extends BarMeeting {

  private final boolean pessimist;

  BarInDoubt(Ground ground, BarFrame frame, int row, TradingDays days) {
    super(ground, frame, row, days);
    this.pessimist = matching.intrabar() == Intrabar.PESSIMISTIC;
  }

  @Override
  void inside() {
    while (true) {
      Ticket fresh = fresh();
      if (fresh != null) {
        meetNow(fresh);
        continue;
      }
      Ticket stop = first(true);
      Ticket limit = first(false);
      if (stop != null && (pessimist || limit == null)) {
        stop(stop, stop.terms().stopPrice());
      } else if (limit != null) {
        Stretch now = limit.present();
        limit(limit, Math.clamp(limit.terms().limitPrice(), now.lowest(), now.highest()));
      } else if (!arrive()) {
        return;
      }
    }
  }

  /** The next order that comes while the bar is under way sees the price of then and the close. */
  private boolean arrive() {
    Ticket next = nextArrival();
    if (next == null) {
      return false;
    }
    double part = (double) (next.reach() - opens) / (known - opens);
    double price = open + (close - open) * part;
    arrive(next, Stretch.known(price, close));
    return true;
  }

  /** The first order that waits for its stop, or at its limit, and is reached; or null. */
  private @Nullable Ticket first(boolean stops) {
    for (int i = 0; i < tickets.size(); i++) {
      Ticket ticket = tickets.get(i);
      if (ticket.takesPart() && (stops ? stopped(ticket) : limited(ticket))) {
        return ticket;
      }
    }
    return null;
  }

  private boolean stopped(Ticket ticket) {
    Stretch now = ticket.present();
    double extreme =
        ticket.buy()
            ? (pessimist ? now.highest() : now.high())
            : (pessimist ? now.lowest() : now.low());
    return ticket.asStop() && !worse(ticket, ticket.terms().stopPrice(), extreme);
  }

  private boolean limited(Ticket ticket) {
    if (!ticket.asLimit() || ticket.free() == 0 || left(ticket) == 0) {
      return false;
    }
    Stretch now = ticket.present();
    double limit = ticket.terms().limitPrice();
    double extreme =
        ticket.buy()
            ? (pessimist ? now.low() : now.lowest())
            : (pessimist ? now.high() : now.highest());
    return matching.through() ? worse(ticket, limit, extreme) : !worse(ticket, extreme, limit);
  }

  @Override
  void comes(Ticket ticket, double price) {
    // the bar moves trailing stops when it is over
  }

  @Override
  Stretch rest(Ticket ticket, double price) {
    return ticket.present().after(price);
  }

  /** Nobody knows when an order traded that was there before: one that comes is later. */
  @Override
  boolean isLater(Ticket child, Ticket parent) {
    return !parent.arrived() || child.reach() > parent.reach();
  }

  @Override
  void end() {
    for (int i = 0; i < tickets.size(); i++) {
      Ticket ticket = tickets.get(i);
      Stretch seen = ticket.stretch();
      if (seen != null && ticket.live()) {
        double best =
            ticket.buy()
                ? (pessimist ? seen.low() : seen.lowest())
                : (pessimist ? seen.high() : seen.highest());
        ticket.trail(matching.trailAtClose() ? close : best);
      }
    }
  }
}
