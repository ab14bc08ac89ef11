package io.admf.data;

import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;
import io.admf.plan.Align;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Frames of several series, merged by the time at which their bars are known. Where some series of
 * a timeframe have a bar and others have none, {@link Align} says what happens; it looks at nothing
 * later, so that a series that ends early is carried to the end, and never ends an intersection
 * before its time.
 */
final class MergingCutter implements FrameCutter {

  private final Lane[] lanes;
  private final long[] heads;
  private final int[] groups;
  private final int[] sizes;
  private final int[] present;
  private final Align align;
  private final Cut cut;
  private long number;
  private long slice;

  /**
   * @param lanes that have read their first bars
   * @param groups the group of each lane, from 0: lanes of one timeframe are aligned
   */
  MergingCutter(List<Lane> lanes, int[] groups, Align align, Cut cut) {
    this.lanes = lanes.toArray(Lane[]::new);
    this.heads = new long[this.lanes.length];
    this.groups = groups;
    this.align = align;
    this.cut = cut;
    this.sizes = new int[Arrays.stream(groups).max().orElse(0) + 1];
    for (int group : groups) {
      sizes[group]++;
    }
    this.present = new int[sizes.length];
    for (int i = 0; i < heads.length; i++) {
      heads[i] = this.lanes[i].head();
    }
  }

  @Override
  public BarFrame @Nullable [] next() {
    int most = cut.atMost(slice);
    if (most <= 0 || nextTime() == Lane.END) {
      return null;
    }
    for (Lane lane : lanes) {
      lane.begin(cut.frameSlices());
    }
    int slices = 0;
    for (long time = nextTime(); slices < most && time != Lane.END; time = nextTime()) {
      take(time, slices++);
    }
    boolean last = slice + slices == cut.slices() || nextTime() == Lane.END;
    BarFrame[] frames = new BarFrame[lanes.length];
    for (int i = 0; i < lanes.length; i++) {
      frames[i] = lanes[i].end(i, number, slice, slices, last);
    }
    number++;
    slice += slices;
    return frames;
  }

  @Override
  public List<MarketFrame.Filled> filled() {
    if (align != Align.FORWARD_FILL) {
      return List.of();
    }
    List<MarketFrame.Filled> filled = new ArrayList<>();
    for (int i = 0; i < lanes.length; i++) {
      int[] rows = lanes[i].carried();
      if (rows.length > 0) {
        filled.add(new MarketFrame.Filled(i, rows));
      }
    }
    return filled;
  }

  /** Puts all that is known at a time into a slice. */
  private void take(long time, int offset) {
    if (align == Align.FORWARD_FILL) {
      count(time);
    }
    for (int i = 0; i < lanes.length; i++) {
      if (heads[i] == time) {
        lanes[i].take(offset);
        heads[i] = lanes[i].head();
      } else if (align == Align.FORWARD_FILL && present[groups[i]] > 0 && lanes[i].begun()) {
        lanes[i].carry(offset, time);
      }
    }
  }

  /**
   * The next time that is a slice; with an intersection, bars that do not count are passed over.
   */
  private long nextTime() {
    long time = earliest();
    while (align == Align.INTERSECTION && time != Lane.END) {
      count(time);
      boolean any = false;
      for (int i = 0; i < lanes.length; i++) {
        if (heads[i] == time && present[groups[i]] < sizes[groups[i]]) {
          lanes[i].skip();
          heads[i] = lanes[i].head();
        } else {
          any |= heads[i] == time;
        }
      }
      if (any) {
        return time;
      }
      time = earliest();
    }
    return time;
  }

  /** Counts for each timeframe the series that have a bar at a time. */
  private void count(long time) {
    Arrays.fill(present, 0);
    for (int i = 0; i < lanes.length; i++) {
      if (heads[i] == time) {
        present[groups[i]]++;
      }
    }
  }

  private long earliest() {
    long earliest = Lane.END;
    for (long head : heads) {
      earliest = Math.min(earliest, head);
    }
    return earliest;
  }
}
