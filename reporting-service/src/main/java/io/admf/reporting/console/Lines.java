package io.admf.reporting.console;

/** Lines that fit. */
final class Lines {

  private Lines() {}

  /**
   * The line, ended by "..." when it is wider than {@code width}; on one line whatever it holds.
   */
  static String cut(String line, int width) {
    String flat = line.replaceAll("\\p{Cntrl}", " ");
    return flat.length() <= width ? flat : flat.substring(0, width - 3) + "...";
  }
}
