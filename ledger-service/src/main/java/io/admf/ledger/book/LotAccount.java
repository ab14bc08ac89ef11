package io.admf.ledger.book;

import io.admf.event.InvariantException;
import io.admf.event.Posting;
import io.admf.ledger.FillAmounts;
import io.admf.ledger.book.LotMove.Size;
import io.admf.ledger.lots.Lot;
import io.admf.ledger.lots.Lots;
import io.admf.money.Instrument;
import io.admf.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The lots of one account as its entries go by. */
final class LotAccount {

  /** A lot that is open. */
  private record Open(long opened, Size size) {}

  private final Book book;
  private final String name;
  private final Instrument instrument;
  private final String currency;
  private final Lots lots;
  private Map<Long, Open> open = new TreeMap<>();

  LotAccount(Book book, String name, Instrument instrument, String currency) {
    this.book = book;
    this.lots = Lots.of(book.method());
    this.name = name;
    this.instrument = instrument;
    this.currency = currency;
  }

  /** Whether its lots are of a symbol. */
  boolean holds(String symbol) {
    return instrument.symbol().equals(symbol);
  }

  /** The open lots, each as a move from nothing. */
  List<LotMove> open() {
    List<LotMove> all = new ArrayList<>();
    open.forEach((number, lot) -> all.add(move(number, lot.opened, Size.NONE, lot.size)));
    return all;
  }

  /** Goes through an entry that changes the units held. */
  List<LotMove> follow(Entry entry) {
    long units = sum(entry, instrument.symbol());
    long cost = sum(entry, currency);
    long held = lots.quantity();
    long costBefore = lots.cost();
    long charge = 0;
    if (entry.cause() instanceof Cause.Split split) {
      split(split.ratio(), Math.addExact(costBefore, cost));
    } else {
      Cause.Trade trade = entry.cause() instanceof Cause.Trade its ? its : null;
      double price = trade == null ? 0 : trade.price();
      FillAmounts amounts =
          FillAmounts.of(
              instrument,
              held,
              units,
              price,
              instrument.notional(price, Math.abs(units)),
              trade == null ? 0 : trade.commission());
      if (amounts.closing() > 0) {
        lots.close(amounts.closing());
      }
      if (amounts.opening() > 0) {
        charge = amounts.openingCharge();
        lots.open(
            amounts.sign() * amounts.opening(),
            amounts.sign() * amounts.openingValue(),
            entry.time(),
            price);
      }
    }
    check(entry, "units", Math.addExact(held, units), lots.quantity());
    if (!instrument.future()) {
      check(entry, "cost", Math.addExact(costBefore, cost), lots.cost());
    }
    return changes(entry, charge);
  }

  /** A split leaves the cost to the units that there are then, save of a fraction that is paid. */
  private void split(double ratio, long costAfter) {
    lots.split(ratio);
    if (lots.quantity() != 0 && !instrument.future()) {
      lots.release(Math.subtractExact(lots.cost(), costAfter));
    }
  }

  private List<LotMove> changes(Entry entry, long charge) {
    Map<Long, Open> now = new TreeMap<>();
    List<LotMove> moves = new ArrayList<>();
    for (Lot lot : lots.lots()) {
      Open old = open.get(lot.number());
      long opened = old == null ? entry.time() : old.opened;
      Size before = old == null ? Size.NONE : old.size;
      Size after = new Size(lot.quantity(), lot.cost(), left(entry, lot, before, charge));
      now.put(lot.number(), new Open(opened, after));
      if (!after.equals(before)) {
        moves.add(move(lot.number(), opened, before, after));
      }
    }
    open.forEach(
        (number, old) -> {
          if (!now.containsKey(number)) {
            moves.add(move(number, old.opened, old.size, Size.NONE));
          }
        });
    moves.sort((a, b) -> Long.compare(a.number(), b.number()));
    open = now;
    return moves;
  }

  /** What is left of the commission that opening a lot cost. */
  private static long left(Entry entry, Lot lot, Size before, long charge) {
    if (entry.cause() instanceof Cause.Split) {
      return before.charge();
    }
    if (Math.abs(lot.quantity()) > Math.abs(before.quantity())) {
      return Math.addExact(before.charge(), charge);
    }
    long gone = Math.abs(before.quantity()) - Math.abs(lot.quantity());
    return before.charge()
        - (gone == 0 ? 0 : Money.share(before.charge(), gone, Math.abs(before.quantity())));
  }

  private LotMove move(long number, long opened, Size before, Size after) {
    return new LotMove(
        name, instrument.symbol(), currency, number, opened, !instrument.future(), before, after);
  }

  private long sum(Entry entry, String unit) {
    long sum = 0;
    for (Posting line : entry.lines()) {
      if (line.account().equals(name) && line.unit().equals(unit)) {
        sum = Math.addExact(sum, line.amount());
      }
    }
    return sum;
  }

  private void check(Entry entry, String what, long journal, long made) {
    if (journal != made) {
      throw new InvariantException(
          book.container(),
          entry.slice(),
          "expected the %s of the lots of %s to be %d after entry %d, was %d"
              .formatted(what, name, journal, entry.number(), made));
    }
  }
}
