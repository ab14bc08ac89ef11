package io.admf.time.calendar;

/**
 * The hours of a session, in minutes after midnight of its date as the clocks of the exchange show.
 *
 * @param open when it opens; negative when on the evening before
 * @param breakStart when trade pauses; {@code close} where there is no break
 * @param breakEnd when it resumes; {@code close} where there is no break
 * @param close when it closes, at most 1,440, which is the midnight that ends the date
 */
record Hours(int open, int breakStart, int breakEnd, int close) {

  /** Minutes after midnight of a time of day. */
  static int at(int hour, int minute) {
    return hour * 60 + minute;
  }

  /** Hours without a break. */
  static Hours of(int open, int close) {
    return new Hours(open, close, close, close);
  }

  /** The same hours when they end early; a break that is not over by then is none. */
  Hours until(int early) {
    return early > breakEnd
        ? new Hours(open, breakStart, breakEnd, early)
        : of(open, Math.min(early, breakStart));
  }
}
