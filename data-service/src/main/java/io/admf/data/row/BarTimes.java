package io.admf.data.row;

import io.admf.data.SourceRequest;

/**
 * When the bars of a series open and close, from the stamps that its file gives them. All sources
 * of rows ask here and compute no time themselves.
 */
public final class BarTimes {

  private final Stamp stamp;
  private final long timeframe;

  private BarTimes(Stamp stamp, long timeframe) {
    this.stamp = stamp;
    this.timeframe = timeframe;
  }

  /** Those of the series that is asked for, when its file stamps bars with {@code stamp}. */
  public static BarTimes of(SourceRequest request, Stamp stamp) {
    return new BarTimes(stamp, request.series().timeframe().nanos());
  }

  /**
   * When the bar opened that bears a stamp.
   *
   * @param time its stamp, epoch nanoseconds
   */
  public long opened(long time) {
    return stamp == Stamp.OPEN ? time : time - timeframe;
  }

  /**
   * When a bar closes, which is when it is known.
   *
   * @param opened when it opened, epoch nanoseconds
   */
  public long closed(long opened) {
    return opened + timeframe;
  }
}
