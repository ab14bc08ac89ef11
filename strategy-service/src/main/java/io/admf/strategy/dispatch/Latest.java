package io.admf.strategy.dispatch;

import io.admf.frame.BarFrame;

/** Finds the latest row of one series while going through the slices of a block. */
final class Latest {

  private int[] offsets = {};
  private int rows;
  private int next;

  /** Goes to the beginning of a block. */
  void open(BarFrame bars) {
    offsets = bars.offsets();
    rows = bars.rows();
    next = 0;
  }

  /**
   * The row of the latest bar at a slice of the block, or -1 while there is none in the block.
   *
   * @param offset of the slice; never less than at the call before
   */
  int at(int offset) {
    int after = next;
    while (after < rows && offsets[after] <= offset) {
      after++;
    }
    next = after;
    return after - 1;
  }
}
