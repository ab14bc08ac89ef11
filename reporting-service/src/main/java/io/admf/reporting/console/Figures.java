package io.admf.reporting.console;

import io.admf.component.Names;
import io.admf.reporting.library.metrics.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Figures as people read them. */
final class Figures {

  private static final String UNDEFINED = "n/a";

  private Figures() {}

  /** A metric's value with its unit. */
  static String of(Unit unit, double value) {
    if (Double.isNaN(value)) {
      return UNDEFINED;
    }
    return switch (unit) {
      case PERCENT -> fixed(value * 100, 2) + " %";
      case MONEY -> money(value);
      case COUNT -> count((long) value);
      case DAYS -> fixed(value, value == Math.rint(value) ? 0 : 1) + " d";
      case RATIO -> fixed(value, Math.abs(value) < 100 ? 3 : 1);
    };
  }

  /** An amount to two decimals with thousands set apart. */
  static String money(double value) {
    return fixed(value, 2);
  }

  /** A whole number with thousands set apart. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A parameter's value as YAML would have it. */
  static String parameter(Object value) {
    return Names.text(value);
  }

  private static String fixed(double value, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }
}
