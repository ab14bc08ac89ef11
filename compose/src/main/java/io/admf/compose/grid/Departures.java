package io.admf.compose.grid;

import java.util.function.Consumer;

/**
 * Tells which members have left the cluster, by the names that nodes give as their {@link
 * GridNode.Settings#member}. What it does not tell is found out by silence, seconds later.
 */
@FunctionalInterface
public interface Departures {

  /** Tells nothing, as where there is no cluster. */
  Departures NONE = left -> {};

  /** Begins to tell, from any thread. */
  void listen(Consumer<String> left);
}
