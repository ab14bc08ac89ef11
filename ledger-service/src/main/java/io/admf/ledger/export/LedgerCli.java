package io.admf.ledger.export;

import io.admf.ledger.book.Book;
import io.admf.ledger.book.Cause;
import io.admf.ledger.book.Entry;
import io.admf.money.Instrument;
import io.admf.money.Money;
import java.util.List;

/**
 * A book for Ledger and hledger. Units come and go at what they cost, as virtual costs, so that no
 * cost is taken for a price of the market; lots are told apart by price and day.
 */
final class LedgerCli extends BookText {

  private static final List<String> TAGS = List.of("entry", "event", "time");

  private final Renaming accounts =
      new Renaming(accountNames, LedgerNames::account, LedgerNames::account);
  private final Renaming units = new Renaming(unitNames, LedgerNames::unit, LedgerNames::unit);

  LedgerCli(Book book) {
    super(book);
  }

  @Override
  void head() {
    line("; %s".formatted(plain(book.run() + " " + book.container())));
    line("");
    for (String name : unitNames) {
      called(name, units.of(name));
      line("commodity %s".formatted(unit(name)));
      int decimals = decimals(name);
      if (decimals > 0) {
        line("  format 1000.%s %s".formatted("0".repeat(decimals), unit(name)));
      }
    }
    line("");
    TAGS.forEach(tag -> line("tag " + tag));
    line("");
    for (String name : accountNames) {
      called(name, account(name));
      line("account %s".formatted(account(name)));
    }
  }

  private int decimals(String unit) {
    Instrument instrument = book.units().instrument(unit);
    return instrument == null ? Money.DECIMALS : instrument.sizeDecimals();
  }

  /** Says what a name was where it is another. */
  private void called(String original, String name) {
    if (!name.equals(original)) {
      line("; %s stands for %s".formatted(plain(name), plain(original)));
    }
  }

  @Override
  void title(Transaction transaction) {
    Cause cause = transaction.entry().cause();
    line("%s * %s".formatted(transaction.day(), plain(cause.kind() + " " + cause.text())));
  }

  @Override
  void note(String key, String value) {
    line("  ; %s: %s".formatted(key, plain(value)));
  }

  @Override
  void lot(Cause cause, LotLine lot) {
    String cost = amount(lot.currency(), lot.cost());
    line(
        "  %s  %s {{%s}} [%s] (@@) %s"
            .formatted(
                account(lot.account()),
                amount(lot.symbol(), lot.quantity()),
                cost,
                Entry.day(lot.opened()),
                cost));
  }

  @Override
  void price(String symbol, String price, String currency) {
    line("P %s %s %s %s".formatted(closing.day(), unit(symbol), price, unit(currency)));
  }

  @Override
  void balances() {
    line("%s * balances".formatted(closing.day()));
    sums()
        .forEach(
            (name, held) ->
                held.forEach(
                    (unit, sum) ->
                        line(
                            "  [%s]  %s = %s"
                                .formatted(account(name), amount(unit, 0), amount(unit, sum)))));
  }

  @Override
  String unit(String original) {
    return LedgerNames.written(units.of(original));
  }

  @Override
  String account(String original) {
    return accounts.of(original);
  }

  /** Text that begins no comment. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", " ").replace(';', ',');
  }
}
