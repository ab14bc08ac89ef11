package io.admf.benchmarks;

/** One way to do a task. The bars are in memory, in whatever form it likes, before it starts. */
@FunctionalInterface
interface Contender {

  /** Does the whole task once, from the bars to the figures of every account. */
  Outcome run();
}
