package io.admf.data.catalog;

/**
 * What became of one series of an import.
 *
 * @param outcome what was done
 * @param added bars that were not stored before
 * @param manifest the series as it is now
 */
public record Imported(Outcome outcome, long added, Manifest manifest) {

  /** What an import may do to a series. */
  public enum Outcome {
    /** There was none of that name. */
    NEW("imported"),
    /** The same bars are stored already; nothing was written. */
    UNCHANGED("unchanged"),
    /** Other bars were stored and are forgotten. */
    REPLACED("replaced"),
    /** Bars were added after those that were stored. */
    APPENDED("appended"),
    /** The same bars were stored in a file that was damaged; it is whole again. */
    REPAIRED("repaired");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** What to call it. */
    public String word() {
      return word;
    }
  }
}
