package io.admf.benchmarks;

/** Takes the frames that a {@link BarSender} sends. */
interface BarReceiver {

  /** How many were taken. */
  long taken();

  /** How many of them were not what was sent. */
  long wrong();
}
