package io.admf.ledger.statement;

import io.admf.ledger.book.Book;

/** The kinds of statement. */
public enum Statement {
  /** Opening balance, flows by kind, closing balance, positions, profit: one page. */
  SUMMARY,
  /** Every account's balance at the end of the period, and that they sum to zero. */
  BALANCE,
  /** Income and expenses of the period. */
  INCOME,
  /** Every posting of the period. */
  JOURNAL,
  /** What is held at the end of the period, at cost and at market. */
  POSITIONS,
  /** Round trips that ended in the period. */
  TRADES,
  /** Open lots at the end of the period, and lots that it closed. */
  LOTS,
  /** Every movement of cash in the period. */
  CASH;

  /** The statement's rows. */
  public Table of(Book book) {
    return switch (this) {
      case SUMMARY -> Summary.of(book);
      case BALANCE -> BalanceTable.of(book);
      case INCOME -> IncomeTable.of(book);
      case JOURNAL -> JournalTable.of(book);
      case POSITIONS -> PositionTable.of(book);
      case TRADES -> TradeTable.of(book);
      case LOTS -> LotTable.of(book);
      case CASH -> CashTable.of(book);
    };
  }
}
