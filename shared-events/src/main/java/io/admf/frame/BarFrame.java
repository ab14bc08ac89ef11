package io.admf.frame;

import java.util.Arrays;

/**
 * Consecutive bars of one series, in columns. The arrays may be longer than {@link #rows}; only the
 * first {@code rows} entries count. Not changed after it has been handed on.
 *
 * <p>Frames of all series are cut at the same slices: frame <i>n</i> of every series covers the
 * slices {@code firstSlice} to {@code firstSlice + slices - 1} of the run.
 */
public final class BarFrame {

  private final int series;
  private final long number;
  private final long firstSlice;
  private final int slices;
  private final boolean last;
  private final long firstRow;
  private final int rows;
  private final int[] offsets;
  private final long[] eventTimes;
  private final long[] knownAt;
  private final double[] open;
  private final double[] high;
  private final double[] low;
  private final double[] close;
  private final double[] volume;

  /**
   * @param series index of the series in the run
   * @param number of the frame, from 0
   * @param firstSlice number of the first slice covered
   * @param slices how many slices are covered
   * @param last whether the run's data ends with this frame
   * @param firstRow number of the first bar in its series, from 0
   * @param rows how many bars
   * @param columns the bars
   */
  public BarFrame(
      int series,
      long number,
      long firstSlice,
      int slices,
      boolean last,
      long firstRow,
      int rows,
      Columns columns) {
    this.series = series;
    this.number = number;
    this.firstSlice = firstSlice;
    this.slices = slices;
    this.last = last;
    this.firstRow = firstRow;
    this.rows = rows;
    this.offsets = columns.offsets;
    this.eventTimes = columns.eventTimes;
    this.knownAt = columns.knownAt;
    this.open = columns.open;
    this.high = columns.high;
    this.low = columns.low;
    this.close = columns.close;
    this.volume = columns.volume;
  }

  /**
   * The columns of a frame, all of one length.
   *
   * @param offsets slice of each bar, less the frame's first slice; ascending
   * @param eventTimes opening time of each bar, epoch nanoseconds
   * @param knownAt closing time of each bar, epoch nanoseconds; ascending
   */
  public record Columns(
      int[] offsets,
      long[] eventTimes,
      long[] knownAt,
      double[] open,
      double[] high,
      double[] low,
      double[] close,
      double[] volume) {

    /** Empty columns with room for {@code capacity} bars. */
    public static Columns ofCapacity(int capacity) {
      return new Columns(
          new int[capacity],
          new long[capacity],
          new long[capacity],
          new double[capacity],
          new double[capacity],
          new double[capacity],
          new double[capacity],
          new double[capacity]);
    }
  }

  /** Index of the series in the run. */
  public int series() {
    return series;
  }

  /** Number of the frame, from 0. */
  public long number() {
    return number;
  }

  /** Number of the first slice covered. */
  public long firstSlice() {
    return firstSlice;
  }

  /** How many slices are covered. */
  public int slices() {
    return slices;
  }

  /** Whether the run's data ends with this frame. */
  public boolean last() {
    return last;
  }

  /** Number in its series of the first bar. */
  public long firstRow() {
    return firstRow;
  }

  /** How many bars. */
  public int rows() {
    return rows;
  }

  /** Slice of each bar, less {@link #firstSlice}. */
  public int[] offsets() {
    return offsets;
  }

  /** The first row of a slice or a later one; {@link #rows} when there is none. */
  public int rowFrom(int offset) {
    int found = Arrays.binarySearch(offsets, 0, rows, offset);
    return found >= 0 ? found : -1 - found;
  }

  /** Opening times, epoch nanoseconds. */
  public long[] eventTimes() {
    return eventTimes;
  }

  /** Closing times, when each bar is known, epoch nanoseconds. */
  public long[] knownAt() {
    return knownAt;
  }

  /** Opening prices. */
  public double[] open() {
    return open;
  }

  /** Highest prices. */
  public double[] high() {
    return high;
  }

  /** Lowest prices. */
  public double[] low() {
    return low;
  }

  /** Closing prices. */
  public double[] close() {
    return close;
  }

  /** Volumes, in whole units of the instrument. */
  public double[] volume() {
    return volume;
  }

  /** The columns, for codecs and copies. */
  public Columns columns() {
    return new Columns(offsets, eventTimes, knownAt, open, high, low, close, volume);
  }
}
