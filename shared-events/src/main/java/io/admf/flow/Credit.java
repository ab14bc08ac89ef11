package io.admf.flow;

/**
 * Permission to send: back-pressure that keeps memory bounded whichever service is slow. It tells
 * how far all services have come, and from that follows how far the data may go.
 *
 * @param reported how many blocks have been reported, so have been through all services
 */
public record Credit(long reported) {

  /** How many blocks the data may be ahead of the report at least. */
  private static final int BLOCKS = 4;

  /** How many slices it may be ahead where that is more: those of a live market are short. */
  private static final int SLICES = 1024;

  /** How many credits there are in as many blocks as the data may be ahead. */
  private static final int SHARES = 4;

  /** How many blocks of so many slices each may have been sent in all. */
  public long blocks(int frameSlices) {
    return reported + ahead(frameSlices);
  }

  /** How many blocks of so many slices each the data may be ahead of the report. */
  public static int ahead(int frameSlices) {
    return Math.max(BLOCKS, SLICES / frameSlices);
  }

  /**
   * Whether it is to be said that so many blocks have been reported. Every service hears of it, so
   * it is said a few times in as many blocks as the data may be ahead: often enough that the data
   * never waits for it.
   */
  public static boolean due(long reported, int frameSlices) {
    return reported % Math.max(1, ahead(frameSlices) / SHARES) == 0;
  }
}
