package io.admf.ledger.book;

import io.admf.ledger.book.Holdings.Held;
import java.util.List;

/**
 * What an account is worth at one moment, in its currency.
 *
 * @param balances of all entries until then
 * @param held the positions, at their marks
 */
public record Worth(String currency, Balances balances, List<Held> held) {

  /** Where the book's period begins. */
  public static Worth before(Book book) {
    return of(book, book.before(), book.opening());
  }

  /** Where the book's period ends. */
  public static Worth after(Book book) {
    return of(book, book.untilEnd(), book.closing());
  }

  private static Worth of(Book book, List<Entry> entries, Marks marks) {
    return new Worth(book.currency(), Balances.of(entries), Holdings.of(book, entries, marks));
  }

  /** Cash, money units. */
  public long cash() {
    return balances.sum(currency, AccountName::cash);
  }

  /** What the positions gained, money units. */
  public long unrealised() {
    return Holdings.unrealised(held);
  }

  /** What is owned less what is owed, positions at their marks; money units. */
  public long equity() {
    return Math.addExact(balances.sum(currency, AccountName::valued), unrealised());
  }
}
