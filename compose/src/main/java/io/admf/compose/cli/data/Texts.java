package io.admf.compose.cli.data;

import java.util.Locale;

/** Figures as people read them. */
final class Texts {

  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

  private Texts() {}

  /** An instant in ISO-8601 without a time that is midnight UTC. */
  static String brief(String instant) {
    return instant.endsWith("T00:00:00Z") ? instant.substring(0, instant.length() - 10) : instant;
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String size(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < UNITS.length - 1) {
      size /= 1024;
      unit++;
    }
    return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
  }

  /** A length of time in the two largest units that it has: {@code 3 d 17 h}, {@code 1 m}. */
  static String length(long nanos) {
    long[] units = {
      604_800_000_000_000L, 86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L,
      1_000_000_000L, 1_000_000L, 1_000L, 1L
    };
    String[] names = {"w", "d", "h", "m", "s", "ms", "us", "ns"};
    StringBuilder text = new StringBuilder();
    long rest = nanos;
    int shown = 0;
    for (int i = 0; i < units.length && shown < 2; i++) {
      long whole = rest / units[i];
      if (whole > 0) {
        text.append(text.isEmpty() ? "" : " ").append(whole).append(' ').append(names[i]);
        rest -= whole * units[i];
        shown++;
      } else if (shown > 0) {
        break;
      }
    }
    return text.isEmpty() ? "0" : text.toString();
  }
}
