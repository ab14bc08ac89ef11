package io.admf.ledger.book;

import io.admf.event.Posting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The sums of entries, by account and unit: debits less credits. */
public final class Balances {

  private final Map<AccountName, Map<String, Long>> sums = new TreeMap<>();

  private Balances() {}

  /** The sums of entries. */
  public static Balances of(List<Entry> entries) {
    Balances balances = new Balances();
    for (Entry entry : entries) {
      for (Posting line : entry.lines()) {
        balances
            .sums
            .computeIfAbsent(new AccountName(line.account()), account -> new TreeMap<>())
            .merge(line.unit(), line.amount(), Math::addExact);
      }
    }
    return balances;
  }

  /** Every account that was ever posted to and its sum in every unit, in order. */
  public Map<AccountName, Map<String, Long>> all() {
    return sums;
  }

  /** The sum of an account in a unit; 0 where there is none. */
  public long of(String account, String unit) {
    return sums.getOrDefault(new AccountName(account), Map.of()).getOrDefault(unit, 0L);
  }

  /** The sum in a unit of all accounts that are wanted. */
  public long sum(String unit, Predicate<AccountName> wanted) {
    long sum = 0;
    for (Map.Entry<AccountName, Map<String, Long>> account : sums.entrySet()) {
      if (wanted.test(account.getKey())) {
        sum = Math.addExact(sum, account.getValue().getOrDefault(unit, 0L));
      }
    }
    return sum;
  }
}
