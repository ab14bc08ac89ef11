package io.admf.execution.desk;

import io.admf.event.Fill;
import io.admf.execution.matching.Match;
import io.admf.execution.matching.RestingOrder;

/** Makes the fill of a trade: what it really costs is somebody else's to say. */
@FunctionalInterface
public interface FillMaker {

  /** The fill of an order that has just traded. */
  Fill fill(RestingOrder order, Trade trade);

  /**
   * A trade.
   *
   * @param quantity size units, positive
   * @param best the best price for the order's side that there was
   * @param volume of the bar, or what was quoted; 0 when nothing is known of it
   * @param row of the bar in the frame of the order's series; of the next one for a quote
   * @param time of the trade, epoch nanoseconds
   */
  record Trade(Match match, long quantity, double best, double volume, int row, long time) {}
}
