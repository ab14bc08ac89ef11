package io.admf.config;

/**
 * Where something was written.
 *
 * @param source a file's name as the user gave it, or an option
 * @param line from 1; 0 when there are no lines
 * @param column from 1
 */
public record Place(String source, int line, int column) {

  /** A place without lines, such as a command-line option. */
  public static Place of(String source) {
    return new Place(source, 0, 0);
  }

  @Override
  public String toString() {
    return line == 0 ? source : source + ':' + line + ':' + column;
  }
}
