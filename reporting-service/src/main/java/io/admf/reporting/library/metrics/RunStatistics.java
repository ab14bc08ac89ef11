package io.admf.reporting.library.metrics;

/**
 * What a metric may know of one portfolio's run: sums that were kept while it went by.
 *
 * @param returns of the slices
 * @param drawdowns of the equity
 * @param account how the equity stood
 * @param trades the closed round trips
 * @param activity orders, fills and what they cost
 */
public record RunStatistics(
    ReturnStatistics returns,
    DrawdownStatistics drawdowns,
    AccountStatistics account,
    TradeStatistics trades,
    ActivityStatistics activity) {

  /**
   * The equity of a run, in units of its currency.
   *
   * @param first equity at the first slice
   * @param last equity at the last slice
   * @param average mean over the slices
   * @param slices how many
   * @param slicesInMarket slices at which a position was held
   * @param averageExposure mean of the absolute market value of the holdings over equity
   * @param ruin equity at the first slice where it was zero or less; NaN where it never was
   */
  public record AccountStatistics(
      double first,
      double last,
      double average,
      long slices,
      long slicesInMarket,
      double averageExposure,
      double ruin) {}

  /**
   * How far equity fell below its highest.
   *
   * @param deepest the lowest equity over the highest before it, less one; not positive
   * @param deepestDays days from the peak before the deepest point to the slice that regained it,
   *     or to the last slice
   * @param longestDays the longest time from a peak to the slice that regained it, or to the last
   *     slice, in days
   */
  public record DrawdownStatistics(double deepest, double deepestDays, double longestDays) {}

  /**
   * Closed round trips, after commission, in units of the currency.
   *
   * @param count how many closed
   * @param wins how many made more than nothing; {@code losses} lost more than nothing
   * @param profit what the winners made
   * @param loss what the losers lost, not negative
   * @param net profit less loss
   * @param sumOfReturns sum over trades of net profit over the cost of entry
   * @param best the largest net profit; NaN without trades; {@code worst} the smallest
   * @param bars slices held, summed over trades
   */
  public record TradeStatistics(
      long count,
      long wins,
      long losses,
      double profit,
      double loss,
      double net,
      double sumOfReturns,
      double best,
      double worst,
      long bars) {}

  /**
   * Orders and fills, amounts in units of the currency.
   *
   * @param orders approved orders
   * @param rejected refused orders
   * @param fills how many
   * @param tradedValue sum of the absolute value of all fills
   * @param commission paid in all
   * @param slippage cost in all; negative when it helped
   */
  public record ActivityStatistics(
      long orders,
      long rejected,
      long fills,
      double tradedValue,
      double commission,
      double slippage) {}
}
