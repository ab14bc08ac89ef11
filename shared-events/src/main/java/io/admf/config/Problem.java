package io.admf.config;

/**
 * One mistake in what the user gave.
 *
 * @param where {@code file:line}, {@code file:line:column}, or the option it came from
 * @param message what was expected, what was found, and what to do
 */
public record Problem(String where, String message) {

  @Override
  public String toString() {
    return where + ": " + message;
  }
}
