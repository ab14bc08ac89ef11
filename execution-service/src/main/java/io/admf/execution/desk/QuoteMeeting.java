package io.admf.execution.desk;

import io.admf.event.OrderType;
import io.admf.execution.matching.FillRule;
import io.admf.execution.matching.Match;
import io.admf.frame.MarketFrame;
import io.admf.plan.FillTiming;
import java.util.List;

/**
 * The orders of a portfolio meet one quote of their symbol, in order of arrival. An order that
 * becomes active by it meets the quotes that follow.
 */
final class QuoteMeeting implements Supply, Dealer.Joining {

  private final List<Ticket> tickets;
  private final Dealer dealer;
  private final FillTiming timing;
  private final TradingDays days;
  private final int series;
  private final int barRow;
  private final double bid;
  private final double ask;
  private final double bidSize;
  private final double askSize;
  private final long time;
  private long bought;
  private long sold;

  /**
   * @param row of the quote
   * @param series whose orders meet it
   * @param barRow of the next bar in the frame of the series
   */
  QuoteMeeting(
      BarMeeting.Ground ground,
      MarketFrame.Quotes quotes,
      int row,
      int series,
      int barRow,
      TradingDays days) {
    this.tickets = ground.tickets();
    this.dealer = ground.dealer();
    this.timing = ground.execution().fillAt();
    this.days = days;
    this.series = series;
    this.barRow = barRow;
    this.bid = quotes.bid()[row];
    this.ask = quotes.ask()[row];
    this.bidSize = quotes.bidSize()[row];
    this.askSize = quotes.askSize()[row];
    this.time = quotes.times()[row];
  }

  /** Offers the quote. */
  void run() {
    for (int i = 0; i < tickets.size(); i++) {
      Ticket ticket = tickets.get(i);
      boolean there =
          ticket.series() == series
              && ticket.live()
              && ticket.reach() <= time
              && ticket.rules().expiresAt() > time;
      ticket.begin(there ? Stretch.known(price(ticket), price(ticket)) : null);
    }
    for (int i = 0; i < tickets.size(); i++) {
      Ticket ticket = tickets.get(i);
      if (ticket.takesPart()) {
        meet(ticket);
      }
    }
    for (int i = 0; i < tickets.size(); i++) {
      Ticket ticket = tickets.get(i);
      if (ticket.takesPart()) {
        ticket.trail(price(ticket));
      }
    }
  }

  private double price(Ticket ticket) {
    return switch (timing) {
      case TOUCH -> ticket.buy() ? ask : bid;
      case MID -> (bid + ask) / 2;
      case BID -> bid;
      case ASK -> ask;
      case NEXT_OPEN, CLOSE -> throw new IllegalStateException("a quote has no " + timing);
    };
  }

  private void meet(Ticket ticket) {
    double price = price(ticket);
    if (ticket.asStop()) {
      if (BarMeeting.worse(ticket, ticket.terms().stopPrice(), price)) {
        return;
      }
      dealer.trigger(ticket, time);
    }
    boolean within =
        !ticket.type().limited() || !BarMeeting.worse(ticket, price, ticket.terms().limitPrice());
    switch (ticket.type()) {
      case MARKET -> trade(ticket, FillRule.TOUCH, price);
      case LIMIT -> tradeIf(within, ticket, FillRule.LIMIT_TOUCH, price);
      case STOP, TRAILING_STOP -> trade(ticket, FillRule.STOP_TOUCH, price);
      case STOP_LIMIT -> tradeIf(within, ticket, FillRule.STOP_LIMIT_TOUCH, price);
      case MARKET_ON_OPEN, LIMIT_ON_OPEN -> {
        long start = days.start(time);
        if (time >= start
            && start >= Math.max(ticket.reach(), ticket.order().order().header().knownAt())
            && start >= ticket.activated()) {
          tradeIf(within, ticket, FillRule.ON_OPEN_TOUCH, price);
          if (ticket.live()) {
            dealer.cancel(ticket, "not_filled_at_once", time);
          }
        }
      }
      case MARKET_ON_CLOSE, LIMIT_ON_CLOSE -> {} // refused on arrival
    }
  }

  private void tradeIf(boolean within, Ticket ticket, FillRule rule, double price) {
    if (within) {
      trade(ticket, rule, price);
    }
    boolean auction = ticket.type() == OrderType.LIMIT_ON_OPEN;
    if (ticket.atOnce() && ticket.live() && !auction) {
      dealer.cancel(ticket, "not_filled_at_once", time);
    }
  }

  private void trade(Ticket ticket, FillRule rule, double price) {
    double middle = (bid + ask) / 2;
    double size = ticket.buy() ? askSize : bidSize;
    dealer.trade(
        ticket,
        new Match(rule, price, middle),
        time,
        new Dealer.Place(middle, Double.isNaN(size) ? 0 : size, barRow),
        this,
        this);
  }

  @Override
  public long left(Ticket ticket) {
    double size = ticket.buy() ? askSize : bidSize;
    long quoted = Double.isNaN(size) ? Long.MAX_VALUE : ticket.instrument().units(size);
    return quoted - (ticket.buy() ? bought : sold);
  }

  @Override
  public void take(Ticket ticket, long quantity) {
    if (ticket.buy()) {
      bought += quantity;
    } else {
      sold += quantity;
    }
  }

  @Override
  public void joins(Ticket child, Ticket parent) {
    child.onTick();
    child.trailFrom(price(child));
    child.begin(null);
  }
}
