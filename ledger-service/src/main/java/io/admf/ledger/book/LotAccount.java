package io.admf.ledger.book;

import io.admf.event.InvariantException;
import io.admf.event.Posting;
import io.admf.ledger.FillAmounts;
import io.admf.ledger.book.LotMove.Size;
import io.admf.ledger.lots.Lot;
import io.admf.ledger.lots.LotTaken;
import io.admf.ledger.lots.Lots;
import io.admf.ledger.lots.NamedLot;
import io.admf.ledger.lots.OrderLots;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.LotMethod;
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
  private final OrderLots byOrder = new OrderLots();
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
    long worthBefore = lots.worth();
    long converted = converted(entry);
    long charge = 0;
    if (entry.cause() instanceof Cause.Split split) {
      split(split.ratio(), Math.addExact(costBefore, cost), Math.addExact(worthBefore, converted));
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
        List<NamedLot> named =
            trade == null || book.method() != LotMethod.SPECIFIC
                ? List.of()
                : byOrder.named(trade.lots(), amounts.closing(), lots);
        lots.close(amounts.closing(), named, LotTaken.UNHEARD);
      }
      if (amounts.opening() > 0) {
        charge = amounts.openingCharge();
        long number =
            lots.open(
                amounts.sign() * amounts.opening(),
                amounts.sign() * amounts.openingValue(),
                Math.addExact(converted, worthBefore - lots.worth()),
                entry.time(),
                price);
        if (trade != null) {
          byOrder.opened(trade.order(), number);
        }
      }
    }
    check(entry, "units", Math.addExact(held, units), lots.quantity());
    if (!instrument.future()) {
      check(entry, "cost", Math.addExact(costBefore, cost), lots.cost());
      check(entry, "converted cost", Math.addExact(worthBefore, converted), lots.worth());
    }
    return changes(entry, charge);
  }

  /** A split leaves the cost to the units that there are then, save of a fraction that is paid. */
  private void split(double ratio, long costAfter, long worthAfter) {
    lots.split(ratio);
    if (lots.quantity() != 0 && !instrument.future()) {
      lots.release(
          Math.subtractExact(lots.cost(), costAfter), Math.subtractExact(lots.worth(), worthAfter));
    }
  }

  private List<LotMove> changes(Entry entry, long charge) {
    Map<Long, Open> now = new TreeMap<>();
    List<LotMove> moves = new ArrayList<>();
    for (Lot lot : lots.lots()) {
      Open old = open.get(lot.number());
      long opened = old == null ? entry.time() : old.opened;
      Size before = old == null ? Size.NONE : old.size;
      Size after =
          new Size(lot.quantity(), lot.cost(), worth(lot), left(entry, lot, before, charge));
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

  private long worth(Lot lot) {
    boolean own = currency.equals(book.currency()) && !instrument.future();
    return own ? lot.cost() : lot.worth();
  }

  /** What an entry says that its foreign position cost in the account's currency. */
  private long converted(Entry entry) {
    long sum = 0;
    boolean its = false; // conversions come after the lines of their position
    for (Posting line : entry.lines()) {
      AccountName account = new AccountName(line.account());
      if (account.stock() && !account.cash()) {
        its = line.account().equals(name);
      } else if (its && account.conversion() && line.unit().equals(book.currency())) {
        sum = Math.addExact(sum, line.amount());
      }
    }
    return sum;
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
