package io.admf.ledger.statement;

import io.admf.ledger.book.Book;
import io.admf.ledger.book.ClosedLot;
import io.admf.ledger.book.LotHistory;
import io.admf.ledger.book.LotMove;
import io.admf.money.Instrument;
import io.admf.time.Instants;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lots: those that trades closed in the period, with what closing them brought, and those that are
 * open at its end, with what they would bring; in the currency of the account. Gross is value less
 * cost, and fx what of it the currency gained; net is less the lot's share of commissions.
 */
final class LotTable {

  private final Book book;
  private final Table.Builder table =
      new Table.Builder(
          "Lots",
          "state",
          "symbol",
          "#lot",
          "opened",
          "closed",
          "#quantity",
          "#cost",
          "#value",
          "#gross",
          "#fx",
          "#commission",
          "#net",
          "currency");

  private LotTable(Book book) {
    this.book = book;
  }

  static Table of(Book book) {
    LotTable made = new LotTable(book);
    int before = LotHistory.of(book, book.before()).closed().size();
    LotHistory history = LotHistory.of(book, book.untilEnd());
    List<ClosedLot> closed = history.closed();
    closed.subList(before, closed.size()).forEach(made::closed);
    history.open().forEach(made::open);
    return made.table.table();
  }

  private void closed(ClosedLot lot) {
    row("closed", lot, Instants.brief(lot.closed()));
  }

  private void open(LotMove lot) {
    Instrument instrument = book.units().instrument(lot.symbol());
    Double mark = book.closing().price(lot.symbol());
    long quantity = lot.after().quantity();
    long worth = instrument == null || mark == null ? 0 : instrument.notional(mark, quantity);
    long made = converted(lot, worth - lot.after().cost());
    long cost = lot.paid() ? lot.after().worth() : converted(lot, lot.after().cost());
    long value = lot.paid() ? converted(lot, worth) : Math.addExact(cost, made);
    row(
        "open",
        new ClosedLot(
            lot.symbol(),
            lot.number(),
            lot.opened(),
            0,
            quantity,
            cost,
            value,
            value - cost - made,
            lot.after().charge()),
        null);
  }

  private long converted(LotMove lot, long money) {
    return book.closing().converted(money, lot.currency());
  }

  private void row(String state, ClosedLot lot, @Nullable String closed) {
    String currency = book.currency();
    table.row(
        state,
        lot.symbol(),
        lot.number(),
        Instants.brief(lot.opened()),
        closed,
        book.units().decimal(lot.symbol(), lot.quantity()),
        book.units().decimal(currency, lot.cost()),
        book.units().decimal(currency, lot.proceeds()),
        book.units().decimal(currency, lot.gross()),
        book.units().decimal(currency, lot.fxGain()),
        book.units().decimal(currency, lot.commission()),
        book.units().decimal(currency, lot.net()),
        currency);
  }
}
