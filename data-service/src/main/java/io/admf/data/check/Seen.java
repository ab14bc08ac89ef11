package io.admf.data.check;

import io.admf.time.Instants;

/** The bar that is looked at; one object for all of them. */
final class Seen {

  private final String series;
  String place = "";
  long line;
  long index = -1;

  /** Rows between it and the bar before that are no bars. */
  long refusedBefore;

  long time;
  double open;
  double high;
  double low;
  double close;
  double volume;

  Seen(String series) {
    this.series = series;
  }

  /** Where it was written, or when it opens. */
  String where() {
    return line > 0 ? place + ':' + line : series + ' ' + Instants.brief(time);
  }

  /** The day of UTC on which it opens, since 1970. */
  long day() {
    return Math.floorDiv(time, Instants.DAY);
  }
}
