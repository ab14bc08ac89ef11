package io.admf.ledger.export;

import io.admf.event.Posting;
import io.admf.ledger.book.Book;
import io.admf.ledger.book.Entry;
import io.admf.ledger.book.LotHistory;
import io.admf.ledger.book.LotMove;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An entry as tools book it that hold lots at cost: units come and go with what they cost, so that
 * money alone has to balance, and the market's side of the units is left out.
 *
 * @param day not before that of any earlier entry
 * @param lots lines about lots
 * @param money lines about money
 */
record Transaction(LocalDate day, Entry entry, List<LotLine> lots, List<Posting> money) {

  /** The entries up to the end of the book's period. */
  static List<Transaction> of(Book book) {
    List<Entry> entries = book.untilEnd();
    List<List<LotMove>> moves = LotHistory.of(book, entries).moves();
    List<Transaction> all = new ArrayList<>();
    LocalDate day = LocalDate.MIN;
    for (int i = 0; i < entries.size(); i++) {
      LocalDate its = Entry.day(entries.get(i).time());
      day = its.isAfter(day) ? its : day;
      all.add(of(book, day, entries.get(i), moves.get(i)));
    }
    return all;
  }

  private static Transaction of(Book book, LocalDate day, Entry entry, List<LotMove> moves) {
    List<LotLine> lots = new ArrayList<>();
    Map<String, Long> rest = new TreeMap<>(); // cost that no lot can carry, by account
    Map<String, String> currencies = new TreeMap<>();
    for (LotMove move : moves) {
      lines(move, lots);
      long unsaid =
          move.paid()
              ? (move.after().cost() - carried(move, move.after()))
                  - (move.before().cost() - carried(move, move.before()))
              : 0;
      rest.merge(move.account(), unsaid, Math::addExact);
      currencies.put(move.account(), move.currency());
    }
    List<Posting> money = new ArrayList<>();
    for (Posting line : entry.lines()) {
      if (book.units().money(line.unit()) && !line.unit().equals(currencies.get(line.account()))) {
        money.add(line);
      }
    }
    rest.forEach(
        (account, amount) -> {
          if (amount != 0) {
            money.add(new Posting(account, currencies.getOrDefault(account, ""), amount));
          }
        });
    return new Transaction(day, entry, lots, money);
  }

  private static void lines(LotMove move, List<LotLine> lines) {
    LotMove.Size before = move.before();
    LotMove.Size after = move.after();
    if (before.quantity() == after.quantity() && before.cost() == after.cost()) {
      return; // its commission has changed
    }
    if (after.quantity() != 0 && samePrice(move)) {
      lines.add(
          line(
              move,
              after.quantity() - before.quantity(),
              Math.abs(carried(move, before)) - Math.abs(carried(move, after)),
              false));
      return;
    }
    if (before.quantity() != 0) {
      lines.add(line(move, -before.quantity(), Math.abs(carried(move, before)), false));
    }
    if (after.quantity() != 0) {
      lines.add(line(move, after.quantity(), Math.abs(carried(move, after)), true));
    }
  }

  private static LotLine line(LotMove move, long quantity, long cost, boolean opens) {
    return new LotLine(
        move.account(),
        move.symbol(),
        move.currency(),
        quantity,
        cost,
        move.number(),
        move.opened(),
        opens);
  }

  /** Whether a lot became smaller and each of its units costs what it did, to the last digit. */
  private static boolean samePrice(LotMove move) {
    LotMove.Size before = move.before();
    LotMove.Size after = move.after();
    return Math.abs(after.quantity()) < Math.abs(before.quantity())
        && product(carried(move, before), after.quantity())
            .equals(product(carried(move, after), before.quantity()));
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }

  /** What a lot can say that it cost: no unit is held at a price below nothing. */
  private static long carried(LotMove move, LotMove.Size size) {
    boolean sound = Long.signum(size.cost()) == Long.signum(size.quantity());
    return sound && move.paid() ? size.cost() : 0;
  }
}
