package io.admf.flow;

/**
 * Permission to send: back-pressure that keeps memory bounded whichever service is slow. It also
 * tells how far all services have come.
 *
 * @param blocks how many blocks the sender may have sent in all
 */
public record Credit(long blocks) {

  /** How many blocks the data may be ahead of the report. */
  public static final int AHEAD = 4;

  /** The credit that follows from how many blocks have been reported. */
  public static Credit after(long reported) {
    return new Credit(reported + AHEAD);
  }

  /** How many blocks have been reported, so have been through all services. */
  public long reported() {
    return blocks - AHEAD;
  }
}
