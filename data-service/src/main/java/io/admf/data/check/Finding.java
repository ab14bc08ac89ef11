package io.admf.data.check;

import java.util.Locale;

/**
 * One thing that was found.
 *
 * @param where {@code file:line}, or the series and time where there are no lines
 * @param message what was seen, and what is expected
 * @param advice what to do; empty when there is nothing to do
 */
public record Finding(Kind kind, Severity severity, String where, String message, String advice) {

  /** What it says, with what to do. */
  public String sentence() {
    return advice.isEmpty() ? message : message + "; " + advice;
  }

  @Override
  public String toString() {
    return "%s %s: %s".formatted(severity.name().toLowerCase(Locale.ROOT), where, sentence());
  }
}
