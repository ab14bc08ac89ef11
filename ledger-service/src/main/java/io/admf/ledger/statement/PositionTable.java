package io.admf.ledger.statement;

import io.admf.ledger.book.Book;
import io.admf.ledger.book.Holdings;
import io.admf.ledger.book.Worth;
import java.math.BigDecimal;
import java.util.List;

/**
 * What is held at the end of the period: cost and value in the currency of the account, the price
 * in that of the instrument.
 */
final class PositionTable {

  private PositionTable() {}

  static Table of(Book book) {
    Table.Builder table =
        new Table.Builder(
            "Positions",
            "symbol",
            "#quantity",
            "#cost",
            "#price",
            "currency",
            "#value",
            "#unrealised");
    List<Holdings.Held> all = Worth.after(book).held();
    long cost = 0;
    long value = 0;
    for (Holdings.Held held : all) {
      String symbol = held.instrument().symbol();
      table.row(
          symbol,
          book.units().decimal(symbol, held.quantity()),
          money(book, held.cost()),
          held.mark(),
          held.instrument().currency(),
          money(book, held.value()),
          money(book, held.unrealised()));
      cost = Math.addExact(cost, held.cost());
      value = Math.addExact(value, held.value());
    }
    if (all.size() > 1) {
      table.sum(
          "sum",
          null,
          money(book, cost),
          null,
          null,
          money(book, value),
          money(book, Math.subtractExact(value, cost)));
    }
    return table.table();
  }

  private static BigDecimal money(Book book, long amount) {
    return book.units().decimal(book.currency(), amount);
  }
}
