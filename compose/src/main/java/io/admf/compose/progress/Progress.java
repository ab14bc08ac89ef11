package io.admf.compose.progress;

/** Hears how far a sweep has come. Told by one thread. */
public interface Progress {

  /** Hears nothing. */
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
   * A sweep begins.
   *
   * @param combinations still to be worked
   * @param bars of one combination; -1 while not known
   */
  void begin(long combinations, long bars);

  /** So many more bars, each times its combinations, have been worked. */
  void worked(long combinationBars);

  /** So many more rows are finished. */
  void finished(int rows);

  /** The sweep is over, well or not. */
  void end();
}
