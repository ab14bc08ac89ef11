package io.admf.ledger.statement;

import io.admf.ledger.book.AccountName;
import io.admf.ledger.book.Balances;
import io.admf.ledger.book.Book;
import io.admf.ledger.book.Worth;

/** Profit and loss of the period by account: profit positive, loss negative. */
final class IncomeTable {

  private IncomeTable() {}

  static Table of(Book book) {
    Table.Builder table = new Table.Builder("Profit and loss", "account", "unit", "#amount");
    Balances during = Balances.of(book.during());
    during
        .all()
        .forEach(
            (account, sums) -> {
              if (account.result()) {
                sums.forEach(
                    (unit, sum) ->
                        table.row(account.text(), unit, book.units().decimal(unit, -sum)));
              }
            });
    String currency = book.currency();
    long realised = -during.sum(currency, AccountName::result);
    long unrealised =
        Math.subtractExact(Worth.after(book).unrealised(), Worth.before(book).unrealised());
    table.sum("closed in the period", currency, book.units().decimal(currency, realised));
    table.row("change of unrealised profit", currency, book.units().decimal(currency, unrealised));
    table.sum(
        "profit", currency, book.units().decimal(currency, Math.addExact(realised, unrealised)));

    return table.table();
  }
}
