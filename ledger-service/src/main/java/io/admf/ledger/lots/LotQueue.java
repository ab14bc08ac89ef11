package io.admf.ledger.lots;

import io.admf.money.Instrument;
import io.admf.money.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The open lots of one position, closed first in, first out. All are long or all are short.
 *
 * <p>A lot closed in part gives up its share of the cost rounded toward zero ({@link Money#share});
 * the rest stays with the lot, so that closing all of it leaves exactly nothing.
 */
public final class LotQueue {

  private long[] quantities = new long[4];
  private long[] costs = new long[4];
  private int head;
  private int size;
  private long open;

  /**
   * Adds a lot.
   *
   * @param quantity size units, not 0, of the sign of the lots already there
   * @param cost money units
   */
  public void open(long quantity, long cost) {
    if (quantity == 0 || (size > 0 && Long.signum(quantity) != Long.signum(quantities[head]))) {
      throw new IllegalArgumentException(
          "expected a lot on the side of %s, was %d".formatted(lots(), quantity));
    }
    if (head + size == quantities.length) {
      makeRoom();
    }
    quantities[head + size] = quantity;
    costs[head + size] = cost;
    size++;
    open = Math.addExact(open, Math.abs(quantity));
  }

  private void makeRoom() {
    int length = size > quantities.length / 2 ? 2 * quantities.length : quantities.length;
    quantities = Arrays.copyOfRange(quantities, head, head + length);
    costs = Arrays.copyOfRange(costs, head, head + length);
    head = 0;
  }

  /**
   * Closes size units, the oldest first.
   *
   * @param quantity size units, positive, at most what is open
   * @return the money units that they cost, with the sign of the lots
   */
  public long close(long quantity) {
    if (quantity <= 0 || quantity > open) {
      throw new IllegalArgumentException(
          "expected to close 1 to %d units, was %d".formatted(open, quantity));
    }
    open -= quantity;
    long left = quantity;
    long released = 0;
    while (left > 0) {
      long units = Math.abs(quantities[head]);
      if (units <= left) {
        released = Math.addExact(released, costs[head]);
        left -= units;
        head++;
        size--;
      } else {
        long share = Money.share(costs[head], left, units);
        released = Math.addExact(released, share);
        costs[head] -= share;
        quantities[head] -= Long.signum(quantities[head]) * left;
        left = 0;
      }
    }
    if (size == 0) {
      head = 0;
    }
    return released;
  }

  /**
   * Goes through a split: the units up to each lot become as many as all of them would together, so
   * that the lots sum to what the position becomes. What they cost stays; the cost of a lot of
   * which no unit is left goes to the next, or to the last.
   *
   * @param ratio new units for each old one
   * @return what all lots cost if no unit at all is left, and there are none; else 0
   */
  public long split(double ratio) {
    long before = 0;
    long made = 0;
    long carried = 0;
    int kept = head;
    for (int i = head; i < head + size; i++) {
      before = Math.addExact(before, quantities[i]);
      long quantity = Instrument.split(before, ratio) - made;
      carried = Math.addExact(carried, costs[i]);
      if (quantity != 0) {
        made += quantity;
        quantities[kept] = quantity;
        costs[kept++] = carried;
        carried = 0;
      }
    }
    size = kept - head;
    open = Math.abs(made);
    if (size == 0) {
      head = 0;
      return carried;
    }
    costs[head + size - 1] = Math.addExact(costs[head + size - 1], carried);
    return 0;
  }

  /**
   * Takes a part of what the last lot cost out of it: of a fraction of a unit that a split has left
   * over.
   */
  public void release(long cost) {
    costs[head + size - 1] = Math.subtractExact(costs[head + size - 1], cost);
  }

  /** Size units of all lots, counted afresh; negative when short. */
  public long quantity() {
    long sum = 0;
    for (int i = head; i < head + size; i++) {
      sum = Math.addExact(sum, quantities[i]);
    }
    return sum;
  }

  /** Money units that all lots cost, counted afresh; negative when short. */
  public long cost() {
    long sum = 0;
    for (int i = head; i < head + size; i++) {
      sum = Math.addExact(sum, costs[i]);
    }
    return sum;
  }

  /** The open lots, the oldest first. */
  public List<Lot> lots() {
    List<Lot> lots = new ArrayList<>(size);
    for (int i = head; i < head + size; i++) {
      lots.add(new Lot(quantities[i], costs[i]));
    }
    return List.copyOf(lots);
  }
}
