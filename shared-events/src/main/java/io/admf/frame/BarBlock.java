package io.admf.frame;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The frames of all series of a run that cover the same slices: what a kernel works through at a
 * time. Knows which bar of a series stands in a slice, and the latest close of every series at
 * every slice.
 */
public final class BarBlock {

  private final BarFrame[] frames;
  private final MarketFrame market;
  private final long[] sliceTimes;
  private final int[] @Nullable [] rowOf;
  private final double[] @Nullable [] marks;
  private final double[] carriedCloses;

  private BarBlock(BarFrame[] frames, MarketFrame market, double[] carriedCloses) {
    this.frames = frames;
    this.market = market;
    this.carriedCloses = carriedCloses;
    int slices = frames[0].slices();
    this.sliceTimes = new long[slices];
    this.rowOf = new int[frames.length][];
    this.marks = new double[frames.length][];
    for (BarFrame frame : frames) {
      for (int row = 0; row < frame.rows(); row++) {
        sliceTimes[frame.offsets()[row]] = frame.knownAt()[row];
      }
    }
  }

  /**
   * Joins the frames of one number, with nothing besides.
   *
   * @param frames one frame for every series, in the order of the series
   * @param before the block that precedes it, or null for the first
   * @throws IllegalArgumentException if the frames do not cover the same slices
   */
  public static BarBlock of(BarFrame[] frames, @Nullable BarBlock before) {
    return of(frames, MarketFrame.empty(frames[0].number()), before);
  }

  /**
   * Joins the frames of one number.
   *
   * @param frames one frame for every series, in the order of the series
   * @param market what becomes known besides bars
   * @param before the block that precedes it, or null for the first
   * @throws IllegalArgumentException if the frames do not cover the same slices
   */
  public static BarBlock of(BarFrame[] frames, MarketFrame market, @Nullable BarBlock before) {
    if (market.number() != frames[0].number()) {
      throw new IllegalArgumentException(
          "expected market events of block %d, was %d"
              .formatted(frames[0].number(), market.number()));
    }
    for (int i = 0; i < frames.length; i++) {
      BarFrame frame = frames[i];
      if (frame.series() != i
          || frame.number() != frames[0].number()
          || frame.firstSlice() != frames[0].firstSlice()
          || frame.slices() != frames[0].slices()) {
        throw new IllegalArgumentException(
            "expected frame %d of series %d from slice %d, was frame %d of series %d from slice %d"
                .formatted(
                    frames[0].number(),
                    i,
                    frames[0].firstSlice(),
                    frame.number(),
                    frame.series(),
                    frame.firstSlice()));
      }
    }
    double[] closes = new double[frames.length];
    for (int i = 0; i < frames.length; i++) {
      closes[i] = before == null ? Double.NaN : before.lastMark(i);
    }
    return new BarBlock(frames.clone(), market, closes);
  }

  /** Makes all columns that are otherwise made when first asked for, so that threads can share. */
  public void ready() {
    for (int series = 0; series < frames.length; series++) {
      rows(series);
      marks(series);
    }
  }

  private double lastMark(int series) {
    BarFrame frame = frames[series];
    if (!market.actions().isEmpty()) {
      return slices() == 0 ? carriedCloses[series] : marks(series)[slices() - 1];
    }
    return frame.rows() == 0 ? carriedCloses[series] : frame.close()[frame.rows() - 1];
  }

  /** What becomes known in the slices of this block besides bars. */
  public MarketFrame market() {
    return market;
  }

  /** Number of the first slice. */
  public long firstSlice() {
    return frames[0].firstSlice();
  }

  /** Number of the last slice; one less than {@link #firstSlice} when the block is empty. */
  public long lastSlice() {
    return firstSlice() + slices() - 1;
  }

  /** How many slices. */
  public int slices() {
    return frames[0].slices();
  }

  /** Whether the run's data ends with this block. */
  public boolean last() {
    return frames[0].last();
  }

  /** How many series. */
  public int seriesCount() {
    return frames.length;
  }

  /** The frame of a series. */
  public BarFrame frame(int series) {
    return frames[series];
  }

  /** When each slice is known, epoch nanoseconds, by slice less {@link #firstSlice}. */
  public long[] sliceTimes() {
    return sliceTimes;
  }

  /** When a slice is known, epoch nanoseconds. */
  public long sliceTime(long slice) {
    return sliceTimes[Math.toIntExact(slice - firstSlice())];
  }

  /** The row of a series' bar in a slice, or -1 when it has none there. */
  public int row(int series, long slice) {
    int offset = Math.toIntExact(slice - firstSlice());
    BarFrame frame = frames[series];
    if (frame.rows() == frame.slices()) { // a bar in every slice
      return Objects.checkIndex(offset, frame.rows());
    }
    return rows(series)[offset];
  }

  /** For each slice of the block, the row of the series' bar, or -1. */
  public int[] rows(int series) {
    int[] rows = rowOf[series];
    if (rows == null) {
      rows = new int[slices()];
      Arrays.fill(rows, -1);
      BarFrame frame = frames[series];
      for (int row = 0; row < frame.rows(); row++) {
        rows[frame.offsets()[row]] = row;
      }
      rowOf[series] = rows;
    }
    return rows;
  }

  /**
   * For each slice of the block, the latest close of the series; NaN before its first bar. A close
   * from before a corporate action counts as what it is worth after it.
   */
  public double[] marks(int series) {
    double[] column = marks[series];
    if (column == null) {
      BarFrame frame = frames[series];
      if (frame.rows() == slices()) {
        column = frame.close();
      } else {
        column = new double[slices()];
        int[] rows = rows(series);
        double mark = carriedCloses[series];
        List<MarketFrame.Action> actions = market.actionsOf(series);
        int action = 0;
        for (int i = 0; i < column.length; i++) {
          for (; action < actions.size() && actions.get(action).offset() == i; action++) {
            mark = actions.get(action).carried(mark);
          }
          if (rows[i] >= 0) {
            mark = frame.close()[rows[i]];
          }
          column[i] = mark;
        }
      }
      marks[series] = column;
    }
    return column;
  }

  /** The latest close of a series at a slice; NaN before its first bar. */
  public double mark(int series, long slice) {
    return marks(series)[Math.toIntExact(slice - firstSlice())];
  }

  /** The latest close of a series before a slice; NaN when there was no bar before it. */
  public double markBefore(int series, long slice) {
    return slice > firstSlice() ? mark(series, slice - 1) : carriedCloses[series];
  }
}
