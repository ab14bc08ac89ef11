package io.admf.compose.grid;

/** Hears what happens in a grid, from whichever thread it happens in. Nothing depends on it. */
public interface GridWatch {

  /** Hears nothing. */
  GridWatch NONE = new GridWatch() {};

  /** A line for people: a node joined, was lost, or was refused and why. */
  default void say(String line) {}

  /** Bars were sent to a node. */
  default void shipped(String node, int bytes) {}

  /** The rows of a unit came from a node, and were the first. */
  default void worked(String node, int combinations) {}
}
