package io.admf.ledger.statement;

import io.admf.ledger.book.AccountName;
import io.admf.ledger.book.Balances;
import io.admf.ledger.book.Book;
import io.admf.ledger.book.Entry;
import io.admf.time.Instants;
import java.util.Map;

/** Every movement of cash in the period, with the balance after it. */
final class CashTable {

  private CashTable() {}

  static Table of(Book book) {
    Table.Builder table =
        new Table.Builder("Cash", "time", "kind", "text", "#amount", "#balance", "currency");
    for (String currency : book.currencies()) {
      if (!currency.equals(book.currency())
          && book.entries().stream().allMatch(entry -> Flows.of(entry, currency).isEmpty())) {
        continue; // no cash was ever held in it
      }
      long balance = Balances.of(book.before()).sum(currency, AccountName::cash);
      table.sum(
          null, "opening balance", null, null, book.units().decimal(currency, balance), currency);
      for (Entry entry : book.during()) {
        for (Map.Entry<String, Long> flow : Flows.of(entry, currency).entrySet()) {
          balance = Math.addExact(balance, flow.getValue());
          table.row(
              Instants.brief(entry.time()),
              flow.getKey(),
              entry.cause().text(),
              book.units().decimal(currency, flow.getValue()),
              book.units().decimal(currency, balance),
              currency);
        }
      }
      table.sum(
          null, "closing balance", null, null, book.units().decimal(currency, balance), currency);
    }
    return table.table();
  }
}
