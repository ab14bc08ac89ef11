package io.admf.data.library.http;

import java.util.List;

/** The bars of one page, one after the other. For one thread. */
interface Page {

  /** Goes to the next bar; false after the last. What cannot be read is told and passed over. */
  boolean next();

  /** When the bar opened, epoch nanoseconds. */
  long opened();

  /** Its open, high, low, close and volume; overwritten by the next. */
  double[] values();

  /** How many bars the page holds, whatever they are. */
  int size();

  /** What leads to the next page; empty for nothing. */
  String cursor();

  /** How many bad rows were passed over before anybody could be told. */
  default long skipped() {
    return 0;
  }

  /** Why, for the first few of them. */
  default List<String> firstSkipped() {
    return List.of();
  }
}
