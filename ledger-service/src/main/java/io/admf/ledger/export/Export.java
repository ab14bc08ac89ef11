package io.admf.ledger.export;

import io.admf.ledger.book.Book;

/** The tools that a book can be written for. */
public enum Export {
  /** Beancount 2. */
  BEANCOUNT,
  /** Ledger 3 and hledger. */
  LEDGER;

  /** The book from its deposit to the end of its period. */
  public String text(Book book) {
    return switch (this) {
      case BEANCOUNT -> new Beancount(book).write();
      case LEDGER -> new LedgerCli(book).write();
    };
  }
}
