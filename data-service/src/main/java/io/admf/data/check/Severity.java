package io.admf.data.check;

/** How grave a finding is; the gravest first. */
public enum Severity {
  /** The data cannot be used as it is. */
  ERROR,
  /** The data can be used, but somebody should look at it. */
  WARNING,
  /** Nothing need be done; it is told so that nobody wonders. */
  NOTE
}
