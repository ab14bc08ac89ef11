package io.admf.data;

import io.admf.frame.BarFrame;
import org.jspecify.annotations.Nullable;

/** Frames of one series: every bar is a slice, and bars are read straight into the frame. */
final class SingleCutter implements FrameCutter {

  private static final int CAPACITY = 4096;

  private final Feed feed;
  private final Cut cut;
  private final int capacity;
  private BarFrame.Columns ahead;
  private int aheadRows;
  private long number;
  private long slice;

  /** Reads the first bar. */
  SingleCutter(Feed feed, Cut cut) {
    this.feed = feed;
    this.cut = cut;
    this.capacity = Math.min(CAPACITY, cut.frameSlices());
    this.ahead = BarFrame.Columns.ofCapacity(capacity);
    this.aheadRows = feed.fill(ahead, 0, 1);
  }

  /** Whether there is no bar at all. */
  boolean empty() {
    return aheadRows == 0 && number == 0;
  }

  @Override
  public BarFrame @Nullable [] next() {
    int most = cut.atMost(slice);
    if (aheadRows == 0 || most <= 0) {
      return null;
    }
    BarFrame.Columns columns = ahead;
    int rows = aheadRows;
    int read = rows;
    while (rows < most && read > 0) {
      if (rows == columns.open().length) {
        columns = Rows.grown(columns, rows, Rows.twice(rows, most));
      }
      read = feed.fill(columns, rows, Math.min(columns.open().length, most));
      rows += read;
    }
    for (int i = 0; i < rows; i++) {
      columns.offsets()[i] = i;
    }
    boolean last = slice + rows == cut.slices();
    aheadRows = 0;
    if (!last) {
      ahead = BarFrame.Columns.ofCapacity(capacity);
      aheadRows = feed.fill(ahead, 0, 1);
      last = aheadRows == 0;
    }
    BarFrame frame = new BarFrame(0, number, slice, rows, last, slice, rows, columns);
    number++;
    slice += rows;
    return new BarFrame[] {frame};
  }
}
