package io.admf.data.library.csv;

/** What a text that could not be read may have been. */
final class Hints {

  private Hints() {}

  /** What to try for a time, or nothing. */
  static String time(String text, String format) {
    if (!format.equals(Csv.AUTO)) {
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
  static String number(String text) {
    return text.matches("[-+]?[0-9.]*,[0-9,]*")
        ? "; decimals are written with a point, thousands without a comma"
        : "";
  }
}
