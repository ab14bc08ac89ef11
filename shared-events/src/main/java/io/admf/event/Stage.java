package io.admf.event;

/** Where a run or phase stands. */
public enum Stage {
  STARTED,
  FINISHED,
  FAILED
}
