package io.admf.data.net;

/**
 * Lets requests through one after the other, so that no more than a {@link Rate} allows fall into
 * any interval: each takes the place of the one that many before it. Safe for all threads; who
 * waits keeps the others waiting, for they would have to wait longer.
 */
public final class RateLimit {

  private final Outside outside;
  private final Rate rate;
  private final long[] latest; // when the latest requests were let through, in a ring
  private long count;

  /** Nothing asked yet. */
  public RateLimit(Outside outside, Rate rate) {
    this.outside = outside;
    this.rate = rate;
    this.latest = new long[rate.requests()];
  }

  /** Waits until another request is allowed. */
  public synchronized void pass() throws InterruptedException {
    int place = (int) (count % latest.length);
    if (count >= latest.length) {
      long wait = latest[place] + rate.interval() - outside.nanos();
      if (wait > 0) {
        outside.sleep(wait);
      }
    }
    latest[place] = outside.nanos();
    count++;
  }
}
