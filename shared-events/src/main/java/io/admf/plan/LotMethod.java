package io.admf.plan;

/**
 * Which lots of a position a fill that reduces it takes first, and so what the closed units cost.
 *
 * <p>Between lots that rank the same, the older goes first. The method changes when profit is
 * realised, never how much of it there is once the position is flat.
 */
public enum LotMethod {
  /** First in, first out: the oldest lot first. */
  FIFO,
  /** Last in, first out: the newest lot first. */
  LIFO,
  /**
   * Highest in, first out: the lot that cost most per unit first. Of a short position: the lot that
   * brought in most per unit.
   */
  HIFO,
  /**
   * Lowest in, first out: the lot that cost least per unit first. Of a short position: the lot that
   * brought in least per unit.
   */
  LOFO,
  /**
   * Average cost: all units are one pool, and what is closed costs its share of the pool's cost,
   * rounded toward zero; what rounding leaves stays in the pool.
   */
  AVERAGE,
  /**
   * The lots that the order names by their numbers, in the order in which it names them; what it
   * does not name comes from the oldest lots.
   */
  SPECIFIC
}
