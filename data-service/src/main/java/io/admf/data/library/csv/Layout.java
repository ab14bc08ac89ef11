package io.admf.data.library.csv;

/**
 * Which columns of a file hold what, from 0; -1 for none.
 *
 * @param time the time, or its date
 * @param clock the time of day, when it has a column of its own
 * @param width how many columns
 */
record Layout(int time, int clock, int open, int high, int low, int close, int volume, int width) {

  /** The key of what a column holds, for messages. */
  String role(int column) {
    if (column == open) {
      return "open";
    }
    if (column == high) {
      return "high";
    }
    if (column == low) {
      return "low";
    }
    return column == close ? "close" : "volume";
  }
}
