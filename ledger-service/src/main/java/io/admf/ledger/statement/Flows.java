package io.admf.ledger.statement;

import io.admf.event.Posting;
import io.admf.ledger.book.AccountName;
import io.admf.ledger.book.Entry;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What moved cash in an entry, by kind: income and expenses by their accounts, and the rest by what
 * caused the entry. The kinds sum to the cash of the entry; an entry without cash has none.
 */
final class Flows {

  private Flows() {}

  /** Money units that came in, by kind, in a currency. */
  static Map<String, Long> of(Entry entry, String currency) {
    Map<String, Long> others = new LinkedHashMap<>();
    long rest = 0;
    boolean moved = false;
    for (Posting line : entry.lines()) {
      AccountName account = new AccountName(line.account());
      if (line.unit().equals(currency) && account.cash()) {
        rest = Math.addExact(rest, line.amount());
        moved = true;
      }
    }
    if (!moved) {
      return Map.of();
    }
    for (Posting line : entry.lines()) {
      AccountName account = new AccountName(line.account());
      if (line.unit().equals(currency) && account.result() && !account.realised()) {
        others.merge(account.words(), -line.amount(), Math::addExact);
        rest = Math.addExact(rest, line.amount());
      }
    }
    Map<String, Long> flows = new LinkedHashMap<>();
    if (rest != 0) {
      flows.put(entry.cause().kind(), rest);
    }
    others.forEach((kind, amount) -> flows.merge(kind, amount, Math::addExact));
    return flows;
  }
}
