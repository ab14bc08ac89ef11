package io.admf.ledger.export;

import io.admf.ledger.book.Book;
import io.admf.ledger.book.Cause;
import io.admf.ledger.book.Entry;
import io.admf.ledger.book.Units;
import java.time.LocalDate;

/**
 * A book for Beancount. Accounts of positions are booked strictly: each lot has its number for a
 * label, and what closes it names it.
 */
final class Beancount extends BookText {

  private final Renaming accounts =
      new Renaming(accountNames, BeancountNames::account, BeancountNames::account);
  private final Renaming units =
      new Renaming(unitNames, BeancountNames::unit, BeancountNames::unit);

  Beancount(Book book) {
    super(book);
  }

  @Override
  void head() {
    LocalDate first = transactions.getFirst().day();
    line("option \"title\" %s".formatted(quoted(book.run() + " " + book.container())));
    line("option \"operating_currency\" \"%s\"".formatted(unit(book.currency())));
    for (String unit : unitNames) {
      if (book.units().money(unit)) { // where an entry has lots alone: half of the last decimal
        line("option \"inferred_tolerance_default\" \"%s:0.000000005\"".formatted(unit(unit)));
      }
    }
    line("");
    for (String unit : unitNames) {
      line("%s commodity %s".formatted(first, unit(unit)));
      called(unit, unit(unit));
    }
    line("");
    sums()
        .forEach(
            (name, held) -> {
              boolean lots = !held.keySet().stream().allMatch(book.units()::money);
              line(
                  "%s open %s %s%s"
                      .formatted(
                          first,
                          account(name),
                          String.join(",", held.keySet().stream().map(this::unit).toList()),
                          lots ? " \"STRICT\"" : ""));
              called(name, account(name));
            });
  }

  /** Says what a name was where it is another. */
  private void called(String original, String name) {
    if (!name.equals(original)) {
      line("  name: %s".formatted(quoted(original)));
    }
  }

  @Override
  void title(Transaction transaction) {
    Cause cause = transaction.entry().cause();
    line("%s * %s %s".formatted(transaction.day(), quoted(cause.kind()), quoted(cause.text())));
  }

  @Override
  void note(String key, String value) {
    line("  %s: %s".formatted(key, quoted(value)));
  }

  @Override
  void lot(Cause cause, LotLine lot) {
    String spec = '"' + Long.toString(lot.number()) + '"';
    if (lot.opens()) {
      String cost = amount(lot.currency(), lot.cost());
      spec = "{%s, %s, %s}".formatted(cost, Entry.day(lot.opened()), spec);
    }
    line(
        "  %s  %s {%s}%s"
            .formatted(
                account(lot.account()),
                amount(lot.symbol(), lot.quantity()),
                spec,
                sold(cause, lot)));
  }

  /** The price of a trade that closes a lot; Beancount keeps it and balances by cost. */
  private String sold(Cause cause, LotLine lot) {
    return cause instanceof Cause.Trade trade && !lot.opens()
        ? " @ %s %s".formatted(Units.price(trade.price()).toPlainString(), unit(lot.currency()))
        : "";
  }

  @Override
  void price(String symbol, String price, String currency) {
    line("%s price %s %s %s".formatted(closing.day(), unit(symbol), price, unit(currency)));
  }

  @Override
  void balances() {
    LocalDate after = closing.day().plusDays(1); // Beancount looks at the start of the day
    sums()
        .forEach(
            (name, held) ->
                held.forEach(
                    (unit, sum) ->
                        line(
                            "%s balance %s  %s"
                                .formatted(after, account(name), amount(unit, sum)))));
  }

  @Override
  String unit(String original) {
    return units.of(original);
  }

  @Override
  String account(String original) {
    return accounts.of(original);
  }

  private static String quoted(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", " ");
    return '"' + plain.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
