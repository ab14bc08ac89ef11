package io.admf.event;

/**
 * Which position in a symbol is meant: where positions are netted there is one; where they are
 * hedged there are two, a long and a short one, and every trade is of one of them.
 */
public enum Leg {
  /** The only position, long or short. */
  NET,
  /** The long one of a hedged pair. */
  LONG,
  /** The short one of a hedged pair. */
  SHORT;

  /**
   * The position that a trade is of. Where positions are hedged, a trade that may only close takes
   * from the position against it, and every other one opens or adds to the position of its side.
   *
   * @param hedged whether positions are hedged
   * @param closes whether the trade may only close
   */
  public static Leg of(boolean hedged, Side side, boolean closes) {
    if (!hedged) {
      return NET;
    }
    return (side == Side.BUY) == closes ? SHORT : LONG;
  }
}
