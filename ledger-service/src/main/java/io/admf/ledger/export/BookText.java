package io.admf.ledger.export;

import io.admf.event.Posting;
import io.admf.ledger.book.Book;
import io.admf.ledger.book.Cause;
import io.admf.ledger.book.Entry;
import io.admf.ledger.book.Units;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.time.Instants;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A book as the text of a tool: what it declares, the transactions, the prices where the book ends,
 * and what the accounts must hold then.
 */
abstract class BookText {

  final Book book;
  final List<Transaction> transactions;
  final Closing closing;
  final TreeSet<String> accountNames = new TreeSet<>();
  final TreeSet<String> unitNames = new TreeSet<>();
  private final StringBuilder out = new StringBuilder();

  BookText(Book book) {
    this.book = book;
    this.transactions = Transaction.of(book);
    this.closing = new Closing(transactions, book.lastDay());
    closing
        .sums()
        .forEach(
            (account, sums) -> {
              accountNames.add(account);
              unitNames.addAll(sums.keySet());
            });
    unitNames.addAll(closing.currencies().values());
  }

  final String write() {
    head();
    for (Transaction transaction : transactions) {
      if (!transaction.lots().isEmpty() || !transaction.money().isEmpty()) {
        line("");
        transaction(transaction);
      }
    }
    line("");
    closing
        .currencies()
        .forEach(
            (symbol, currency) -> {
              Double price = book.closing().price(symbol);
              Instrument instrument = book.units().instrument(symbol);
              if (price != null && instrument != null && !instrument.future()) {
                BigDecimal one = Units.price(price).multiply(Units.price(instrument.multiplier()));
                price(symbol, one.stripTrailingZeros().toPlainString(), currency);
              }
            });
    line("");
    balances();
    return out.toString();
  }

  abstract void head();

  /** Writes a transaction's first line. */
  abstract void title(Transaction transaction);

  /** Writes what a transaction is known by: its key and what it says of itself. */
  abstract void note(String key, String value);

  abstract void lot(Cause cause, LotLine lot);

  abstract void price(String symbol, String price, String currency);

  abstract void balances();

  /** A unit as the text calls it. */
  abstract String unit(String original);

  /** An account as the text calls it. */
  abstract String account(String original);

  private void transaction(Transaction transaction) {
    Entry entry = transaction.entry();
    title(transaction);
    note("entry", Long.toString(entry.number()));
    note("time", Instants.format(entry.time()));
    if (!entry.cause().id().isEmpty()) {
      note("event", entry.cause().id());
    }
    transaction.lots().forEach(lot -> lot(entry.cause(), lot));
    for (Posting posting : transaction.money()) {
      line(
          "  %s  %s"
              .formatted(account(posting.account()), amount(posting.unit(), posting.amount())));
    }
  }

  /** An exact amount: money to its last decimal, so that tools balance to it. */
  final String amount(String unit, long count) {
    String number =
        book.units().money(unit)
            ? BigDecimal.valueOf(count, Money.DECIMALS).toPlainString()
            : book.units().decimal(unit, count).toPlainString();
    return number + " " + unit(unit);
  }

  /** What every account holds at the end, by account and unit. */
  final Map<String, Map<String, Long>> sums() {
    return closing.sums();
  }

  final void line(String text) {
    out.append(text).append('\n');
  }
}
