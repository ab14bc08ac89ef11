package io.admf.data;

import io.admf.frame.BarFrame;
import org.jspecify.annotations.Nullable;

/** Cuts bars into the frames of consecutive slices. */
interface FrameCutter {

  /** The frames of the next slices, one for each series, or null after the last. */
  BarFrame @Nullable [] next();

  /**
   * How far to cut.
   *
   * @param frameSlices slices of a frame, at least 1
   * @param slices slices of the run at most
   */
  record Cut(int frameSlices, long slices) {

    /** How many slices a frame that begins at {@code slice} may cover. */
    int atMost(long slice) {
      return (int) Math.min(frameSlices, slices - slice);
    }
  }
}
