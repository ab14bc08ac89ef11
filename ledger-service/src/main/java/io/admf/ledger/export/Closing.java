package io.admf.ledger.export;

import io.admf.event.Posting;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the accounts of transactions hold at the end: what a tool is asked to assert. */
final class Closing {

  private final Map<String, Map<String, Long>> sums = new TreeMap<>();
  private final Map<String, String> currencies = new TreeMap<>();
  private final LocalDate day;

  /**
   * @param end the last day of the book's period
   */
  Closing(List<Transaction> transactions, LocalDate end) {
    for (Transaction transaction : transactions) {
      for (LotLine line : transaction.lots()) {
        add(line.account(), line.symbol(), line.quantity());
        currencies.put(line.symbol(), line.currency());
      }
      for (Posting line : transaction.money()) {
        add(line.account(), line.unit(), line.amount());
      }
    }
    LocalDate last = transactions.getLast().day();
    day = last.isAfter(end) ? last : end;
  }

  private void add(String account, String unit, long amount) {
    sums.computeIfAbsent(account, name -> new TreeMap<>()).merge(unit, amount, Math::addExact);
  }

  /** Units and money by account; zero where nothing is left. */
  Map<String, Map<String, Long>> sums() {
    return sums;
  }

  /** The money that the lots of a symbol were paid in, by symbol. */
  Map<String, String> currencies() {
    return currencies;
  }

  /** The last day of the text. */
  LocalDate day() {
    return day;
  }
}
