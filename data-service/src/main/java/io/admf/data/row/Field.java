package io.admf.data.row;

import java.util.List;
import java.util.Locale;

/** What a row holds, each under the names that are usual for it. */
public enum Field {
  TIME,
  OPEN,
  HIGH,
  LOW,
  CLOSE,
  VOLUME;

  /** Its name in messages and in keys, such as {@code open}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Names that are usual for it, plain; the first is the one to recommend. */
  public List<String> usual() {
    return switch (this) {
      case TIME -> List.of("timestamp", "datetime", "date", "time", "t", "ts");
      case OPEN -> List.of("open", "openprice", "o");
      case HIGH -> List.of("high", "highprice", "h");
      case LOW -> List.of("low", "lowprice", "l");
      case CLOSE -> List.of("close", "closeprice", "c");
      case VOLUME -> List.of("volume", "vol", "v");
    };
  }

  /** Letters and digits alone, in lower case: {@code <OPEN>} and {@code Open Price} are usual. */
  public static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
