package io.admf.ledger.book;

import io.admf.event.InvariantException;
import io.admf.event.Posting;
import io.admf.money.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What became of each lot, told from a journal: the entries are gone through again with the
 * ledger's own lots.
 *
 * <p>In an entry that changes what is held, the account of the position has the size units and, in
 * money, the change of its cost. Every cost that the lots give is compared with the journal's; a
 * difference is a broken invariant.
 */
public final class LotHistory {

  private final Book book;
  private final Map<String, LotAccount> accounts = new TreeMap<>();
  private final List<List<LotMove>> moves = new ArrayList<>();
  private final List<ClosedLot> closed = new ArrayList<>();

  private LotHistory(Book book) {
    this.book = book;
  }

  /**
   * Follows the lots through entries.
   *
   * @param entries of the book, from the first on
   * @throws InvariantException if the lots do not cost what the journal says
   */
  public static LotHistory of(Book book, List<Entry> entries) {
    LotHistory history = new LotHistory(book);
    for (Entry entry : entries) {
      history.moves.add(history.follow(entry));
    }
    return history;
  }

  /** What each entry did to lots, in order of the entries. */
  public List<List<LotMove>> moves() {
    return moves;
  }

  /** The lots that are open at the end: as moves from nothing. */
  public List<LotMove> open() {
    return accounts.values().stream().flatMap(account -> account.open().stream()).toList();
  }

  /** The lots that trades have closed, in order. */
  public List<ClosedLot> closed() {
    return closed;
  }

  private List<LotMove> follow(Entry entry) {
    TreeSet<String> held = new TreeSet<>();
    for (Posting line : entry.lines()) {
      if (isLot(line)) {
        held.add(line.account());
      }
    }
    if (entry.cause() instanceof Cause.Split split) { // lots may change where their sum does not
      accounts.forEach(
          (name, account) -> {
            if (account.holds(split.symbol())) {
              held.add(name);
            }
          });
    }
    List<LotMove> all = new ArrayList<>();
    for (String name : held) {
      List<LotMove> its = account(entry, name).follow(entry);
      all.addAll(its);
      if (!(entry.cause() instanceof Cause.Split)) {
        closed.addAll(ClosedLots.of(book, entry, its));
      }
    }
    return all;
  }

  /** Whether a line is of an account that holds size units. */
  private boolean isLot(Posting line) {
    return !book.units().money(line.unit()) && new AccountName(line.account()).stock();
  }

  private LotAccount account(Entry entry, String name) {
    LotAccount known = accounts.get(name);
    if (known != null) {
      return known;
    }
    String symbol = "";
    String currency = "";
    for (Posting line : entry.lines()) {
      if (line.account().equals(name)) {
        if (book.units().money(line.unit())) {
          currency = line.unit();
        } else {
          symbol = line.unit();
        }
      }
    }
    Instrument instrument = book.units().instrument(symbol);
    if (instrument == null) {
      throw new InvariantException(
          book.container(), entry.slice(), "expected units of a symbol in " + name);
    }
    if (currency.isEmpty()) {
      currency = instrument.currency();
    }
    LotAccount made = new LotAccount(book, name, instrument, currency);
    accounts.put(name, made);
    return made;
  }
}
