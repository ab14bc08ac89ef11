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
    if (method == LotMethod.AVERAGE && !lots.isEmpty()) {
      Held pool = lots.getFirst();
      pool.units = pool.units.add(BigDecimal.valueOf(quantity));
      pool.cost = pool.cost.add(BigDecimal.valueOf(cost));
      pool.price += (price - pool.price) * (quantity / pool.units.doubleValue());
      return;
    }
    Held lot = new Held();
    lot.number = ++numbered;
    lot.opened = opened;
    lot.price = price;
    lot.units = BigDecimal.valueOf(quantity);
    lot.cost = BigDecimal.valueOf(cost);
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
    BigDecimal signed = units.multiply(BigDecimal.valueOf(lot.units.signum()));
    lot.units = lot.units.subtract(signed);
    taken.add(
        new Lot(
            lot.number, signed.longValueExact(), share.longValueExact(), lot.opened, lot.price));
    if (lot.units.signum() == 0) {
      lots.remove(lot);
    }
    return share;
  }

  /** Splits by a ratio of two whole numbers. */
  long split(long up, long down) {
    List<Held> turns = method == LotMethod.LIFO ? new ArrayList<>(lots) : inTurn();
    BigDecimal before = BigDecimal.ZERO;
    BigDecimal made = BigDecimal.ZERO;
    BigDecimal carried = BigDecimal.ZERO;
    Held last = null;
    for (Held lot : turns) {
      before = before.add(lot.units);
      BigDecimal after =
          before
              .multiply(BigDecimal.valueOf(up))
              .divide(BigDecimal.valueOf(down), 0, RoundingMode.DOWN);
      carried = carried.add(lot.cost);
      lot.units = after.subtract(made);
      made = after;
      if (lot.units.signum() == 0) {
        lots.remove(lot);
      } else {
        lot.cost = carried;
        lot.price /= (double) up / down;
        carried = BigDecimal.ZERO;
        last = lot;
      }
    }
    if (last == null) {
      return carried.longValueExact();
    }
    last.cost = last.cost.add(carried);
    lots.forEach(Held::rank);
    return 0;
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
                    lot.opened,
                    lot.price))
        .toList();
  }

  /** Size units held, negative when short. */
  public BigDecimal units() {
    return lots.stream().map(lot -> lot.units).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Money units that they cost. */
  public BigDecimal cost() {
    return lots.stream().map(lot -> lot.cost).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
