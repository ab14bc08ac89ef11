package io.admf.execution;

/**
 * Answers how long an order is on its way to the market. Stateless: an order has one latency,
 * whoever asks and whenever.
 */
@FunctionalInterface
public interface LatencyModel {

  /** Nanoseconds from the decision until the market can meet the order: 0 or more. */
  long nanos(Journey journey);

  /**
   * An order on its way.
   *
   * @param seed of the run
   * @param container of the portfolio, such as {@code portfolio_c0001}
   * @param order its number in the portfolio
   */
  record Journey(long seed, String container, long order) {}
}
