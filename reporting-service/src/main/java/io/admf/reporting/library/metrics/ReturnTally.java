package io.admf.reporting.library.metrics;

/**
 * Adds returns up one at a time or in columns, in constant memory. The result depends on the
 * returns and their order alone, not on how they came.
 *
 * <p>Periods are taken in chunks of 256. Within a chunk, deviations from its first return other
 * than zero are summed, and their squares; a chunk that begins to vary late, or not at all, loses
 * nothing to cancellation. Chunks are joined by the update of Chan, Golub and LeVeque (1979).
 * Returns of exactly zero, the usual ones of a portfolio that is out of the market, are only
 * counted. Not safe for several threads.
 */
public final class ReturnTally {

  private static final int CHUNK = 256;

  private final double acceptable;
  private final CompensatedSum downside = new CompensatedSum();
  private long periods;
  private long count;
  private double mean;
  private double squares;

  // the chunk under way
  private long zeros;
  private long others;
  private double pivot;
  private double sum;
  private double sumOfSquares;
  private double shortfalls;

  /**
   * @param acceptable the return of one period below which it counts as downside
   */
  public ReturnTally(double acceptable) {
    this.acceptable = acceptable;
  }

  /** Takes a return in; NaN is a period without one. */
  public void add(double value) {
    if (value == 0) {
      zeros++;
    } else if (!Double.isNaN(value)) {
      if (others++ == 0) {
        pivot = value;
      }
      double deviation = value - pivot;
      sum += deviation;
      sumOfSquares += deviation * deviation;
      double shortfall = Math.min(value - acceptable, 0);
      shortfalls += shortfall * shortfall;
    }
    if (++periods % CHUNK == 0) {
      endChunk();
    }
  }

  /** Takes in {@code many} returns of zero. */
  public void still(long many) {
    for (long left = many; left > 0; ) {
      long taken = Math.min(left, CHUNK - periods % CHUNK);
      left -= taken;
      zeros += taken;
      periods += taken;
      if (periods % CHUNK == 0) {
        endChunk();
      }
    }
  }

  /**
   * Takes in the returns from each level to the next: the same as {@link #add} of every {@code
   * level / before − 1}.
   *
   * @param before the level that comes before {@code levels[from]}, positive
   * @param levels positive from {@code from} to {@code to - 1}
   */
  public void levels(double before, long[] levels, int from, int to) {
    double last = before;
    for (int start = from; start < to; ) {
      int end = (int) Math.min(to, start + CHUNK - periods % CHUNK);
      last = within(last, levels, start, end);
      start = end;
    }
  }

  /** The levels that belong to the chunk under way; gives the last of them. */
  private double within(double before, long[] levels, int from, int to) {
    double last = before;
    int i = from;
    for (; others == 0 && i < to; i++) { // until the pivot is known
      double level = (double) levels[i];
      add(level / last - 1);
      last = level;
    }
    double itsPivot = pivot;
    double itsSum = sum;
    double itsSquares = sumOfSquares;
    double itsShortfalls = shortfalls;
    long still = 0;
    for (int j = i; j < to; j++) {
      double level = (double) levels[j];
      double value = level / last - 1;
      last = level;
      if (value == 0) {
        still++;
        continue;
      }
      double deviation = value - itsPivot;
      itsSum += deviation;
      itsSquares += deviation * deviation;
      double shortfall = Math.min(value - acceptable, 0);
      itsShortfalls += shortfall * shortfall;
    }
    if (i < to) {
      sum = itsSum;
      sumOfSquares = itsSquares;
      shortfalls = itsShortfalls;
      zeros += still;
      others += to - i - still;
      periods += to - i;
      if (periods % CHUNK == 0) {
        endChunk();
      }
    }
    return last;
  }

  private void endChunk() {
    join(zeros, others, pivot, sum, sumOfSquares);
    downside.add(shortfallsNow());
    zeros = 0;
    others = 0;
    sum = 0;
    sumOfSquares = 0;
    shortfalls = 0;
  }

  /** What the chunk fell short: its returns of zero fall short of an acceptable one above zero. */
  private double shortfallsNow() {
    double still = Math.min(-acceptable, 0);
    return shortfalls + zeros * (still * still);
  }

  private void join(long still, long moved, double from, double deviations, double theirSquares) {
    long both = still + moved;
    if (both == 0) {
      return;
    }
    double chunkMean = 0;
    double chunkSquares = 0;
    if (moved > 0) {
      double all = deviations - still * from;
      chunkMean = from + all / both;
      chunkSquares = Math.max(0, theirSquares + still * (from * from) - all * all / both);
    }
    double delta = chunkMean - mean;
    long joint = count + both;
    mean += delta * ((double) both / joint);
    squares += chunkSquares + delta * delta * ((double) count * both / joint);
    count = joint;
  }

  /**
   * What was added up so far.
   *
   * @param conventions whose acceptable return is the one this tally was made for
   */
  public ReturnStatistics statistics(Conventions conventions) {
    ReturnTally whole = new ReturnTally(acceptable);
    whole.count = count;
    whole.mean = mean;
    whole.squares = squares;
    whole.join(zeros, others, pivot, sum, sumOfSquares);
    double fallenShort = downside.value() + shortfallsNow();
    return new ReturnStatistics(
        conventions, periods, whole.count, whole.mean, whole.squares, fallenShort);
  }
}
