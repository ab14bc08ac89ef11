package io.admf.strategy;

import io.admf.frame.BarFrame;
import java.util.function.Supplier;

/**
 * Work that several indicators of one series rest on, done once for every frame before any of them
 * is computed. Keeps state from frame to frame as a {@link Computation} does; what it holds does
 * not change while indicators are computed.
 */
@FunctionalInterface
public interface Groundwork {

  /**
   * Does the work for the next bars.
   *
   * @param bars the bars that follow those of the call before, at least one
   */
  void lay(BarFrame bars);

  /** The groundwork of one series. */
  interface Shared {

    /**
     * The groundwork that goes by this key.
     *
     * @param key equal for all who mean the same, and for nobody else
     * @param make makes it for the first who asks
     */
    <G extends Groundwork> G find(Object key, Class<G> type, Supplier<G> make);
  }
}
