package io.admf.data;

import io.admf.frame.BarFrame;

/** The bars of one series, oldest first. For one thread. */
public interface BarReader extends AutoCloseable {

  /**
   * Reads on: fills every column but the offsets, from index {@code from} up to {@code limit}
   * exclusive. Closing times ascend strictly.
   *
   * @return how many bars were read; 0 only at the end, or when {@code from} equals {@code limit}
   * @throws io.admf.config.BadInputException if what it reads is not well formed, with every
   *     problem of the series
   */
  int read(BarFrame.Columns into, int from, int limit);

  /** What was noticed up to here. */
  SourceNotes notes();

  /** Lets go of files. May be called more than once. */
  @Override
  void close();
}
