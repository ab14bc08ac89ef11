package io.admf.component;

/** Plain values as YAML's core schema reads them. */
public final class Scalars {

  private Scalars() {}

  /** A Long, Double, Boolean or String. */
  public static Object read(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    if (text.matches("[-+]?[0-9]{1,18}")) {
      return Long.valueOf(text);
    }
    if (text.matches("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?")) {
      return Double.valueOf(text);
    }
    return text;
  }
}
