package io.admf.data.check;

/** What a finding is about. {@code docs/data-check.md} says how each is found. */
public enum Kind {
  /** There is nothing in the file, or nothing but a header. */
  EMPTY,
  /** The columns are not found, the delimiter is another, or the file cannot be read at all. */
  LAYOUT,
  /** A byte order mark, or characters that are not UTF-8. */
  ENCODING,
  /** Lines end otherwise than with a line feed, or not all alike. */
  LINE_ENDS,
  /** Fields in quotes. */
  QUOTES,
  /** The last line is not whole. */
  CUT_SHORT,
  /** A row has more or fewer fields than there are columns. */
  WIDTH,
  /** A time or number cannot be read. */
  UNREADABLE,
  /** Numbers in exponent notation, or with more digits than can be kept. */
  NUMBERS,
  /** Prices or volume that no bar can have, such as a high below the low. */
  UNSOUND,
  /** The file runs newest first. */
  TURNED,
  /** A time occurs twice. */
  DUPLICATE,
  /** A time is before the one above it. */
  BACKWARD,
  /** Bars follow each other too soon for their timeframe. */
  TOO_SOON,
  /** Bars that open between two openings of their timeframe. */
  OFF_GRID,
  /** Bars are missing. */
  GAP,
  /** Weekdays without a bar that may be holidays. */
  HOLIDAYS,
  /** Days that begin late or end early. */
  SHORT_DAYS,
  /** Bars at times at which the calendar says that the market is closed. */
  OUTSIDE_SESSION,
  /** The day moves by an hour where clocks change. */
  CLOCK_CHANGE,
  /** Times of more than one zone. */
  MIXED_ZONES,
  /** Times that are of a zone, but are read as those of another. */
  WRONG_ZONE,
  /** A price far from those around it. */
  OUTLIER,
  /** Prices written in another unit, by a power of ten. */
  SCALE,
  /** A move that stays, of the size of a split. */
  SPLIT,
  /** The same bar again and again. */
  STALE,
  /** No volume for a long time. */
  NO_VOLUME
}
