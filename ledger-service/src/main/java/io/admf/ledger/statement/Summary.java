package io.admf.ledger.statement;

import io.admf.event.InvariantException;
import io.admf.ledger.book.AccountName;
import io.admf.ledger.book.Balances;
import io.admf.ledger.book.Book;
import io.admf.ledger.book.Entry;
import io.admf.ledger.book.Holdings;
import io.admf.ledger.book.Worth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One page in the currency of the account: cash from the opening to the closing balance, what the
 * account is worth, and where the change came from. Equity before, deposits and profit sum to
 * equity at the end; a difference is a broken invariant.
 */
final class Summary {

  private final Book book;
  private final Worth before;
  private final Worth after;
  private final Balances during;
  private final Table.Builder table =
      new Table.Builder("Summary", "section", "item", "#entries", "#amount");

  private Summary(Book book) {
    this.book = book;
    this.before = Worth.before(book);
    this.after = Worth.after(book);
    this.during = Balances.of(book.during());
  }

  static Table of(Book book) {
    Summary summary = new Summary(book);
    summary.cash();
    summary.worth();
    summary.profit();
    return summary.table.table();
  }

  private void cash() {
    row("cash", "opening balance", null, before.cash());
    Map<String, Long> counts = new LinkedHashMap<>();
    Map<String, Long> sums = new LinkedHashMap<>();
    for (Entry entry : book.during()) {
      Flows.of(entry, book.currency())
          .forEach(
              (kind, amount) -> {
                counts.merge(kind, 1L, Math::addExact);
                sums.merge(kind, amount, Math::addExact);
              });
    }
    sums.forEach((kind, sum) -> row("cash", kind, counts.get(kind), sum));
    sum("cash", "closing balance", after.cash());
  }

  private void worth() {
    row("equity", "cash", null, after.cash());
    TreeSet<String> positions = new TreeSet<>();
    after.held().forEach(held -> positions.add(held.account()));
    after
        .balances()
        .all()
        .forEach(
            (account, units) -> {
              long sum = units.getOrDefault(book.currency(), 0L);
              boolean other = account.stock() && !account.cash();
              if (sum != 0 && other && !positions.contains(account.text())) {
                row("equity", account.words(), null, sum);
              }
            });
    for (Holdings.Held held : after.held()) {
      row("equity", held.instrument().symbol(), null, held.value());
    }
    sum("equity", "equity", after.equity());
  }

  private void profit() {
    row("profit", "equity before", null, before.equity());
    byWords(account -> !account.valued() && !account.result());
    byWords(AccountName::result);
    long unrealised = Math.subtractExact(after.unrealised(), before.unrealised());
    row("profit", "change of unrealised profit", null, unrealised);
    sum("profit", "equity", after.equity());
    long made = -during.sum(book.currency(), account -> !account.valued());
    long told = Math.addExact(before.equity(), Math.addExact(made, unrealised));
    if (told != after.equity()) {
      throw new InvariantException(
          book.container(),
          book.entries().getLast().slice(),
          "expected equity before and profit to be the equity of %d, was %d"
              .formatted(after.equity(), told));
    }
  }

  /** The sums of accounts, those that are called the same together. */
  private void byWords(Predicate<AccountName> wanted) {
    Map<String, Long> sums = new LinkedHashMap<>();
    during
        .all()
        .forEach(
            (account, units) -> {
              Long sum = units.get(book.currency());
              if (sum != null && wanted.test(account)) {
                String words =
                    account.text().equals("Equity:OpeningBalance") ? "deposit" : account.words();
                sums.merge(words, -sum, Math::addExact);
              }
            });
    sums.forEach((words, sum) -> row("profit", words, null, sum));
  }

  private void row(String section, String item, @Nullable Long entries, long amount) {
    table.row(section, item, entries, book.units().decimal(book.currency(), amount));
  }

  private void sum(String section, String item, long amount) {
    table.sum(section, item, null, book.units().decimal(book.currency(), amount));
  }
}
