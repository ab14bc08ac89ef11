package io.admf.ledger;

import io.admf.event.AccountState;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.Holding;
import io.admf.event.LotClose;
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
  private long lots;
  private long updates;
  private long snapshots;
  private long alerts;
  private boolean inDebt;
  private boolean called;
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
      if (!booking.taken().isEmpty()) {
        lots(Happening.of(fill), fill.symbol(), trade, booking, fill.price(), out);
      }
      if (position.units == 0 || amounts.opening() > 0) {
        position.trade = null;
        out.accept(
            closed(
                header(EventType.POSITION_CLOSE, closes++, fill, trade.correlationId),
                fill.symbol(),
                trade));
        trade = null;
      }
    }
    if (amounts.opening() > 0) {
      if (trade == null) {
        trade = new OpenTrade(++trades, fill, account.follows());
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

  private static PositionClose closed(Header header, String symbol, OpenTrade trade) {
    return new PositionClose(
        header,
        symbol,
        trade.number,
        trade.side,
        trade.exited(),
        trade.entryPrice(),
        trade.exitPrice(),
        trade.grossPnl(),
        trade.commission(),
        trade.openedAt,
        header.slice() - trade.openedIn,
        trade.excursion());
  }

  /** Tells from which lots units were taken. */
  private void lots(
      Happening happening,
      String symbol,
      OpenTrade trade,
      Account.Booking booking,
      double price,
      Consumer<Event> out) {
    for (TakenLot taken : booking.taken()) {
      out.accept(
          new LotClose(
              happening.header(container, EventType.LOT_CLOSE, lots++, trade.correlationId),
              symbol,
              trade.number,
              taken.lot(),
              trade.side,
              taken.quantity(),
              taken.openedAt(),
              taken.entryPrice(),
              price,
              taken.cost(),
              taken.realised(),
              taken.fxGain()));
    }
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

  /** A corporate action, or a day that has begun, as the account sees it. */
  record Happening(@Nullable EventId cause, long time, long known, long slice) {

    private static Happening of(Fill fill) {
      Header header = fill.header();
      return new Happening(header.id(), header.eventTime(), header.knownAt(), header.slice());
    }

    private String said() {
      return cause == null ? "the first day" : cause.toString();
    }

    private Header header(String container, EventType type, long number, String correlationId) {
      return new Header(
          new EventId(container, type, number), correlationId, cause, time, known, slice);
    }
  }

  /** Tells the account after a corporate action. */
  void update(
      Happening happening, String correlationId, List<Holding> holdings, Consumer<Event> out) {
    update(happening, correlationId, "", holdings, out);
  }

  /**
   * Tells the account after an entry that no trade made.
   *
   * @param why the cause of the entry, where no event says it
   */
  void update(
      Happening happening,
      String correlationId,
      String why,
      List<Holding> holdings,
      Consumer<Event> out) {
    Header header =
        happening.header(container, EventType.PORTFOLIO_UPDATE, updates++, correlationId);
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
            account.journal.entry(),
            why));
  }

  /** The beginning of a day as the account sees it. */
  Happening day(long slice, long time) {
    return new Happening(lastUpdate, time, time, slice);
  }

  /** Whether the account has been called and has not been seen to be covered since. */
  boolean called() {
    return called;
  }

  /** Equity covers what the positions need again. */
  void covered() {
    called = false;
  }

  /** Tells that equity is below what the positions need, if it was not when last looked at. */
  void call(long slice, long time, long equity, long maintenance, Consumer<Event> out) {
    boolean below = equity < maintenance;
    if (below && !called) {
      EventId id = new EventId(container, EventType.RISK_ALERT, alerts++);
      out.accept(
          new RiskAlert(
              new Header(id, id.toString(), lastUpdate, time, time, slice),
              "margin_call",
              "expected equity of at least %s, was %s"
                  .formatted(Money.format(maintenance), Money.format(equity))));
    }
    called = below;
  }

  /** Follows the position through a delisting that was booked. */
  void delisted(
      Happening happening,
      Position position,
      Account.Booking booking,
      double price,
      Consumer<Event> out) {
    OpenTrade trade = position.trade;
    if (trade != null) {
      trade.exit(booking.amounts().closing(), price, 0, booking.realised());
      lots(happening, position.series.symbol(), trade, booking, price, out);
    }
  }

  /** Tells that a corporate action has ended a position. */
  void paidOut(Happening happening, Position position, Consumer<Event> out) {
    OpenTrade trade = position.trade;
    if (trade != null) {
      position.trade = null;
      out.accept(
          closed(
              happening.header(container, EventType.POSITION_CLOSE, closes++, trade.correlationId),
              position.series.symbol(),
              trade));
    }
  }

  /** Tells that cash has gone below zero if a corporate action just made it do so. */
  void debt(Happening happening, String correlationId, Consumer<Event> out) {
    if (account.cash < 0 && !inDebt && !account.lends()) {
      out.accept(
          new RiskAlert(
              happening.header(container, EventType.RISK_ALERT, alerts++, correlationId),
              "cash",
              "expected cash of at least 0 after %s, was %s"
                  .formatted(happening.said(), Money.format(account.cash))));
    }
    inDebt = account.cash < 0;
  }

  /** Tells that cash has gone below zero if a fill just made it do so. */
  void debt(Fill fill, Consumer<Event> out) {
    if (account.cash < 0 && !inDebt && !account.lends()) {
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
  Snapshot snapshot(long slice, long time, List<Holding> holdings, @Nullable AccountState state) {
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
        holdings,
        state);
  }

  /** The state of the account at a slice without its holdings, for one who asks for figures. */
  Snapshot figures(long slice, long time, long equity, @Nullable AccountState state) {
    EventId id = new EventId(container, EventType.SNAPSHOT, snapshots++);
    return new Snapshot(
        new Header(id, "", lastUpdate, time, time, slice),
        account.cash,
        equity,
        account.realisedPnl,
        equity
            - account.portfolio.initialCapital()
            - account.realisedPnl
            - account.beside()
            + account.commissions,
        account.commissions,
        account.fills,
        List.of(),
        state);
  }

  private record Worth(long equity, long unrealisedPnl) {

    static Worth of(Account account, List<Holding> holdings) {
      long equity = Math.addExact(account.cash, account.receivable);
      long unrealised = 0;
      for (Holding holding : holdings) {
        equity = Math.addExact(equity, holding.marketValue());
        unrealised = Math.addExact(unrealised, holding.unrealisedPnl());
      }
      return new Worth(equity, unrealised);
    }
  }
}
