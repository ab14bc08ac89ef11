package io.admf.data;

import io.admf.frame.BarFrame;
import java.util.Arrays;

/**
 * One series on its way through the merge: bars wait in a chunk, and runs of them are copied to the
 * frame.
 */
final class Lane {

  /** The head of a lane that has no more bars. */
  static final long END = Long.MAX_VALUE;

  private static final int CHUNK = 1024;

  private final Feed feed;
  private final BarFrame.Columns chunk = BarFrame.Columns.ofCapacity(CHUNK);
  private int chunkRows;
  private int cursor;
  private BarFrame.Columns out = BarFrame.Columns.ofCapacity(0);
  private int outRows;
  private int pending;
  private int expected = CHUNK;
  private int most;
  private long firstRow;
  private double lastClose = Double.NaN;
  private int[] filled = {};
  private int filledCount;

  /** Reads the first bars. */
  Lane(Feed feed) {
    this.feed = feed;
    this.chunkRows = feed.fill(chunk, 0, CHUNK);
  }

  /** When the next bar is known, epoch nanoseconds, or {@link #END}. */
  long head() {
    return cursor < chunkRows ? chunk.knownAt()[cursor] : END;
  }

  /** Begins a frame of at most {@code slices} slices. */
  void begin(int slices) {
    most = slices;
    out = BarFrame.Columns.ofCapacity(Math.min(expected, slices));
    outRows = 0;
    filledCount = 0;
  }

  /** Passes the next bar over. */
  void skip() {
    flush();
    cursor++;
    readOn();
  }

  /** Whether a bar has been taken. */
  boolean begun() {
    return !Double.isNaN(lastClose);
  }

  /**
   * Puts the last close into a slice of the frame once more: a bar that opens as it closes.
   *
   * @param time when the slice is known, epoch nanoseconds
   */
  void carry(int offset, long time) {
    flush();
    makeRoom();
    out.offsets()[outRows] = offset;
    out.eventTimes()[outRows] = time;
    out.knownAt()[outRows] = time;
    out.open()[outRows] = lastClose;
    out.high()[outRows] = lastClose;
    out.low()[outRows] = lastClose;
    out.close()[outRows] = lastClose;
    out.volume()[outRows] = 0;
    if (filledCount == filled.length) {
      filled = Arrays.copyOf(filled, Math.max(16, 2 * filledCount));
    }
    filled[filledCount++] = outRows++;
  }

  /** The rows of the frame that were carried, ascending. */
  int[] carried() {
    return Arrays.copyOf(filled, filledCount);
  }

  /** Puts the next bar into a slice of the frame. */
  void take(int offset) {
    makeRoom();
    out.offsets()[outRows + pending] = offset;
    lastClose = chunk.close()[cursor];
    pending++;
    cursor++;
    readOn();
  }

  private void makeRoom() {
    if (outRows + pending == out.offsets().length) {
      flush();
      out = Rows.grown(out, outRows, Rows.twice(Math.max(outRows, 8), most));
    }
  }

  private void readOn() {
    if (cursor == chunkRows) {
      flush();
      chunkRows = feed.fill(chunk, 0, CHUNK);
      cursor = 0;
    }
  }

  private void flush() {
    Rows.copy(chunk, cursor - pending, out, outRows, pending);
    outRows += pending;
    pending = 0;
  }

  /** Ends the frame. */
  BarFrame end(int series, long number, long firstSlice, int slices, boolean last) {
    flush();
    BarFrame frame = new BarFrame(series, number, firstSlice, slices, last, firstRow, outRows, out);
    firstRow += outRows;
    expected = Math.max(16, outRows + outRows / 8);
    return frame;
  }
}
