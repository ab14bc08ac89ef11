package io.admf.execution.desk;

import io.admf.frame.BarFrame;
import io.admf.plan.Intrabar;
import org.jspecify.annotations.Nullable;

/**
 * A bar whose price went from its open to one extreme, to the other, and to its close, in straight
 * lines that each took a third of its time.
 */
final class BarPath extends BarMeeting {

  private static final int LEGS = 3;

  private final double[] path;
  private double price;
  private int leg;

  BarPath(Ground ground, BarFrame frame, int row, TradingDays days) {
    super(ground, frame, row, days);
    this.path =
        matching.intrabar() == Intrabar.OHLC
            ? new double[] {open, high, low, close}
            : new double[] {open, low, high, close};
    this.price = open;
  }

  @Override
  void inside() {
    move(open);
    for (leg = 0; leg < LEGS; leg++) {
      boolean more = true;
      while (more) {
        more = step();
      }
      move(path[leg + 1]);
    }
  }

  /** Goes on to the next order that the leg reaches; false when there is none. */
  private boolean step() {
    Ticket fresh = fresh();
    if (fresh != null) {
      meetNow(fresh);
      return true;
    }
    double target = path[leg + 1];
    Ticket arrival = nextArrival();
    double arrives = arrival == null ? Double.NaN : priceOf(arrival);
    Ticket next = nearest(target);
    if (arrival != null
        && !Double.isNaN(arrives)
        && (next == null || Math.abs(arrives - price) <= Math.abs(level(next) - price))) {
      move(arrives);
      arrive(arrival, Stretch.known(arrives, close));
      return true;
    }
    if (next == null) {
      return false;
    }
    move(level(next));
    if (next.asStop()) {
      stop(next, price);
    } else {
      limit(next, price);
    }
    return true;
  }

  /** Where the price is when an order comes; NaN when that is on another leg. */
  private double priceOf(Ticket arrival) {
    double part = part(arrival);
    return part > 1 ? Double.NaN : path[leg] + (path[leg + 1] - path[leg]) * part;
  }

  /** How much of the leg has passed when an order comes; more than 1 when that is on another. */
  private double part(Ticket arrival) {
    return LEGS * ((double) (arrival.reach() - opens) / (known - opens)) - leg;
  }

  /** The order whose stop or limit is reached next on the way to a price, or null. */
  private @Nullable Ticket nearest(double target) {
    Ticket nearest = null;
    for (int i = 0; i < tickets.size(); i++) {
      Ticket ticket = tickets.get(i);
      if (ticket.takesPart()
          && (ticket.asStop() ? stopped(ticket, target) : limited(ticket, target))
          && (nearest == null
              || Math.abs(level(ticket) - price) < Math.abs(level(nearest) - price))) {
        nearest = ticket;
      }
    }
    return nearest;
  }

  /** Where an order is reached: at its level, or at once where the price is there already. */
  private double level(Ticket ticket) {
    double level = ticket.asStop() ? ticket.terms().stopPrice() : ticket.terms().limitPrice();
    boolean there = ticket.asStop() ? !worse(ticket, level, price) : !worse(ticket, price, level);
    return there ? price : level;
  }

  private boolean stopped(Ticket ticket, double target) {
    double stop = ticket.terms().stopPrice();
    return !worse(ticket, stop, price) || !worse(ticket, stop, target);
  }

  private boolean limited(Ticket ticket, double target) {
    if (!ticket.asLimit() || ticket.free() == 0 || left(ticket) == 0) {
      return false;
    }
    double limit = ticket.terms().limitPrice();
    return matching.through()
        ? worse(ticket, limit, price) || worse(ticket, limit, target)
        : !worse(ticket, price, limit) || !worse(ticket, target, limit);
  }

  private void move(double to) {
    price = to;
    if (!matching.trailAtClose()) {
      trail();
    }
  }

  private void trail() {
    for (int i = 0; i < tickets.size(); i++) {
      Ticket ticket = tickets.get(i);
      if (ticket.stretch() != null && ticket.live()) {
        ticket.trail(price);
      }
    }
  }

  @Override
  void comes(Ticket ticket, double at) {
    if (!matching.trailAtClose()) {
      ticket.trail(at);
    }
  }

  @Override
  Stretch rest(Ticket ticket, double at) {
    return Stretch.known(price, close);
  }

  /** Whether the price has yet to come to where it is when the order comes. */
  @Override
  boolean isLater(Ticket child, Ticket parent) {
    double part = part(child);
    double passed = Math.abs(price - path[leg]);
    return part > 1 || (part > 0 && Math.abs(path[leg + 1] - path[leg]) * part > passed);
  }

  @Override
  void end() {
    if (matching.trailAtClose()) {
      trail();
    }
  }
}
