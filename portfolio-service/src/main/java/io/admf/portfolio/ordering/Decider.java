package io.admf.portfolio.ordering;

import io.admf.event.Fill;
import io.admf.frame.BarBlock;
import io.admf.frame.FeatureFrame;
import io.admf.portfolio.decision.Open;
import java.util.List;

/** Decides what one portfolio asks for. */
public interface Decider {

  /** Takes in the next block. */
  void read(BarBlock block, List<FeatureFrame> features);

  /** The first slice from {@code from} on at which it decides; Long.MAX_VALUE for none here. */
  long next(long from);

  /** Decides at a slice. */
  void decide(Moment now);

  /**
   * Hears of a fill, after the positions have been told.
   *
   * @param order as it was before the fill
   */
  default void filled(Fill fill, Open order) {}
}
