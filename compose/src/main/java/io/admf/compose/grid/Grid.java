package io.admf.compose.grid;

import io.admf.compose.Plugins;
import io.admf.compose.grid.dispatch.Rules;
import io.vertx.core.Vertx;
import java.util.List;

/**
 * A grid as the coordinator of a sweep has it.
 *
 * @param vertx a member of the cluster that the nodes are in, or theirs; not closed here
 * @param member this member's own name, which no other has; empty where there is no cluster
 * @param departures tells of members that have left the cluster
 * @param sources that the experiment names, sent to every node
 * @param rules how work is dealt out
 * @param timing how often is spoken
 * @param watch hears what happens
 */
public record Grid(
    Vertx vertx,
    String member,
    Departures departures,
    List<Plugins.Source> sources,
    Rules rules,
    GridTiming timing,
    GridWatch watch) {

  public Grid {
    sources = List.copyOf(sources);
  }

  /** A grid over any event bus, for an experiment without sources of its own. */
  public static Grid over(Vertx vertx) {
    return new Grid(
        vertx, "", Departures.NONE, List.of(), Rules.DEFAULT, GridTiming.DEFAULT, GridWatch.NONE);
  }
}
