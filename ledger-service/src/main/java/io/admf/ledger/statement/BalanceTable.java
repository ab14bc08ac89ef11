package io.admf.ledger.statement;

import io.admf.ledger.book.AccountName;
import io.admf.ledger.book.Balances;
import io.admf.ledger.book.Book;
import java.util.Map;
import java.util.TreeMap;

/** The trial balance: debit positive, credit negative. */
final class BalanceTable {

  private BalanceTable() {}

  static Table of(Book book) {
    Table.Builder table = new Table.Builder("Balances", "account", "unit", "#balance");
    Map<String, Long> sums = new TreeMap<>();
    for (Map.Entry<AccountName, Map<String, Long>> account :
        Balances.of(book.untilEnd()).all().entrySet()) {
      account
          .getValue()
          .forEach(
              (unit, sum) -> {
                table.row(account.getKey().text(), unit, book.units().decimal(unit, sum));
                sums.merge(unit, sum, Math::addExact);
              });
    }
    sums.forEach((unit, sum) -> table.sum("sum", unit, book.units().decimal(unit, sum)));
    return table.table();
  }
}
