package io.admf.ledger;

import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.Holding;
import io.admf.event.PortfolioUpdate;
import io.admf.event.PositionClose;
import io.admf.event.PositionOpen;
import io.admf.event.RiskAlert;
import io.admf.event.Snapshot;
import io.admf.money.Money;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Names and tells what happens in one account. */
final class Chronicle {

  private final Account account;
  private final String container;
  private long trades;
  private long opens;
  private long closes;
  private long updates;
  private long snapshots;
  private long alerts;
  private boolean inDebt;
  private @Nullable EventId lastUpdate;

  Chronicle(Account account) {
    this.account = account;
    this.container = account.portfolio.container();
  }

  /** Follows the position through a fill that was booked. */
  void trade(Fill fill, Position position, Account.Booking booking, Consumer<Event> out) {
    FillAmounts amounts = booking.amounts();
    OpenTrade trade = position.trade;
    if (trade != null && amounts.closing() > 0) {
      trade.exit(amounts.closing(), fill.price(), amounts.closingCharge(), booking.realised());
      if (position.units == 0 || amounts.opening() > 0) {
        position.trade = null;
        out.accept(closed(fill, trade));
        trade = null;
      }
    }
    if (amounts.opening() > 0) {
      if (trade == null) {
        trade = new OpenTrade(++trades, fill);
        position.trade = trade;
        out.accept(
            new PositionOpen(
                header(EventType.POSITION_OPEN, opens++, fill, fill.correlationId()),
                fill.symbol(),
                trade.number,
                trade.side,
                amounts.opening(),
                fill.price()));
      }
      trade.enter(amounts.opening(), fill.price(), amounts.openingCharge());
    }
  }

  private PositionClose closed(Fill fill, OpenTrade trade) {
    return new PositionClose(
        header(EventType.POSITION_CLOSE, closes++, fill, trade.correlationId),
        fill.symbol(),
        trade.number,
        trade.side,
        trade.exited(),
        trade.entryPrice(),
        trade.exitPrice(),
        trade.grossPnl(),
        trade.commission(),
        trade.openedAt,
        fill.header().slice() - trade.openedIn);
  }

  private Header header(EventType type, long number, Fill fill, String correlationId) {
    return new Header(
        new EventId(container, type, number),
        correlationId,
        fill.eventId(),
        fill.eventTime(),
        fill.header().knownAt(),
        fill.header().slice());
  }

  /** Tells the account after a fill. */
  void update(Fill fill, Account.Booking booking, List<Holding> holdings, Consumer<Event> out) {
    Header header = header(EventType.PORTFOLIO_UPDATE, updates++, fill, fill.correlationId());
    lastUpdate = header.id();
    Worth worth = Worth.of(account, holdings);
    out.accept(
        new PortfolioUpdate(
            header,
            account.cash,
            worth.equity,
            account.realisedPnl,
            worth.unrealisedPnl,
            holdings,
            account.journal.entry()));
  }

  /** Tells that cash has gone below zero if a fill just made it do so. */
  void debt(Fill fill, Consumer<Event> out) {
    if (account.cash < 0 && !inDebt) {
      out.accept(
          new RiskAlert(
              header(EventType.RISK_ALERT, alerts++, fill, fill.correlationId()),
              "cash",
              "expected cash of at least 0 after order %d, was %s"
                  .formatted(fill.order(), Money.format(account.cash))));
    }
    inDebt = account.cash < 0;
  }

  /** The state of the account at a slice; caused by the latest PORTFOLIO_UPDATE, if any. */
  Snapshot snapshot(long slice, long time, List<Holding> holdings) {
    EventId id = new EventId(container, EventType.SNAPSHOT, snapshots++);
    Worth worth = Worth.of(account, holdings);
    return new Snapshot(
        new Header(id, id.toString(), lastUpdate, time, time, slice),
        account.cash,
        worth.equity,
        account.realisedPnl,
        worth.unrealisedPnl,
        account.commissions,
        account.fills,
        holdings);
  }

  /** The state of the account at a slice without its holdings, for one who asks for figures. */
  Snapshot figures(long slice, long time, long equity) {
    EventId id = new EventId(container, EventType.SNAPSHOT, snapshots++);
    return new Snapshot(
        new Header(id, "", lastUpdate, time, time, slice),
        account.cash,
        equity,
        account.realisedPnl,
        equity - account.portfolio.initialCapital() - account.realisedPnl + account.commissions,
        account.commissions,
        account.fills,
        List.of());
  }

  private record Worth(long equity, long unrealisedPnl) {

    static Worth of(Account account, List<Holding> holdings) {
      long equity = account.cash;
      long unrealised = 0;
      for (Holding holding : holdings) {
        equity = Math.addExact(equity, holding.marketValue());
        unrealised = Math.addExact(unrealised, holding.unrealisedPnl());
      }
      return new Worth(equity, unrealised);
    }
  }
}
