package io.admf.ledger.book;

import io.admf.money.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Positions at one moment, as entries and marks have them. */
public final class Holdings {

  /**
   * A position.
   *
   * @param quantity size units; negative when short
   * @param cost money units of the account's currency; negative when short, 0 for a futures
   *     contract
   * @param mark the price of one in the instrument's currency, or null where none is known
   * @param value money units of the account's currency; of a futures contract, what it gained
   */
  public record Held(
      String account,
      Instrument instrument,
      long quantity,
      long cost,
      @Nullable Double mark,
      long value) {

    /** Value less cost, money units. */
    public long unrealised() {
      return Math.subtractExact(value, cost);
    }
  }

  private final Book book;
  private final List<Entry> entries;
  private final Marks marks;
  private final Map<String, Long> converted = new TreeMap<>(); // what foreign positions cost
  private final Map<String, Long> agreed = new TreeMap<>(); // at which futures were opened

  private Holdings(Book book, List<Entry> entries, Marks marks) {
    this.book = book;
    this.entries = entries;
    this.marks = marks;
  }

  /** What is held after entries, or still costs, in order of accounts. */
  public static List<Held> of(Book book, List<Entry> entries, Marks marks) {
    return new Holdings(book, entries, marks).held();
  }

  private List<Held> held() {
    for (LotMove lot : LotHistory.of(book, entries).open()) {
      agreed.merge(lot.account(), lot.after().cost(), Math::addExact);
      converted.merge(lot.account(), lot.after().worth(), Math::addExact);
    }
    List<Held> held = new ArrayList<>();
    Balances.of(entries)
        .all()
        .forEach(
            (account, sums) -> {
              if (account.stock()) {
                sums.forEach(
                    (unit, quantity) -> {
                      Instrument instrument = book.units().instrument(unit);
                      if (instrument != null && quantity != 0) {
                        held.add(held(account.text(), instrument, quantity, sums));
                      }
                    });
              }
            });
    return held;
  }

  private Held held(String account, Instrument instrument, long quantity, Map<String, Long> sums) {
    Double mark = marks.price(instrument.symbol());
    long value = mark == null ? 0 : instrument.notional(mark, quantity);
    boolean foreign = !instrument.currency().equals(book.currency());
    long cost =
        foreign ? converted.getOrDefault(account, 0L) : sums.getOrDefault(book.currency(), 0L);
    if (instrument.future()) {
      value = Math.subtractExact(value, agreed.getOrDefault(account, 0L));
    }
    return new Held(
        account,
        instrument,
        quantity,
        instrument.future() ? 0 : cost,
        mark,
        marks.converted(value, instrument.currency()));
  }

  /** What all positions would gain if they were closed at their marks, money units. */
  public static long unrealised(List<Held> holdings) {
    long sum = 0;
    for (Held held : holdings) {
      sum = Math.addExact(sum, held.unrealised());
    }
    return sum;
  }
}
