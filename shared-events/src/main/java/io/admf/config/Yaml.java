package io.admf.config;

import io.admf.component.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A YAML document as a tree that remembers where everything was written. Immutable. */
public sealed interface Yaml {

  /** Where it begins. */
  Place place();

  /** What it is, for messages: {@code a list}, {@code a section} or the value itself. */
  String describe();

  /**
   * A value.
   *
   * @param value a Long, Double, Boolean or String; null for an empty value
   */
  record Scalar(Place place, @Nullable Object value) implements Yaml {
    @Override
    public String describe() {
      return value == null ? "nothing" : Names.text(value);
    }
  }

  /** A list. */
  record Sequence(Place place, List<Yaml> items) implements Yaml {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String describe() {
      return items.isEmpty() ? "an empty list" : "a list";
    }
  }

  /** A section: keys with values, in the order they were written. */
  record Mapping(Place place, List<Entry> entries) implements Yaml {
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public String describe() {
      return "a section";
    }

    /** The value of {@code key}, or null. */
    public @Nullable Yaml get(String key) {
      for (Entry entry : entries) {
        if (entry.key().equals(key)) {
          return entry.value();
        }
      }
      return null;
    }
  }

  /** One key of a section. */
  record Entry(Place place, String key, Yaml value) {}
}
