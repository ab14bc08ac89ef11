package io.admf.data.check;

/** Finds bars that are missing. What is left out on purpose it learns from the bars themselves. */
interface Gaps extends Detector {

  /** The gaps that were found; to be asked after the end. */
  GapLog found();

  /** Days on which a bar opens. */
  long days();
}
