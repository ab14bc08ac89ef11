package io.admf.strategy.dispatch;

import io.admf.frame.BarBlock;
import io.admf.frame.FeatureFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The block that was analysed last, where scans find it. Whoever lets other threads scan orders
 * their reading after {@link #open}.
 */
public final class OpenBlock {

  private @Nullable BarBlock block;
  private List<FeatureFrame> features = List.of();

  /** Goes to a block, all of whose features are computed. */
  public void open(BarBlock next, List<FeatureFrame> frames) {
    block = next;
    features = frames;
  }

  /** The block, or null before the first. */
  @Nullable BarBlock block() {
    return block;
  }

  /** The features of a series. */
  FeatureFrame features(int series) {
    return features.get(series);
  }
}
