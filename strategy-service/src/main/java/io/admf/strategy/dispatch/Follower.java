package io.admf.strategy.dispatch;

import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.FeatureFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps a cursor on the latest known bar of a series while another series sets the pace. */
final class Follower {

  private final int series;
  private final Cursor cursor;
  private final Latest latest = new Latest();
  private @Nullable BarFrame bars;
  private @Nullable FeatureFrame features;

  Follower(int series, Cursor cursor) {
    this.series = series;
    this.cursor = cursor;
  }

  /** Goes to a block; the cursor stays where it is until a bar of the block is reached. */
  void open(BarBlock block, List<FeatureFrame> frames) {
    bars = block.frame(series);
    features = frames.get(series);
    latest.open(bars);
  }

  /** Brings the cursor to the latest bar at a slice; says whether it is ready there. */
  boolean advance(int offset) {
    int row = latest.at(offset);
    if (row >= 0) {
      if (bars != null && features != null) {
        cursor.enter(bars, features);
        bars = null;
      }
      cursor.moveTo(row);
    }
    return cursor.ready();
  }

  /** Goes to the last bar of the block. */
  void finish() {
    advance(Integer.MAX_VALUE);
  }
}
