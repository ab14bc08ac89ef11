package io.admf.ledger.statement;

import io.admf.event.Posting;
import io.admf.ledger.book.Book;
import io.admf.ledger.book.Entry;
import io.admf.time.Instants;

/** Every posting of the period: what an entry is about stands in its first line. */
final class JournalTable {

  private JournalTable() {}

  static Table of(Book book) {
    Table.Builder table =
        new Table.Builder(
            "Journal", "#entry", "time", "kind", "text", "account", "#amount", "unit", "cause");
    for (Entry entry : book.during()) {
      for (Posting line : entry.lines()) {
        table.row(
            entry.number(),
            Instants.brief(entry.time()),
            entry.cause().kind(),
            entry.cause().text(),
            line.account(),
            book.units().decimal(line.unit(), line.amount()),
            line.unit(),
            entry.cause().id());
      }
    }
    return table.table();
  }
}
