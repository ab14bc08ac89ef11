package io.admf.compose.topology;

/**
 * A place with state of its own and an isolated bus. Strategies, classifiers, sizers, risk rules
 * and cost models have no state and therefore no container.
 *
 * @param id its name in addresses, results and event ids
 */
public record Container(String id, Kind kind) {

  /** What a container is for. */
  public enum Kind {
    /** Everything that belongs to the run as a whole. */
    ROOT,
    /** The data position and feature hub of one series. */
    SYMBOL,
    /** Orders, positions and account of one combination. */
    PORTFOLIO,
    /** The order lifecycle, shared by all portfolios. */
    EXECUTION
  }
}
