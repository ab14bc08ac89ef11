package io.admf.ledger.posting;

import io.admf.event.InvariantException;
import io.admf.event.Posting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The journal of one portfolio: takes balanced entries and keeps the balance of every account. */
public final class Journal {

  /** The most that an entry has. */
  private static final int LINES = 16;

  private final String container;
  private final ChartOfAccounts chart;
  final long[] balances;
  private final int[] accounts = new int[LINES];
  private final long[] amounts = new long[LINES];
  private int lines;
  private int posted;

  /**
   * An empty journal.
   *
   * @param container of the portfolio, for messages
   */
  public Journal(String container, ChartOfAccounts chart) {
    this.container = container;
    this.chart = chart;
    this.balances = new long[chart.size()];
  }

  /** Adds a line to the entry being written; a line of 0 is left out. Debit positive. */
  public Journal line(int account, long amount) {
    if (amount != 0) {
      accounts[lines] = account;
      amounts[lines] = amount;
      lines++;
    }
    return this;
  }

  /**
   * Posts the entry.
   *
   * @throws InvariantException if its lines do not sum to zero in every unit; nothing is posted
   *     then
   */
  public void post(long slice) {
    for (int i = 0; i < lines; i++) {
      int unit = chart.unitIndex(accounts[i]);
      long sum = 0;
      for (int j = 0; j < lines; j++) {
        if (chart.unitIndex(accounts[j]) == unit) {
          sum = Math.addExact(sum, amounts[j]);
        }
      }
      if (sum != 0) {
        throw new InvariantException(
            container,
            slice,
            "expected the entry to sum to 0 %s, was %d: %s"
                .formatted(chart.unit(accounts[i]), sum, entry(lines)));
      }
    }
    for (int i = 0; i < lines; i++) {
      balances[accounts[i]] = Math.addExact(balances[accounts[i]], amounts[i]);
    }
    posted = lines;
    lines = 0;
  }

  /** The entry that was posted last. */
  public List<Posting> entry() {
    return entry(posted);
  }

  private List<Posting> entry(int length) {
    List<Posting> entry = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      entry.add(new Posting(chart.name(accounts[i]), chart.unit(accounts[i]), amounts[i]));
    }
    return List.copyOf(entry);
  }

  /** The balance of an account: debits less credits. */
  public long balance(int account) {
    return balances[account];
  }

  /** The trial balance: the sum of all balances, by unit; all zero when the books are right. */
  public Map<String, Long> trialBalance() {
    Map<String, Long> sums = new TreeMap<>();
    for (int account = 0; account < balances.length; account++) {
      sums.merge(chart.unit(account), balances[account], Math::addExact);
    }
    return sums;
  }
}
