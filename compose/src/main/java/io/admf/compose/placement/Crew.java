package io.admf.compose.placement;

/** Those who work out the rows of a sweep: the threads of this process, or nodes elsewhere. */
@FunctionalInterface
public interface Crew {

  /**
   * Works out what is not there yet and adds it, in any order and in batches of any size: no row
   * depends on those that were worked with it.
   *
   * @throws StoppedException if the sweep was stopped; what was added by then is kept
   */
  void work(SweepRows rows);
}
