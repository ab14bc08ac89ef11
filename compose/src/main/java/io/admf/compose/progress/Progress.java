package io.admf.compose.progress;

/**
 * Hears how far a run is. The unit of work is a combination-bar: one bar seen by one combination.
 *
 * <p>{@link #worked} and {@link #finished} may be called from any thread, and often: they cost a
 * few additions and a look at the clock. {@link #begin} comes before and {@link #end} after them,
 * from one thread.
 */
public interface Progress {

  /** The number of bars when it is not known beforehand. */
  long UNKNOWN = -1;

  /** Shows nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void begin(long combinations, long bars) {}

        @Override
        public void worked(long combinationBars) {}

        @Override
        public void finished(int rows) {}

        @Override
        public void end() {}
      };

  /**
   * A run begins.
   *
   * @param combinations how many there are to run
   * @param bars that each of them will see, or {@link #UNKNOWN}
   */
  void begin(long combinations, long bars);

  /** This much more work is done. */
  void worked(long combinationBars);

  /** So many nodes work at it now; not said of a run that is worked in this process. */
  default void nodes(int count) {}

  /** This many more combinations are finished: their rows are known. */
  void finished(int rows);

  /** The run is over, or was stopped. */
  void end();
}
