package io.admf.config;

import io.admf.component.Names;
import io.admf.component.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads one section of configuration key by key. Every mistake goes to {@link Problems}, reading
 * goes on with the default, and {@link #finish} reports the keys that nobody asked for.
 */
public final class Section {

  private final Yaml.Mapping mapping;
  private final String path;
  private final Problems problems;
  private final TreeSet<String> known = new TreeSet<>();

  private Section(Yaml.Mapping mapping, String path, Problems problems) {
    this.mapping = mapping;
    this.path = path;
    this.problems = problems;
  }

  /** A section to read. */
  public static Section of(Yaml.Mapping mapping, Problems problems) {
    return new Section(mapping, "", problems);
  }

  /** Where it begins. */
  public Place place() {
    return mapping.place();
  }

  /** The collected mistakes. */
  public Problems problems() {
    return problems;
  }

  /** The keys as written, in order. */
  public List<Yaml.Entry> entries() {
    return mapping.entries();
  }

  /** Whether {@code key} is given. Counts as asking for it. */
  public boolean has(String key) {
    return get(key) != null;
  }

  /** The raw value of {@code key}, or null; an empty value counts as not given. */
  public @Nullable Yaml get(String key) {
    known.add(key);
    Yaml value = mapping.get(key);
    return value instanceof Yaml.Scalar scalar && scalar.value() == null ? null : value;
  }

  /** Says that {@code key} at {@code yaml} is wrong. */
  public void wrong(String key, Yaml yaml, String expected) {
    problems.add(
        yaml.place().toString(),
        "%s must be %s, was %s".formatted(name(key), expected, yaml.describe()));
  }

  /** Says that a key must be given. */
  public void missing(String key, String expected) {
    problems.add(
        mapping.place().toString(), "%s is missing; expected %s".formatted(name(key), expected));
  }

  /** The key with its path, as messages call it: {@code execution.slippage_bps}. */
  public String name(String key) {
    return path.isEmpty() ? key : path + '.' + key;
  }

  /** Text, or {@code otherwise} when not given. */
  public String text(String key, String otherwise) {
    String text = text(key);
    return text == null ? otherwise : text;
  }

  /** Text, or null when not given. */
  public @Nullable String text(String key) {
    Yaml yaml = get(key);
    if (yaml instanceof Yaml.Scalar scalar) {
      return Names.text(java.util.Objects.requireNonNull(scalar.value()));
    }
    if (yaml != null) {
      wrong(key, yaml, "text");
    }
    return null;
  }

  /** A number within {@code min} to {@code max}, or {@code otherwise} when not given. */
  public double number(String key, double otherwise, double min, double max) {
    Object value = value(key, double.class, min, max);
    return value == null ? otherwise : (Double) value;
  }

  /** A whole number within {@code min} to {@code max}, or {@code otherwise} when not given. */
  public long whole(String key, long otherwise, double min, double max) {
    Object value = value(key, long.class, min, max);
    return value == null ? otherwise : (Long) value;
  }

  /** True or false, or {@code otherwise} when not given. */
  public boolean flag(String key, boolean otherwise) {
    Object value = value(key, boolean.class, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    return value == null ? otherwise : (Boolean) value;
  }

  /** A constant of {@code type} by its snake_case name, or {@code otherwise} when not given. */
  public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    Object value = value(key, type, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    return value == null ? otherwise : type.cast(value);
  }

  private @Nullable Object value(String key, Class<?> type, double min, double max) {
    Yaml yaml = get(key);
    if (yaml == null) {
      return null;
    }
    Parameter parameter = new Parameter(key, type, "", null, min, max);
    Object value =
        yaml instanceof Yaml.Scalar scalar && scalar.value() != null
            ? parameter.convert(scalar.value())
            : null;
    if (value == null) {
      wrong(key, yaml, parameter.expected());
    }
    return value;
  }

  /** A subsection; empty when not given. */
  public Section section(String key) {
    Yaml yaml = get(key);
    if (yaml instanceof Yaml.Mapping below) {
      return new Section(below, name(key), problems);
    }
    if (yaml != null) {
      wrong(key, yaml, "a section");
    }
    return new Section(new Yaml.Mapping(mapping.place(), List.of()), name(key), problems);
  }

  /** A subsection made from a tree that has already been found. */
  public Section section(String key, Yaml.Mapping below) {
    return new Section(below, name(key), problems);
  }

  /** The items of a list, a single value counting as a list of one; empty when not given. */
  public List<Yaml> items(String key) {
    Yaml yaml = get(key);
    return switch (yaml) {
      case null -> List.of();
      case Yaml.Sequence sequence -> sequence.items();
      case Yaml.Scalar scalar -> List.of(scalar);
      case Yaml.Mapping below -> List.of(below);
    };
  }

  /** Says that a list that is given must not be empty: as an axis it leaves no combination. */
  public void notEmpty(String key) {
    if (get(key) instanceof Yaml.Sequence sequence && sequence.items().isEmpty()) {
      wrong(key, sequence, "a list with at least one value");
    }
  }

  /** The texts of a list, a single value counting as a list of one. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Yaml item : items(key)) {
      if (item instanceof Yaml.Scalar scalar && scalar.value() != null) {
        texts.add(Names.text(scalar.value()));
      } else {
        wrong(key, item, "text or a list of text");
      }
    }
    return texts;
  }

  /** The texts of a list, each of which must be one of {@code names} and stand there once. */
  public List<String> names(String key, Collection<String> names) {
    List<String> texts = texts(key);
    TreeSet<String> seen = new TreeSet<>();
    for (Yaml item : items(key)) {
      String text =
          item instanceof Yaml.Scalar scalar && scalar.value() != null
              ? Names.text(scalar.value())
              : null;
      if (text == null) {
        continue; // reported by texts
      }
      if (!names.contains(text)) {
        String nearest = Names.nearest(text, names);
        problems.add(
            item.place().toString(),
            "%s names %s, which is not there; %s"
                .formatted(
                    key,
                    text,
                    nearest != null
                        ? "did you mean " + nearest + "?"
                        : "there are " + (names.isEmpty() ? "none" : String.join(", ", names))));
      } else if (!seen.add(text)) {
        problems.add(item.place().toString(), "%s names %s twice; keep one".formatted(key, text));
      }
    }
    return texts;
  }

  /**
   * The subsections of a list; {@code textKey} receives an item that is plain text, if not null.
   */
  public List<Section> sections(String key, @Nullable String textKey) {
    List<Section> sections = new ArrayList<>();
    int number = 0;
    for (Yaml item : items(key)) {
      String itemPath = String.format(Locale.ROOT, "%s[%d]", name(key), number++);
      switch (item) {
        case Yaml.Mapping below -> sections.add(new Section(below, itemPath, problems));
        case Yaml.Scalar scalar when textKey != null && scalar.value() != null ->
            sections.add(
                new Section(
                    new Yaml.Mapping(
                        scalar.place(), List.of(new Yaml.Entry(scalar.place(), textKey, scalar))),
                    itemPath,
                    problems));
        default -> wrong(key, item, "a list of sections");
      }
    }
    return sections;
  }

  /** Reports every key that was given but never asked for, with the nearest that was. */
  public void finish() {
    finish(Map.of());
  }

  /**
   * Reports every key that was given but never asked for.
   *
   * @param hints what to say of keys that belong elsewhere
   */
  public void finish(Map<String, String> hints) {
    for (Yaml.Entry entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        String hint = hints.get(entry.key());
        String nearest = Names.nearest(entry.key(), known);
        problems.add(
            entry.place().toString(),
            hint != null
                ? "%s: %s".formatted(name(entry.key()), hint)
                : nearest != null
                    ? "%s is not a key here; did you mean %s?".formatted(name(entry.key()), nearest)
                    : "%s is not a key here; there are %s"
                        .formatted(
                            name(entry.key()),
                            known.isEmpty() ? "none" : String.join(", ", known)));
      }
    }
  }
}
