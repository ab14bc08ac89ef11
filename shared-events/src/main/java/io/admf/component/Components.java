package io.admf.component;

import io.admf.plan.ComponentSpec;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The components that can be named in YAML, by kind and name. Immutable; safe for all threads. */
public final class Components {

  private final Map<String, Map<String, ComponentInfo>> byKind;

  private Components(Map<String, Map<String, ComponentInfo>> byKind) {
    this.byKind = byKind;
  }

  /**
   * Reads the kind and parameters of classes found by a {@link ComponentScanner}.
   *
   * @throws ComponentException if a class is marked wrongly or two share a name
   */
  public static Components of(Collection<ComponentKind<?, ?>> kinds, Collection<Class<?>> classes) {
    Map<String, Map<String, ComponentInfo>> byKind = new TreeMap<>();
    for (ComponentKind<?, ?> kind : kinds) {
      Map<String, ComponentInfo> byName = new TreeMap<>();
      for (Class<?> type : classes) {
        if (type.isAnnotationPresent(kind.annotation())) {
          ComponentInfo info = ComponentInfo.of(kind, type);
          ComponentInfo other = byName.putIfAbsent(info.name(), info);
          if (other != null && !other.implementation().equals(type)) {
            throw new ComponentException(
                "two components are %s %s: %s and %s; rename one"
                    .formatted(
                        kind.name(),
                        info.name(),
                        other.implementation().getName(),
                        type.getName()));
          }
        }
      }
      byKind.put(kind.name(), byName);
    }
    return new Components(byKind);
  }

  /** The names of the kinds, sorted. */
  public Collection<String> kinds() {
    return byKind.keySet();
  }

  /** All components of a kind, by name; empty for a kind that is not known. */
  public List<ComponentInfo> all(String kind) {
    return List.copyOf(byKind.getOrDefault(kind, Map.of()).values());
  }

  /** A component, or null when there is none of that name. */
  public @Nullable ComponentInfo find(String kind, String name) {
    return byKind.getOrDefault(kind, Map.of()).get(name);
  }

  /**
   * The component named by {@code spec}.
   *
   * @throws ComponentException if there is none, with the nearest name
   */
  public ComponentInfo require(String kind, String name) {
    ComponentInfo info = find(kind, name);
    if (info == null) {
      Collection<String> known = byKind.getOrDefault(kind, Map.of()).keySet();
      String nearest = Names.nearest(name, known);
      throw new ComponentException(
          "no %s is called %s%s; there are %s"
              .formatted(
                  kind, name, nearest == null ? "" : "; did you mean " + nearest + "?", known));
    }
    return info;
  }

  /** Makes the component that {@code spec} describes. */
  public <A extends Annotation, T> T create(ComponentKind<A, T> kind, ComponentSpec spec) {
    return kind.spi().cast(require(kind.name(), spec.type()).create(spec.parameters()));
  }
}
