package io.admf.ledger.statement;

import io.admf.event.PositionClose;
import io.admf.event.Side;
import io.admf.ledger.book.Book;
import io.admf.money.Instrument;
import io.admf.time.Instants;
import java.math.BigDecimal;

/** Round trips, from flat to flat, that ended in the period. */
final class TradeTable {

  private TradeTable() {}

  static Table of(Book book) {
    Table.Builder table =
        new Table.Builder(
            "Round trips",
            "#trade",
            "symbol",
            "side",
            "opened",
            "closed",
            "#quantity",
            "#entry",
            "#exit",
            "#gross",
            "#commission",
            "#net");
    long gross = 0;
    long commission = 0;
    for (PositionClose close : book.trades()) {
      table.row(
          close.trade(),
          close.symbol(),
          close.side() == Side.BUY ? "long" : "short",
          Instants.brief(close.openedAt()),
          Instants.brief(close.eventTime()),
          quantity(book, close),
          close.entryPrice(),
          close.exitPrice(),
          money(book, close.grossPnl()),
          money(book, close.commission()),
          money(book, close.netPnl()));
      gross = Math.addExact(gross, close.grossPnl());
      commission = Math.addExact(commission, close.commission());
    }
    table.sum(
        null,
        "sum",
        null,
        null,
        null,
        null,
        null,
        null,
        money(book, gross),
        money(book, commission),
        money(book, Math.subtractExact(gross, commission)));
    return table.table();
  }

  private static BigDecimal quantity(Book book, PositionClose close) {
    Instrument instrument = book.units().instrument(close.symbol());
    return instrument == null
        ? BigDecimal.valueOf(close.quantity())
        : book.units().decimal(close.symbol(), close.quantity());
  }

  private static BigDecimal money(Book book, long units) {
    return book.units().decimal(book.currency(), units);
  }
}
