package io.admf.compose.fused;

import io.admf.frame.BarBlock;

/** Some portfolios of a sweep that one worker takes through a block at a time. */
interface Shard {

  /** Goes through the next block. */
  void block(Worked now);

  /** Closes the books after the last block, which is not empty. */
  void end(BarBlock last);
}
