package io.admf.data.check;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/** Words of findings, the same in every country. */
final class Say {

  private Say() {}

  /** A zone as people call it. */
  static String zone(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /** {@code 1 bar}, {@code 1,234 bars}. */
  static String count(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }

  /** {@code 1 bar is}, {@code 1,234 bars are}. */
  static String are(long number, String what) {
    return count(number, what) + (number == 1 ? " is" : " are");
  }

  /** {@code 1 field was}, {@code 1,234 fields were}. */
  static String were(long number, String what) {
    return count(number, what) + (number == 1 ? " was" : " were");
  }
}
