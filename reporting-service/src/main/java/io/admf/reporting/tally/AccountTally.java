package io.admf.reporting.tally;

import io.admf.money.Money;
import io.admf.reporting.library.metrics.CompensatedSum;
import io.admf.reporting.library.metrics.RunStatistics.AccountStatistics;

/** Adds up how much a portfolio was worth and how much of it was in the market. */
final class AccountTally {

  private static final int CHUNK = 256;
  private static final long LOW = 0xffff_ffffL;

  private final CompensatedSum leverage = new CompensatedSum();
  private double leverageOfChunk;
  private long slices;
  private long inMarket;
  private long first;
  private long latest;
  private long high; // the sum of all equity is high * 2^32 + low, exactly
  private long low;

  /** Takes in the slices {@code from} to {@code to - 1}, of which there is one. */
  void add(long[] equity, long[] exposure, int from, int to) {
    if (slices == 0) {
      first = equity[from];
    }
    latest = equity[to - 1];
    for (int start = from; start < to; ) {
      int end = (int) Math.min(to, start + CHUNK - slices % CHUNK);
      within(equity, exposure, start, end);
      start = end;
    }
  }

  private void within(long[] equity, long[] exposure, int from, int to) {
    long itsHigh = 0;
    long itsLow = 0;
    long held = 0;
    for (int i = from; i < to; i++) {
      itsHigh += equity[i] >> 32;
      itsLow += equity[i] & LOW;
      held += exposure[i] == 0 ? 0 : 1;
    }
    if (held > 0) {
      double sum = leverageOfChunk;
      for (int i = from; i < to; i++) {
        if (exposure[i] != 0) {
          sum += equity[i] > 0 ? (double) exposure[i] / equity[i] : Double.NaN;
        }
      }
      leverageOfChunk = sum;
    }
    high += itsHigh;
    low += itsLow;
    inMarket += held;
    pass(to - from);
  }

  /** Takes in that equity stayed as it was for {@code many} slices out of the market. */
  void still(long many) {
    high += many * (latest >> 32);
    low += many * (latest & LOW);
    for (long left = many; left > 0; ) {
      long taken = Math.min(left, CHUNK - slices % CHUNK);
      pass(taken);
      left -= taken;
    }
  }

  private void pass(long many) {
    slices += many;
    if (slices % CHUNK == 0) {
      leverage.add(leverageOfChunk);
      leverageOfChunk = 0;
    }
  }

  long slices() {
    return slices;
  }

  long latest() {
    return latest;
  }

  AccountStatistics statistics() {
    double sum = high * 0x1p32 + low;
    return new AccountStatistics(
        Money.toDouble(first),
        Money.toDouble(latest),
        slices == 0 ? Double.NaN : sum / slices / Money.SCALE,
        slices,
        inMarket,
        slices == 0 ? Double.NaN : (leverage.value() + leverageOfChunk) / slices);
  }
}
