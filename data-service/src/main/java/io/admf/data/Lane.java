package io.admf.data;

import io.admf.frame.BarFrame;

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
  }

  /** Puts the next bar into a slice of the frame. */
  void take(int offset) {
    if (outRows + pending == out.offsets().length) {
      flush();
      out = Rows.grown(out, outRows, Rows.twice(Math.max(outRows, 8), most));
    }
    out.offsets()[outRows + pending] = offset;
    pending++;
    cursor++;
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
