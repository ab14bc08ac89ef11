package io.admf.ledger.lots;

import io.admf.money.Instrument;
import io.admf.plan.LotMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open lots of one position, in the order in which its method closes them. All are long or all
 * are short. Not safe for several threads.
 *
 * <p>A lot closed in part gives up its share of the cost rounded toward zero ({@link
 * io.admf.money.Money#share}); the rest stays with the lot, so that closing all of it leaves
 * exactly nothing.
 */
public abstract sealed class Lots permits FifoLots, LifoLots, RankedLots, PooledLots, SpecificLots {

  final LotRow row = new LotRow();
  private long open;
  private long numbered;

  Lots() {}

  /** No lots yet, to be closed by a method. */
  public static Lots of(LotMethod method) {
    return switch (method) {
      case FIFO -> new FifoLots();
      case LIFO -> new LifoLots();
      case HIFO -> new RankedLots(true);
      case LOFO -> new RankedLots(false);
      case AVERAGE -> new PooledLots();
      case SPECIFIC -> new SpecificLots();
    };
  }

  /** The method by which they are closed. */
  public abstract LotMethod method();

  /** Adds a lot in the currency of the account. */
  public final long open(long quantity, long cost, long opened, double price) {
    return open(quantity, cost, 0, opened, price);
  }

  /**
   * Adds a lot; a pool takes its units in.
   *
   * @param quantity size units, not 0, of the sign of the lots already there
   * @param cost money units
   * @param worth of the cost in the currency of the account, where that is another; else 0
   * @param opened when, epoch nanoseconds
   * @param price at which, for reports
   * @return the number of the lot
   */
  public final long open(long quantity, long cost, long worth, long opened, double price) {
    if (quantity == 0 || (row.size() > 0 && (quantity ^ row.at(0).quantity()) < 0)) {
      throw new IllegalArgumentException(
          "expected a lot on the side of %s, was %d".formatted(lots(), quantity));
    }
    open = Math.addExact(open, Math.abs(quantity));
    OpenLot same = joined();
    if (same != null) {
      same.join(quantity, cost, worth, price);
      return same.number();
    }
    row.insert(place(quantity, cost)).begin(++numbered, quantity, cost, worth, opened, price);
    return numbered;
  }

  /** The lot that takes further units in, if the method has such a lot and it is open. */
  @Nullable OpenLot joined() {
    return null;
  }

  /** Where in the row a new lot stands. */
  int place(long quantity, long cost) {
    return row.size();
  }

  /** Where in the row the lot stands that is closed next. */
  int next() {
    return 0;
  }

  /** Closes size units, as {@link #close(long, LotTaken)} does. */
  public final long close(long quantity) {
    return close(quantity, LotTaken.UNHEARD);
  }

  /**
   * Closes size units.
   *
   * @param quantity size units, positive, at most what is open
   * @param taken is told from which lots, in turn
   * @return the money units that they cost, with the sign of the lots
   */
  public final long close(long quantity, LotTaken taken) {
    if (quantity <= 0 || quantity > open) {
      throw new IllegalArgumentException(tooMany(quantity));
    }
    long left = quantity;
    long released = 0;
    while (left > 0) {
      int place = next();
      long units = Math.min(left, row.at(place).units());
      released = Math.addExact(released, take(place, units, taken));
      left -= units;
    }
    return released;
  }

  /**
   * Closes size units, of the lots that are named first.
   *
   * @throws IllegalArgumentException with what {@link #refusal} says, before anything is closed
   */
  public final long close(long quantity, List<NamedLot> named, LotTaken taken) {
    String refusal = refusal(quantity, named);
    if (refusal != null) {
      throw new IllegalArgumentException(refusal);
    }
    long left = quantity;
    long released = 0;
    for (NamedLot lot : named) {
      released = Math.addExact(released, take(placeOf(lot.number()), lot.quantity(), taken));
      left -= lot.quantity();
    }
    return left == 0 ? released : Math.addExact(released, close(left, taken));
  }

  /** Why so many units of these lots cannot be closed, or null if they can. */
  public @Nullable String refusal(long quantity, List<NamedLot> named) {
    if (quantity <= 0 || quantity > open) {
      return tooMany(quantity);
    }
    return named.isEmpty()
        ? null
        : "expected no lot to be named under %s, was %s".formatted(method(), named);
  }

  private String tooMany(long quantity) {
    return "expected to close 1 to %d units, was %d".formatted(open, quantity);
  }

  /** The place in the row of a lot, or -1 if it is not open. */
  final int placeOf(long number) {
    for (int place = 0; place < row.size(); place++) {
      if (row.at(place).number() == number) {
        return place;
      }
    }
    return -1;
  }

  private long take(int place, long units, LotTaken taken) {
    OpenLot lot = row.at(place);
    long worth = lot.giveWorth(units);
    long cost = lot.give(units);
    open -= units;
    if (lot.units() == 0) {
      row.remove(place);
    }
    taken.taken(lot.number(), lot.signed(units), cost, worth, lot.opened(), lot.price());
    return cost;
  }

  /**
   * Goes through a split: the units up to each lot, in the order of the row, become as many as all
   * of them would together, so that the lots sum to what the position becomes. What they cost
   * stays; the cost of a lot of which no unit is left goes to the next, or to the last.
   *
   * @param ratio new units for each old one
   * @return what all lots cost if no unit at all is left, and there are none; else 0
   */
  public final long split(double ratio) {
    long before = 0;
    long made = 0;
    long carried = 0;
    long carriedWorth = 0;
    int place = 0;
    while (place < row.size()) {
      OpenLot lot = row.at(place);
      before = Math.addExact(before, lot.quantity());
      long quantity = Instrument.split(before, ratio) - made;
      carried = Math.addExact(carried, lot.cost());
      carriedWorth = Math.addExact(carriedWorth, lot.worth());
      if (quantity == 0) {
        row.remove(place);
      } else {
        made += quantity;
        lot.become(quantity, carried);
        lot.addWorth(carriedWorth - lot.worth());
        lot.split(ratio);
        carried = 0;
        carriedWorth = 0;
        place++;
      }
    }
    open = Math.abs(made);
    if (row.size() == 0) {
      return carried;
    }
    release(-carried, -carriedWorth);
    return 0;
  }

  /**
   * Takes a part of what the last lot of the row cost out of it: of a fraction of a unit that a
   * split has left over.
   *
   * @param worth of the cost in the currency of the account, where that is another; else 0
   */
  public final void release(long cost, long worth) {
    OpenLot last = row.at(row.size() - 1);
    last.become(last.quantity(), Math.subtractExact(last.cost(), cost));
    last.addWorth(-worth);
    ranksChanged();
  }

  /** Hears that lots rank anew. */
  void ranksChanged() {}

  /** Size units of all lots, counted afresh; negative when short. */
  public final long quantity() {
    long sum = 0;
    for (int place = 0; place < row.size(); place++) {
      sum = Math.addExact(sum, row.at(place).quantity());
    }
    return sum;
  }

  /** Money units that all lots cost, counted afresh; negative when short. */
  public final long cost() {
    long sum = 0;
    for (int place = 0; place < row.size(); place++) {
      sum = Math.addExact(sum, row.at(place).cost());
    }
    return sum;
  }

  /** What all lots cost in the currency of the account where that is another, counted afresh. */
  public final long worth() {
    long sum = 0;
    for (int place = 0; place < row.size(); place++) {
      sum = Math.addExact(sum, row.at(place).worth());
    }
    return sum;
  }

  /** The open lots, in the order of their numbers. */
  public final List<Lot> lots() {
    List<Lot> lots = new ArrayList<>(row.size());
    for (int place = 0; place < row.size(); place++) {
      lots.add(row.at(place).view());
    }
    lots.sort(Comparator.comparingLong(Lot::number));
    return List.copyOf(lots);
  }
}
