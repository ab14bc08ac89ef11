package io.admf.data.row;

/** Which way the rows of a file run. */
public enum RowOrder {
  /** Each row is later than the one above it. */
  OLDEST_FIRST,
  /** Each row is earlier than the one above it; the file is loaded whole. */
  NEWEST_FIRST
}
