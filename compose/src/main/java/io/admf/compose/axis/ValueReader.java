package io.admf.compose.axis;

import io.admf.component.Names;
import io.admf.component.Parameter;
import io.admf.config.Problems;
import io.admf.config.Section;
import io.admf.config.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads an axis: one value, a list of values, a range, or a list with ranges in it. */
public final class ValueReader {

  private final Problems problems;

  public ValueReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * The values of a key as its type, in the order they were written.
   *
   * @param name what to call the key in messages
   * @return empty when something is wrong, which has then been reported
   */
  public List<Object> read(Yaml written, Parameter parameter, String name) {
    List<Yaml> items =
        written instanceof Yaml.Sequence sequence ? sequence.items() : List.of(written);
    if (items.isEmpty()) {
      wrong(written, name, "a list with at least one value");
    }
    Set<Object> values = new LinkedHashSet<>();
    for (Yaml item : items) {
      List<Object> own =
          item instanceof Yaml.Mapping range && RangeReader.isRange(range)
              ? range(range, parameter, name)
              : single(item, parameter, name);
      for (Object value : own) {
        if (!values.add(value)) {
          problems.add(
              item.place().toString(), "%s lists %s twice; keep one".formatted(name, text(value)));
          break;
        }
      }
    }
    return List.copyOf(values);
  }

  /** Whether what is written is a range, not one value. */
  public static boolean isRange(Yaml written) {
    return RangeReader.isRange(written);
  }

  private List<Object> single(Yaml item, Parameter parameter, String name) {
    Object raw = item instanceof Yaml.Scalar scalar ? scalar.value() : null;
    Object value = raw == null ? null : parameter.convert(raw);
    if (value == null) {
      wrong(item, name, parameter.expected());
      return List.of();
    }
    return List.of(value);
  }

  private List<Object> range(Yaml.Mapping range, Parameter parameter, String name) {
    if (!takesNumbers(parameter)) {
      problems.add(
          range.place().toString(),
          "%s must be %s, was a range".formatted(name, parameter.expected()));
      return List.of();
    }
    boolean round = range.get("count") != null && parameter.type() != double.class;
    Set<Object> values = new LinkedHashSet<>();
    for (Number number : RangeReader.read(range, name, problems)) {
      Object value = parameter.convert(round ? Math.rint(number.doubleValue()) : number);
      if (value == null) {
        problems.add(
            range.place().toString(),
            "%s must be %s, was a range with %s in it"
                .formatted(name, parameter.expected(), Names.text(number)));
        return List.of();
      }
      values.add(value);
    }
    return List.copyOf(values);
  }

  private static boolean takesNumbers(Parameter parameter) {
    Class<?> type = parameter.type();
    return type == int.class || type == long.class || type == double.class;
  }

  private void wrong(Yaml item, String name, String expected) {
    problems.add(
        item.place().toString(),
        "%s must be %s, was %s".formatted(name, expected, item.describe()));
  }

  private static String text(Object value) {
    return value instanceof Enum<?> constant
        ? constant.name().toLowerCase(Locale.ROOT)
        : Names.text(value);
  }

  /** Numbers within {@code min} to {@code max}, or {@code otherwise} when not given. */
  public List<Double> numbers(
      Section section, String key, double otherwise, double min, double max) {
    return values(
        section, new Parameter(key, double.class, "", null, min, max), Double.class, otherwise);
  }

  /** Whole numbers within {@code min} to {@code max}, or {@code otherwise} when not given. */
  public List<Integer> wholes(Section section, String key, int otherwise, double min, double max) {
    return values(
        section, new Parameter(key, int.class, "", null, min, max), Integer.class, otherwise);
  }

  /** Trues and falses; empty when not given. */
  public List<Boolean> flags(Section section, String key) {
    return section.has(key)
        ? values(section, unbounded(key, boolean.class), Boolean.class, true)
        : List.of();
  }

  /** Constants by their snake_case names, or {@code otherwise} when not given. */
  public <E extends Enum<E>> List<E> choices(
      Section section, String key, Class<E> type, E otherwise) {
    return values(section, unbounded(key, type), type, otherwise);
  }

  private static Parameter unbounded(String key, Class<?> type) {
    return new Parameter(key, type, "", null, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  private <T> List<T> values(Section section, Parameter parameter, Class<T> type, T otherwise) {
    Yaml written = section.get(parameter.key());
    List<Object> read =
        written == null ? List.of() : read(written, parameter, section.name(parameter.key()));
    return read.isEmpty()
        ? List.of(otherwise)
        : new ArrayList<>(read.stream().map(type::cast).toList());
  }
}
