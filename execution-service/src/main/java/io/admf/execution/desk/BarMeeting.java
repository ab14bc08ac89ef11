package io.admf.execution.desk;

import io.admf.event.OrderType;
import io.admf.execution.matching.FillRule;
import io.admf.execution.matching.Match;
import io.admf.execution.matching.Participation;
import io.admf.frame.BarFrame;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.MatchingSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The orders of a portfolio meet one bar of a series: first its open, in order of arrival, then
 * what is inside, then its close. Orders that become active on the way take part in the rest.
 */
abstract class BarMeeting implements Supply, Dealer.Joining {

  /** What does not change from bar to bar. */
  record Ground(
      List<Ticket> tickets, Dealer dealer, ExecutionSpec execution, Participation participation) {}

  private enum Phase {
    OPEN,
    INSIDE,
    CLOSE
  }

  final List<Ticket> tickets;
  private final Dealer dealer;
  final MatchingSpec matching;
  final int series;
  final double open;
  final double high;
  final double low;
  final double close;
  final long opens;
  final long known;
  private final BarFrame frame;
  private final int row;
  private final ExecutionSpec execution;
  private final Participation participation;
  private final TradingDays days;
  private Phase phase = Phase.OPEN;
  private boolean joined; // an order that may have arrived before the one that it hangs on

  BarMeeting(Ground ground, BarFrame frame, int row, TradingDays days) {
    this.tickets = ground.tickets();
    this.dealer = ground.dealer();
    this.execution = ground.execution();
    this.participation = ground.participation();
    this.matching = execution.matching();
    this.series = frame.series();
    this.frame = frame;
    this.row = row;
    this.days = days;
    this.open = frame.open()[row];
    this.high = frame.high()[row];
    this.low = frame.low()[row];
    this.close = frame.close()[row];
    this.opens = frame.eventTimes()[row];
    this.known = frame.knownAt()[row];
  }

  /** Goes through the bar. */
  final void run() {
    Stretch whole = Stretch.whole(open, high, low, close);
    for (int i = 0; i < tickets.size(); i++) {
      Ticket ticket = tickets.get(i);
      boolean there =
          ticket.series() == series
              && ticket.live()
              && ticket.reach() <= opens
              && ticket.rules().expiresAt() > opens;
      ticket.begin(there ? whole : null);
    }
    open();
    for (int i = 0; i < tickets.size(); i++) {
      Ticket ticket = tickets.get(i);
      if (ticket.stretch() != null && ticket.rules().expiresAt() < known) {
        ticket.stretch(null);
      }
    }
    phase = Phase.INSIDE;
    inside();
    phase = Phase.CLOSE;
    close();
    end();
  }

  /** What lies between the open and the close. */
  abstract void inside();

  /** Trailing stops follow what the bar has shown. */
  abstract void end();

  private void open() {
    for (int i = 0; i < tickets.size(); i++) {
      Ticket ticket = tickets.get(i);
      if (ticket.takesPart() && !ticket.offered()) {
        ticket.offered(true);
        ticket.met();
        joined = false;
        atOpen(ticket);
        i = joined ? -1 : i;
      }
    }
  }

  private void atOpen(Ticket ticket) {
    switch (ticket.type()) {
      case MARKET -> marketAtOpen(ticket);
      case LIMIT -> limitAtOpen(ticket, FillRule.LIMIT_BETTER_OPEN);
      case STOP, TRAILING_STOP -> {
        if (ticket.order().triggered()) {
          marketAtOpen(ticket);
        } else if (worse(ticket, open, ticket.terms().stopPrice())) {
          dealer.trigger(ticket, opens);
          trade(ticket, FillRule.STOP_GAP_OPEN, open, opens);
          ticket.spend();
        }
      }
      case STOP_LIMIT -> {
        if (ticket.order().triggered()) {
          limitAtOpen(ticket, FillRule.LIMIT_BETTER_OPEN);
        } else if (worse(ticket, open, ticket.terms().stopPrice())) {
          dealer.trigger(ticket, opens);
          if (!worse(ticket, open, ticket.terms().limitPrice())) {
            trade(ticket, FillRule.STOP_LIMIT_GAP_OPEN, open, opens);
          }
          ifNotAtOnce(ticket, opens);
        }
      }
      case MARKET_ON_OPEN, LIMIT_ON_OPEN -> {
        if (opensDay(ticket)) {
          auction(ticket, FillRule.ON_OPEN, open, opens);
        }
      }
      case MARKET_ON_CLOSE, LIMIT_ON_CLOSE -> {}
    }
  }

  private void marketAtOpen(Ticket ticket) {
    if (execution.fillAt() == FillTiming.NEXT_OPEN) {
      trade(ticket, FillRule.NEXT_OPEN, open, opens);
      ticket.spend();
    }
  }

  private void limitAtOpen(Ticket ticket, FillRule rule) {
    double limit = ticket.terms().limitPrice();
    if (worse(ticket, limit, open)) {
      trade(ticket, rule, open, opens);
    } else if (ticket.atOnce() && open == limit && !matching.through()) {
      trade(ticket, FillRule.LIMIT, open, opens);
    }
    ifNotAtOnce(ticket, opens);
  }

  private void auction(Ticket ticket, FillRule rule, double price, long time) {
    if (!ticket.type().limited() || !worse(ticket, price, ticket.terms().limitPrice())) {
      trade(ticket, rule, price, time);
    }
    if (ticket.live()) {
      dealer.cancel(ticket, "not_filled_at_once", time);
    }
  }

  private void ifNotAtOnce(Ticket ticket, long time) {
    if (ticket.atOnce() && ticket.live()) {
      dealer.cancel(ticket, "not_filled_at_once", time);
    }
  }

  /** Whether the bar opens a trading day that begins when the order is in the market. */
  private boolean opensDay(Ticket ticket) {
    long start = days.start(opens);
    long came = Math.max(ticket.reach(), ticket.order().order().header().knownAt());
    // who meets the bar in which the day begins meets its open, wherever the clock stood
    return opens == start || (opens > start && start >= Math.max(came, ticket.activated()));
  }

  private boolean closesDay() {
    long end = days.end(opens, known);
    return known >= end && opens < end && opens >= days.start(opens);
  }

  /** An order that comes while the bar is under way meets the price of the moment. */
  final void meetNow(Ticket ticket) {
    ticket.met();
    Stretch now = ticket.present();
    long time = ticket.freshTime();
    double price = now.from();
    ticket.trailFrom(price);
    comes(ticket, price);
    switch (ticket.type()) {
      case MARKET -> {
        if (execution.fillAt() == FillTiming.NEXT_OPEN) {
          trade(ticket, FillRule.ARRIVAL, price, time);
          ticket.spend();
        }
      }
      case LIMIT -> {
        double limit = ticket.terms().limitPrice();
        if (worse(ticket, limit, price) || (limit == price && !matching.through())) {
          trade(ticket, FillRule.LIMIT_ARRIVAL, price, time);
        }
        ifNotAtOnce(ticket, time);
      }
      case STOP, TRAILING_STOP -> {
        if (!worse(ticket, ticket.terms().stopPrice(), price)) {
          dealer.trigger(ticket, time);
          trade(ticket, FillRule.STOP_ARRIVAL, price, time);
          ticket.spend();
        }
      }
      case STOP_LIMIT -> {
        if (!worse(ticket, ticket.terms().stopPrice(), price)) {
          dealer.trigger(ticket, time);
          if (!worse(ticket, price, ticket.terms().limitPrice())) {
            trade(ticket, FillRule.STOP_LIMIT_ARRIVAL, price, time);
          }
          ifNotAtOnce(ticket, time);
        }
      }
      case MARKET_ON_OPEN, MARKET_ON_CLOSE, LIMIT_ON_OPEN, LIMIT_ON_CLOSE -> {}
    }
  }

  /** An order becomes part of the bar under way, at the price of the moment. */
  abstract void comes(Ticket ticket, double price);

  /** The stop of an order is reached inside the bar, at a price. */
  final void stop(Ticket ticket, double price) {
    Stretch rest = rest(ticket, price);
    dealer.trigger(ticket, known);
    ticket.stretch(rest);
    if (ticket.type() == OrderType.STOP_LIMIT) {
      if (!worse(ticket, price, ticket.terms().limitPrice())) {
        trade(ticket, FillRule.STOP_LIMIT, price, known);
      }
      ifNotAtOnce(ticket, known);
    } else {
      trade(ticket, FillRule.STOP, price, known);
      ticket.spend();
    }
  }

  /** The limit of an order is reached inside the bar, at a price. */
  final void limit(Ticket ticket, double price) {
    ticket.stretch(rest(ticket, price));
    trade(ticket, FillRule.LIMIT, price, known);
  }

  /** What is left of the bar for an order once a price is reached. */
  abstract Stretch rest(Ticket ticket, double price);

  private void close() {
    for (int i = 0; i < tickets.size(); i++) {
      tickets.get(i).offered(false);
    }
    for (int i = 0; i < tickets.size(); i++) {
      Ticket ticket = tickets.get(i);
      if (ticket.takesPart() && !ticket.offered()) {
        ticket.offered(true);
        joined = false;
        atClose(ticket);
        i = joined ? -1 : i;
      }
    }
  }

  private void atClose(Ticket ticket) {
    if (ticket.fresh()) {
      meetNow(ticket);
    }
    if (!ticket.takesPart()) {
      return;
    }
    if (ticket.asMarket() && execution.fillAt() == FillTiming.CLOSE) {
      ticket.stretch(Stretch.known(close, close));
      trade(ticket, FillRule.CLOSE, close, known);
      ticket.spend();
    } else if (ticket.type() == OrderType.MARKET_ON_CLOSE
        || ticket.type() == OrderType.LIMIT_ON_CLOSE) {
      if (closesDay()) {
        ticket.stretch(Stretch.known(close, close));
        auction(ticket, FillRule.ON_CLOSE, close, known);
      }
    }
  }

  final void trade(Ticket ticket, FillRule rule, double price, long time) {
    double best = ticket.buy() ? low : high;
    if (ticket.arrived()) {
      Stretch now = ticket.present();
      best = ticket.buy() ? now.lowest() : now.highest();
    }
    dealer.trade(
        ticket,
        new Match(rule, price, price),
        time,
        new Dealer.Place(best, frame.volume()[row], row),
        this,
        this);
  }

  @Override
  public long left(Ticket ticket) {
    return participation.left(execution.maxParticipation(), ticket.instrument(), frame, row);
  }

  @Override
  public void take(Ticket ticket, long quantity) {
    participation.take(execution.maxParticipation(), ticket.instrument(), frame, row, quantity);
  }

  @Override
  public void joins(Ticket child, Ticket parent) {
    joined = true;
    child.onTick();
    child.begin(null);
    Stretch rest =
        switch (phase) {
          case OPEN -> Stretch.whole(open, high, low, close);
          case INSIDE -> parent.present();
          case CLOSE -> Stretch.known(close, close);
        };
    child.trailFrom(rest.from());
    if (!matching.attachedAtOnce() || child.series() != series) {
      child.arrive(); // it may be on its way yet, and meets the next bar all the same
      return;
    }
    if (comesLater(child, parent)) {
      return;
    }
    if (phase == Phase.OPEN) {
      child.stretch(rest);
    } else if (child.rules().expiresAt() >= known) {
      child.join(rest, known);
    }
  }

  /** Whether an order that hangs on another is on its way yet when that one trades. */
  private boolean comesLater(Ticket child, Ticket parent) {
    return child.reach() > opens
        && switch (phase) {
          case OPEN -> true;
          case INSIDE -> isLater(child, parent);
          case CLOSE -> false;
        };
  }

  /** Whether an order that comes while the bar is under way comes later than another trades. */
  abstract boolean isLater(Ticket child, Ticket parent);

  /** Whether a price is worse for the side of an order than another: higher for a purchase. */
  static boolean worse(Ticket ticket, double price, double than) {
    return ticket.buy() ? price > than : price < than;
  }

  /** The order that comes next of those that come while the bar is under way, or null. */
  final @Nullable Ticket nextArrival() {
    Ticket next = null;
    for (int i = 0; i < tickets.size(); i++) {
      Ticket ticket = tickets.get(i);
      if (ticket.series() == series
          && ticket.live()
          && ticket.stretch() == null
          && !ticket.arrived()
          && ticket.reach() > opens
          && ticket.reach() < known
          && ticket.rules().expiresAt() >= known
          && (next == null || ticket.reach() < next.reach())) {
        next = ticket;
      }
    }
    return next;
  }

  /** An order comes while the bar is under way. */
  final void arrive(Ticket ticket, Stretch rest) {
    ticket.arrive();
    ticket.join(rest, ticket.reach());
  }

  /** The first of the orders that have just come, or null. */
  @Nullable Ticket fresh() {
    for (int i = 0; i < tickets.size(); i++) {
      if (tickets.get(i).fresh() && tickets.get(i).takesPart()) {
        return tickets.get(i);
      }
    }
    return null;
  }
}
