package io.admf.compose.fused;

import io.admf.frame.BarBlock;

/** Some portfolios of a sweep that one worker takes through a block at a time. */
interface Shard {

  /** Goes through the next block. */
  void block(Worked now);

  /** Closes the books after the last block, which is not empty. */
  void end(BarBlock last);

  /** Tells which portfolios failed, if any did. */
  void tellFailures(Listener listener);

  /** Hears which portfolios failed. */
  interface Listener {

    /**
     * Hears that a portfolio failed.
     *
     * @param portfolio its index in the plan of the sweep
     * @param source what failed
     */
    void failed(int portfolio, String source, String message);
  }
}
