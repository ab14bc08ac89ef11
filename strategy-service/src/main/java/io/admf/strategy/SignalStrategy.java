package io.admf.strategy;

/**
 * Forms an opinion at every bar. Stateless: the same moment always gives the same decision, so one
 * strategy serves any number of portfolios. What it remembers of the past, it reads from features.
 */
public interface SignalStrategy {

  /**
   * The opinion at this bar. Called once for every bar of the first subscribed series, in order,
   * but never before all declared features are ready on all subscribed series.
   *
   * @param now what is known; valid during this call only
   */
  Decision decide(Moment now);
}
