package io.admf.reporting.library.metrics;

/**
 * Adds returns up in constant memory. The result depends on the returns and their order alone.
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
   * The return from one level to the next: the exact difference times the reciprocal of the first,
   * which is nearer to the truth than their quotient less one.
   */
  public static double of(long before, long level) {
    return (double) (level - before) * (1.0 / before);
  }

  /** How many periods may follow before the chunk under way ends. */
  public int room() {
    return (int) (CHUNK - periods % CHUNK);
  }

  /** Whether the chunk under way has its pivot. */
  public boolean pivoted() {
    return others > 0;
  }

  /** The first return of the chunk under way that is not zero, once there is one. */
  public double pivot() {
    return pivot;
  }

  /** The return below which one counts as downside. */
  public double acceptable() {
    return acceptable;
  }

  /**
   * Takes in returns that were summed elsewhere, in their order, beginning with {@link Sums} of
   * this tally: as many as {@code length}, within {@link #room}, {@code still} of them zero.
   */
  public void add(int length, int still, Sums sums) {
    sum = sums.deviations;
    sumOfSquares = sums.squares;
    shortfalls = sums.shortfalls;
    zeros += still;
    others += length - still;
    periods += length;
    if (periods % CHUNK == 0) {
      endChunk();
    }
  }

  /** The sums of the chunk under way, to go on from. */
  public void sums(Sums into) {
    into.deviations = sum;
    into.squares = sumOfSquares;
    into.shortfalls = shortfalls;
  }

  /** Sums over returns other than zero, for a loop that makes returns as it goes. */
  public static final class Sums {
    /** Of return less {@link #pivot}. */
    public double deviations;

    /** Of the squares of those. */
    public double squares;

    /** Of the squares of what returns fall short of {@link #acceptable}. */
    public double shortfalls;
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
