package io.admf.component;

/** Plain values as YAML's core schema reads them. */
public final class Scalars {

  private Scalars() {}

  /** A Long, Double, Boolean or String. */
  public static Object read(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    if (text.matches("[-+]?[0-9]{1,19}")) {
      try {
        return Long.valueOf(text);
      } catch (NumberFormatException e) {
        return Double.valueOf(text); // beyond a long: a number, but no whole one that fits
      }
    }
    if (text.matches("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?")) {
      return Double.valueOf(text);
    }
    return text;
  }
}
