package io.admf.ledger.lots;

import io.admf.plan.LotMethod;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The obvious lots: decimals, and a look at all of them for each that is closed. */
public final class NaiveLots {

  private static final class Held {
    long number;
    long opened;
    double price;
    BigDecimal units; // signed
    BigDecimal cost; // money units, signed
    BigDecimal worth; // of the cost, where that is in another currency
    BigInteger rankUnits;
    BigInteger rankCost;

    void rank() {
      rankUnits = units.toBigIntegerExact();
      rankCost = cost.toBigIntegerExact();
    }
  }

  /** What was taken since somebody last cleared this. */
  public final List<Lot> taken = new ArrayList<>();

  private final LotMethod method;
  private final List<Held> lots = new ArrayList<>();
  private long numbered;

  /** No lots yet. */
  public NaiveLots(LotMethod method) {
    this.method = method;
  }

  /** Adds a lot. */
  public void open(long quantity, long cost, long opened, double price) {
    open(quantity, cost, 0, opened, price);
  }

  /** Adds a lot in another currency. */
  public void open(long quantity, long cost, long worth, long opened, double price) {
    if (method == LotMethod.AVERAGE && !lots.isEmpty()) {
      Held pool = lots.getFirst();
      pool.units = pool.units.add(BigDecimal.valueOf(quantity));
      pool.cost = pool.cost.add(BigDecimal.valueOf(cost));
      pool.worth = pool.worth.add(BigDecimal.valueOf(worth));
      pool.price += (price - pool.price) * (quantity / pool.units.doubleValue());
      return;
    }
    Held lot = new Held();
    lot.number = ++numbered;
    lot.opened = opened;
    lot.price = price;
    lot.units = BigDecimal.valueOf(quantity);
    lot.cost = BigDecimal.valueOf(cost);
    lot.worth = BigDecimal.valueOf(worth);
    lot.rank();
    lots.add(lot);
  }

  /** Closes size units, those named first; what they cost. */
  public long close(long quantity, List<NamedLot> named) {
    BigDecimal released = BigDecimal.ZERO;
    BigDecimal left = BigDecimal.valueOf(quantity);
    for (NamedLot name : named) {
      Held lot = lots.stream().filter(l -> l.number == name.number()).findFirst().orElseThrow();
      released = released.add(take(lot, BigDecimal.valueOf(name.quantity())));
      left = left.subtract(BigDecimal.valueOf(name.quantity()));
    }
    while (left.signum() > 0) {
      Held lot = inTurn().getFirst();
      BigDecimal units = lot.units.abs().min(left);
      released = released.add(take(lot, units));
      left = left.subtract(units);
    }
    return released.longValueExact();
  }

  private List<Held> inTurn() {
    Comparator<Held> cheap =
        (a, b) ->
            a.rankCost
                .multiply(b.rankUnits)
                .abs()
                .compareTo(b.rankCost.multiply(a.rankUnits).abs());
    List<Held> turns = new ArrayList<>(lots); // the oldest first
    switch (method) {
      case FIFO, AVERAGE, SPECIFIC -> {
        // as they stand
      }
      case LIFO -> turns = turns.reversed();
      case HIFO -> turns.sort(cheap.reversed());
      case LOFO -> turns.sort(cheap);
    }
    return turns;
  }

  private BigDecimal take(Held lot, BigDecimal units) {
    BigDecimal share = lot.cost.multiply(units).divide(lot.units.abs(), 0, RoundingMode.DOWN);
    lot.cost = lot.cost.subtract(share);
    BigDecimal part = lot.worth.multiply(units).divide(lot.units.abs(), 0, RoundingMode.DOWN);
    lot.worth = lot.worth.subtract(part);
    BigDecimal signed = units.multiply(BigDecimal.valueOf(lot.units.signum()));
    lot.units = lot.units.subtract(signed);
    taken.add(
        new Lot(
            lot.number,
            signed.longValueExact(),
            share.longValueExact(),
            part.longValueExact(),
            lot.opened,
            lot.price));
    if (lot.units.signum() == 0) {
      lots.remove(lot);
    }
    return share;
  }

  /** Splits by a ratio of two whole numbers. */
  public long split(long up, long down) {
    List<Held> turns = method == LotMethod.LIFO ? new ArrayList<>(lots) : inTurn();
    BigDecimal before = BigDecimal.ZERO;
    BigDecimal made = BigDecimal.ZERO;
    BigDecimal carried = BigDecimal.ZERO;
    BigDecimal carriedWorth = BigDecimal.ZERO;
    Held last = null;
    for (Held lot : turns) {
      before = before.add(lot.units);
      BigDecimal after =
          before
              .multiply(BigDecimal.valueOf(up))
              .divide(BigDecimal.valueOf(down), 0, RoundingMode.DOWN);
      carried = carried.add(lot.cost);
      carriedWorth = carriedWorth.add(lot.worth);
      lot.units = after.subtract(made);
      made = after;
      if (lot.units.signum() == 0) {
        lots.remove(lot);
      } else {
        lot.cost = carried;
        lot.worth = carriedWorth;
        carriedWorth = BigDecimal.ZERO;
        lot.price /= (double) up / down;
        carried = BigDecimal.ZERO;
        last = lot;
      }
    }
    if (last == null) {
      return carried.longValueExact();
    }
    last.cost = last.cost.add(carried);
    last.worth = last.worth.add(carriedWorth);
    lots.forEach(Held::rank);
    return 0;
  }

  /** Takes what a fraction of a unit cost, in both currencies, out of the lot closed last. */
  public void release(long cost, long worth) {
    List<Held> turns = method == LotMethod.LIFO ? new ArrayList<>(lots) : inTurn();
    Held last = turns.getLast();
    last.cost = last.cost.subtract(BigDecimal.valueOf(cost));
    last.worth = last.worth.subtract(BigDecimal.valueOf(worth));
    last.rank();
  }

  /** What is open, by number. */
  public List<Lot> open() {
    return lots.stream()
        .map(
            lot ->
                new Lot(
                    lot.number,
                    lot.units.longValueExact(),
                    lot.cost.longValueExact(),
                    lot.worth.longValueExact(),
                    lot.opened,
                    lot.price))
        .toList();
  }

  /** Size units held, negative when short. */
  public BigDecimal units() {
    return lots.stream().map(lot -> lot.units).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What they cost in the currency of the account, where that is another. */
  public BigDecimal worth() {
    return lots.stream().map(lot -> lot.worth).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Money units that they cost. */
  public BigDecimal cost() {
    return lots.stream().map(lot -> lot.cost).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
