package io.admf.data;

import io.admf.frame.BarFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Frames of several series, merged by the time at which their bars are known. */
final class MergingCutter implements FrameCutter {

  private final Lane[] lanes;
  private final long[] heads;
  private final Cut cut;
  private long number;
  private long slice;

  /** Reads the first bars of every series. */
  MergingCutter(List<Lane> lanes, Cut cut) {
    this.lanes = lanes.toArray(Lane[]::new);
    this.heads = new long[this.lanes.length];
    this.cut = cut;
    for (int i = 0; i < heads.length; i++) {
      heads[i] = this.lanes[i].head();
    }
  }

  @Override
  public BarFrame @Nullable [] next() {
    int most = cut.atMost(slice);
    if (most <= 0 || earliest() == Lane.END) {
      return null;
    }
    for (Lane lane : lanes) {
      lane.begin(cut.frameSlices());
    }
    int slices = 0;
    for (long time = earliest(); slices < most && time != Lane.END; time = earliest()) {
      for (int i = 0; i < lanes.length; i++) {
        if (heads[i] == time) {
          lanes[i].take(slices);
          heads[i] = lanes[i].head();
        }
      }
      slices++;
    }
    boolean last = slice + slices == cut.slices() || earliest() == Lane.END;
    BarFrame[] frames = new BarFrame[lanes.length];
    for (int i = 0; i < lanes.length; i++) {
      frames[i] = lanes[i].end(i, number, slice, slices, last);
    }
    number++;
    slice += slices;
    return frames;
  }

  private long earliest() {
    long earliest = Lane.END;
    for (long head : heads) {
      earliest = Math.min(earliest, head);
    }
    return earliest;
  }
}
