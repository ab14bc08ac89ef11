package io.admf.compose.grid.dispatch;

/** What a node is told that asks for work. */
public sealed interface Answer {

  /**
   * Work: the combinations from one place in the sweep's order to before another.
   *
   * @param unit its number
   * @param lease number of this handing out, never used again
   */
  record Work(int unit, long lease, int from, int to) implements Answer {}

  /** There is nothing to be given now, but there may be. */
  record Wait() implements Answer {}

  /** All is done. */
  record Finished() implements Answer {}
}
