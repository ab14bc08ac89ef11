package io.admf.data;

import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts bars into the frames of consecutive slices. */
interface FrameCutter {

  /** The frames of the next slices, one for each series, or null after the last. */
  BarFrame @Nullable [] next();

  /** The bars of the last frames that only carry a price forward. */
  default List<MarketFrame.Filled> filled() {
    return List.of();
  }

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
