package io.admf.data.row;

/** What a text that could not be read may have been. */
public final class Hints {

  private Hints() {}

  /**
   * What to try for a time, or nothing.
   *
   * @param text that could not be read
   * @param format {@code data.time_format} as it was when it could not
   */
  public static String time(String text, String format) {
    if (!format.equals("auto")) {
      return "";
    }
    if (text.matches("[0-9]+")) {
      return switch (text.length()) {
        case 8 -> "; set data.time_format: yyyyMMdd";
        case 9, 10 -> "; set data.time_format: epoch_s";
        case 12, 13 -> "; set data.time_format: epoch_ms";
        case 15, 16 -> "; set data.time_format: epoch_us";
        case 18, 19 -> "; set data.time_format: epoch_ns";
        default -> "";
      };
    }
    if (text.matches("[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}.*")) {
      return "; set data.time_format to what it is, such as M/d/yyyy or d/M/yyyy";
    }
    return "";
  }

  /** What to do about a number, or nothing. */
  public static String number(String text) {
    return text.matches("[-+]?[0-9.,]*,[0-9.,]*")
        ? "; decimals are written with a point, thousands without a comma"
        : "";
  }

  /** A text from a file as it can be printed, not too long. */
  public static String shown(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= 100 ? clean : clean.substring(0, 100) + "…";
  }
}
