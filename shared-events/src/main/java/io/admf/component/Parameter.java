package io.admf.component;

import org.jspecify.annotations.Nullable;

/**
 * One parameter of a component, as documented.
 *
 * @param key its name in YAML
 * @param type what Java type it has: int, long, double, boolean, String or an enum
 * @param doc what it means
 * @param otherwise its default as written in YAML, or null when it must be given
 * @param addedLater whether plans that leave it at its default do not name it
 */
public record Parameter(
    String key,
    Class<?> type,
    String doc,
    @Nullable String otherwise,
    double min,
    double max,
    boolean addedLater) {

  /** A parameter that was there from the beginning. */
  public Parameter(
      String key, Class<?> type, String doc, @Nullable String otherwise, double min, double max) {
    this(key, type, doc, otherwise, min, max, false);
  }

  /** Up to here a {@code double} holds every whole number. */
  private static final double MOST_EXACT = 0x1p53;

  /** What a value must be, for error messages: {@code a whole number from 1 to 500}. */
  public String expected() {
    StringBuilder text = new StringBuilder();
    if (type.isEnum()) {
      text.append("one of ");
      Object[] constants = type.getEnumConstants();
      for (int i = 0; i < constants.length; i++) {
        text.append(i == 0 ? "" : ", ").append(Names.snake(((Enum<?>) constants[i]).name()));
      }
      return text.toString();
    }
    if (type == boolean.class) {
      return "true or false";
    }
    if (type == String.class) {
      return "text";
    }
    text.append(type == double.class ? "a number" : "a whole number");
    boolean below = min != Double.NEGATIVE_INFINITY;
    boolean above = max != Double.POSITIVE_INFINITY;
    if (below && above) {
      text.append(" from ").append(Names.number(min)).append(" to ").append(Names.number(max));
    } else if (below) {
      text.append(" of at least ").append(Names.number(min));
    } else if (above) {
      text.append(" of at most ").append(Names.number(max));
    }
    return text.toString();
  }

  /**
   * The value as the parameter's type.
   *
   * @param value a Long, Double, Boolean or String, as read from YAML
   * @return null when the value does not fit {@link #expected}
   */
  public @Nullable Object convert(Object value) {
    if (type == boolean.class) {
      return value instanceof Boolean ? value : null;
    }
    if (type == String.class) {
      return value instanceof String ? value : String.valueOf(value);
    }
    if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) {
        if (Names.snake(((Enum<?>) constant).name()).equals(value)) {
          return constant;
        }
      }
      return null;
    }
    if (!(value instanceof Number number)) {
      return null;
    }
    double asDouble = number.doubleValue();
    if (!(asDouble >= min && asDouble <= max)) {
      return null;
    }
    if (type == double.class) {
      return asDouble;
    }
    if (asDouble != Math.rint(asDouble)) {
      return null;
    }
    if (type == int.class) {
      return Math.abs(asDouble) <= Integer.MAX_VALUE ? (Object) number.intValue() : null;
    }
    boolean exact = number instanceof Long || Math.abs(asDouble) <= MOST_EXACT;
    return exact ? (Object) number.longValue() : null;
  }
}
