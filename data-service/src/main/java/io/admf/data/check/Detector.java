package io.admf.data.check;

/** Looks for one kind of thing in the bars of one series, oldest first. */
interface Detector {

  /** Looks at the next bar; {@code bar} is reused. */
  void bar(Seen bar);

  /** Says what can be said only at the end. */
  void end();
}
