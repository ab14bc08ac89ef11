package io.admf.data.row;

/** What is wrong with a row that is refused. */
public enum RowFault {
  /** It has more or fewer fields than there are columns. */
  WIDTH,
  /** It is the last one and was cut off. */
  CUT_SHORT,
  /** A time or number cannot be read. */
  UNREADABLE,
  /** Its numbers are not those of a bar. */
  UNSOUND,
  /** Its time is that of the row before. */
  DUPLICATE,
  /** Its time is on the wrong side of that of the row before. */
  BACKWARD,
  /** It follows the row before too soon for the timeframe. */
  TOO_SOON,
  /** The rows run the other way. */
  TURNED
}
