package io.admf.compose.grid.dispatch;

/**
 * How work is dealt out. None of this changes a result. Times are in nanoseconds.
 *
 * @param aim how long a unit should take on its node
 * @param first combinations in the first unit of a node of which nothing is known
 * @param most combinations in a unit
 * @param lost silence after which a node is lost, and its unit is given to another
 * @param patience how long a sweep waits for a node when there is none
 * @param attempts failures of one unit after which the run fails
 */
public record Rules(long aim, int first, int most, long lost, long patience, int attempts) {

  private static final long SECOND = 1_000_000_000;

  /** What is right for life. */
  public static final Rules DEFAULT =
      new Rules(6 * SECOND / 10, 8, 512, 5 * SECOND, 60 * SECOND, 3);

  public Rules {
    if (aim < 1 || first < 1 || most < first || lost < 1 || patience < 0 || attempts < 1) {
      throw new IllegalArgumentException(
          "expected times above 0, 1 <= first <= most and at least 1 attempt, was aim %d, first %d, most %d, lost %d, patience %d, attempts %d"
              .formatted(aim, first, most, lost, patience, attempts));
    }
  }

  /** The same with other times, nanoseconds. */
  public Rules with(long newLost, long newPatience) {
    return new Rules(aim, first, most, newLost, newPatience, attempts);
  }

  /** The same with other sizes of units. */
  public Rules sized(long newAim, int newFirst, int newMost) {
    return new Rules(newAim, newFirst, newMost, lost, patience, attempts);
  }
}
