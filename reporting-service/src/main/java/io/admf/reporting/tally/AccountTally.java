package io.admf.reporting.tally;

import io.admf.money.Money;
import io.admf.reporting.library.metrics.CompensatedSum;
import io.admf.reporting.library.metrics.RunStatistics.AccountStatistics;

/** Adds up how much a portfolio was worth and how much of it was in the market. */
final class AccountTally {

  private static final int CHUNK = 256;
  private static final long LOW = 0xffff_ffffL;

  private final CompensatedSum leverages = new CompensatedSum();
  private double leverageOfChunk;
  private long slices;
  private long inMarket;
  private long first;
  private long latest;
  private long ruinedAt = Long.MIN_VALUE;
  private long ruin;
  private long high; // the sum of all equity is high * 2^32 + low, exactly
  private long low;

  /**
   * Takes in the next slice. Whoever adds up several at once sees to it that equity is positive, or
   * is told here first.
   */
  void add(long time, long equity, long exposure) {
    if (equity <= 0 && ruinedAt == Long.MIN_VALUE) {
      ruinedAt = time;
      ruin = equity;
    }
    if (exposure == 0) {
      idle(equity, 1);
    } else {
      begin(equity);
      high += equity >> 32;
      low += equity & LOW;
      leverageOfChunk += equity > 0 ? leverage(exposure, equity) : Double.NaN;
      inMarket++;
      latest = equity;
      pass(1);
    }
  }

  /** Exposure over equity, by its reciprocal. */
  static double leverage(long exposure, long equity) {
    return exposure * (1.0 / equity);
  }

  /** Takes in slices at which nothing was held and equity was the same. */
  void idle(long equity, long many) {
    begin(equity);
    high += many * (equity >> 32);
    low += many * (equity & LOW);
    latest = equity;
    for (long left = many; left > 0; ) {
      long taken = Math.min(left, room());
      pass(taken);
      left -= taken;
    }
  }

  /** How many slices may follow before the chunk under way ends. */
  int room() {
    return (int) (CHUNK - slices % CHUNK);
  }

  /** The sum of leverage in the chunk under way, to go on from. */
  double leverage() {
    return leverageOfChunk;
  }

  /**
   * Takes in slices in the market that were summed elsewhere: as many as {@code length}, within
   * {@link #room}, after the first of all.
   *
   * @param sum of equity, within the range of {@code long}
   * @param levered sum of leverage, beginning with {@link #leverage}
   * @param last equity
   */
  void add(int length, long sum, double levered, long last) {
    high += sum >> 32;
    low += sum & LOW;
    leverageOfChunk = levered;
    inMarket += length;
    latest = last;
    pass(length);
  }

  private void begin(long equity) {
    if (slices == 0) {
      first = equity;
    }
  }

  private void pass(long many) {
    slices += many;
    if (slices % CHUNK == 0) {
      leverages.add(leverageOfChunk);
      leverageOfChunk = 0;
    }
  }

  /** When equity was first zero or less; {@link Long#MIN_VALUE} for never. */
  long ruinedAt() {
    return ruinedAt;
  }

  /** Equity then, money units. */
  long ruin() {
    return ruin;
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
        slices == 0 ? Double.NaN : (leverages.value() + leverageOfChunk) / slices,
        ruinedAt == Long.MIN_VALUE ? Double.NaN : Money.toDouble(ruin));
  }
}
