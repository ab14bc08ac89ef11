package io.admf.plan;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parameters by name, in a fixed order. Immutable, and small where there are very many that
 * resemble each other: {@link #with} shares the names with another, {@link #joined} shares whole
 * groups of names and values. Looking one up takes time in the number of parameters, which are few.
 */
public final class Parameters extends AbstractMap<String, Object> {

  /** Names with their values. */
  private record Group(String[] names, Object[] values) {}

  private final Group[] groups;

  private Parameters(Group... groups) {
    this.groups = groups;
  }

  /** Those of a map, in its order. A map that is of this class already is returned as it is. */
  public static Parameters copyOf(Map<String, ?> map) {
    return map instanceof Parameters same
        ? same
        : new Parameters(
            new Group(map.keySet().toArray(String[]::new), map.values().toArray(Object[]::new)));
  }

  /**
   * All of some parameters, one after the other.
   *
   * @throws IllegalArgumentException if a name occurs twice
   */
  public static Parameters joined(List<Parameters> parts) {
    List<Group> groups = new ArrayList<>(parts.size());
    for (Parameters part : parts) {
      for (Group group : part.groups) {
        checkNew(group, groups);
        if (group.names.length > 0) {
          groups.add(group);
        }
      }
    }
    return new Parameters(groups.toArray(Group[]::new));
  }

  private static void checkNew(Group group, List<Group> earlier) {
    for (String name : group.names) {
      for (Group other : earlier) {
        if (indexOf(other, name) >= 0) {
          throw new IllegalArgumentException("expected every name once, was twice: " + name);
        }
      }
    }
  }

  /**
   * The same names with other values.
   *
   * @param values one for each name, in order
   */
  public Parameters with(Object... values) {
    if (values.length != size()) {
      throw new IllegalArgumentException(
          "expected %d values for %s, was %d".formatted(size(), keySet(), values.length));
    }
    Group[] others = new Group[groups.length];
    int at = 0;
    for (int i = 0; i < groups.length; i++) {
      Object[] own = new Object[groups[i].values.length];
      System.arraycopy(values, at, own, 0, own.length);
      others[i] = new Group(groups[i].names, own);
      at += own.length;
    }
    return new Parameters(others);
  }

  private static int indexOf(Group group, @Nullable Object name) {
    String[] names = group.names;
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public @Nullable Object get(@Nullable Object name) {
    for (Group group : groups) {
      int index = indexOf(group, name);
      if (index >= 0) {
        return group.values[index];
      }
    }
    return null;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return get(name) != null;
  }

  @Override
  public int size() {
    int size = 0;
    for (Group group : groups) {
      size += group.names.length;
    }
    return size;
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, Object>> iterator() {
        return new Entries(groups);
      }

      @Override
      public int size() {
        return Parameters.this.size();
      }
    };
  }

  /** Walks from group to group. */
  private static final class Entries implements Iterator<Map.Entry<String, Object>> {

    private final Group[] groups;
    private int group;
    private int index;

    Entries(Group[] groups) {
      this.groups = groups;
    }

    @Override
    public boolean hasNext() {
      while (group < groups.length && index == groups[group].names.length) {
        group++;
        index = 0;
      }
      return group < groups.length;
    }

    @Override
    public Map.Entry<String, Object> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Group here = groups[group];
      return Map.entry(here.names[index], here.values[index++]);
    }
  }
}
