package io.admf.ledger.valuation;

import io.admf.money.Instrument;
import io.admf.money.Money;
import java.util.Arrays;
import java.util.List;

/**
 * The equity, cash and exposure of one portfolio at the slices of a block.
 *
 * <p>A holding is worth {@link Instrument#notional} at the latest close, in the account's currency
 * at the latest rate, and equity is cash plus all holdings; of a futures contract only the change
 * since it was bought counts as equity, and all of it as exposure. The loops here make the same
 * product in the same order and round it the same way, to nearest with ties to even, without a call
 * and a range check for every slice: a conversion beyond the range of {@code long} saturates, so
 * the bits of all values together tell afterwards whether one came near it. Then the obvious loop
 * runs instead, which throws where money would. It also runs where a unit is not worth its price.
 */
public final class EquityColumns {

  /** Sums of up to this and cash within {@link #LIMIT} stay within {@code long}. */
  private static final long LIMIT = 1L << 62;

  private final long[] equity;
  private final long[] cash;
  private final long[] exposure;

  /** Columns with room for {@code capacity} slices. */
  public EquityColumns(int capacity) {
    this(new long[capacity], new long[capacity], new long[capacity]);
  }

  /** Columns over arrays that are used again. */
  public EquityColumns(long[] equity, long[] cash, long[] exposure) {
    this.equity = equity;
    this.cash = cash;
    this.exposure = exposure;
  }

  /** Cash plus holdings, money units. */
  public long[] equity() {
    return equity;
  }

  /** Money units. */
  public long[] cash() {
    return cash;
  }

  /** Sum of the absolute market values, money units. */
  public long[] exposure() {
    return exposure;
  }

  /** How many slices there is room for. */
  public int capacity() {
    return equity.length;
  }

  /**
   * Marks the slices {@code from} to {@code to - 1} of the block.
   *
   * @param inCash money units in cash
   * @param owed money units that the account is owed besides
   * @throws ArithmeticException if a value is not within the range of money
   */
  public void mark(int from, int to, long inCash, long owed, List<Stake> stakes) {
    long held = Math.addExact(inCash, owed);
    Arrays.fill(cash, from, to, inCash);
    boolean fast = Math.abs(held) < LIMIT && plain(stakes);
    if (stakes.isEmpty()) {
      Arrays.fill(equity, from, to, held);
      Arrays.fill(exposure, from, to, 0);
    } else if (!(fast
        && (stakes.size() == 1
            ? one(from, to, held, stakes.getFirst())
            : several(from, to, held, stakes)))) {
      obvious(from, to, held, stakes);
    }
  }

  private static boolean plain(List<Stake> stakes) {
    for (int i = 0; i < stakes.size(); i++) {
      if (!stakes.get(i).plain()) {
        return false;
      }
    }
    return true;
  }

  private boolean one(int from, int to, long held, Stake stake) {
    double[] marks = stake.marks();
    double units = stake.units();
    double perOne = stake.instrument().unitsPerOne();
    long seen = 0;
    if (perOne == 1) { // divided by 1 it is the same, but not sooner
      for (int i = from; i < to; i++) {
        long value = (long) Math.rint(marks[i] * units * Money.SCALE);
        seen |= value ^ (value >> 63);
        equity[i] = held + value;
        exposure[i] = Math.abs(value);
      }
    } else {
      for (int i = from; i < to; i++) {
        long value = (long) Math.rint(marks[i] * units * Money.SCALE / perOne);
        seen |= value ^ (value >> 63);
        equity[i] = held + value;
        exposure[i] = Math.abs(value);
      }
    }
    return seen < LIMIT && marked(marks, from, to);
  }

  private boolean several(int from, int to, long held, List<Stake> stakes) {
    Arrays.fill(equity, from, to, held);
    Arrays.fill(exposure, from, to, 0);
    boolean fits = true;
    for (Stake stake : stakes) {
      double[] marks = stake.marks();
      double units = stake.units();
      double perOne = stake.instrument().unitsPerOne();
      long seen = 0;
      for (int i = from; i < to; i++) {
        long value = (long) Math.rint(marks[i] * units * Money.SCALE / perOne);
        seen |= value ^ (value >> 63);
        equity[i] += value;
        exposure[i] += Math.abs(value);
      }
      fits &= seen < LIMIT / stakes.size() && marked(marks, from, to);
    }
    return fits;
  }

  /** Marks are missing only before the first bar of a series, so the first of them tells. */
  private static boolean marked(double[] marks, int from, int to) {
    return from >= to || !Double.isNaN(marks[from]);
  }

  /** The same, slice by slice, with every check of {@link Money}. */
  private void obvious(int from, int to, long held, List<Stake> stakes) {
    for (int i = from; i < to; i++) {
      long sum = held;
      long gross = 0;
      for (Stake stake : stakes) {
        double[] rates = stake.rates();
        double rate = rates == null ? 1 : rates[i];
        long value = stake.instrument().notional(stake.marks()[i], stake.units());
        long worth = stake.instrument().future() ? value - stake.entered() : value;
        sum = Math.addExact(sum, Money.convert(worth, rate));
        gross = Math.addExact(gross, Math.absExact(Money.convert(value, rate)));
      }
      equity[i] = sum;
      exposure[i] = gross;
    }
  }
}
