package io.admf.component;

import io.admf.config.BadInputException;
import io.admf.plan.ComponentSpec;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The components that can be named in YAML, by kind and name. Immutable; safe for all threads. */
public final class Components {

  private final List<ComponentKind<?, ?>> kinds;
  private final Map<String, Map<String, ComponentInfo>> byKind;

  private Components(
      Collection<ComponentKind<?, ?>> kinds, Map<String, Map<String, ComponentInfo>> byKind) {
    this.kinds = List.copyOf(kinds);
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
    return new Components(kinds, byKind);
  }

  /**
   * These and the components of the same kinds in code that came from elsewhere, loaded in a loader
   * of its own.
   *
   * @param who loads it, for mistakes, as in {@code the portfolio service}
   * @throws BadInputException if some of it cannot be loaded
   */
  public Components with(OwnCode code, String who) {
    if (code.isEmpty()) {
      return this;
    }
    OwnLoader loader = new OwnLoader(code, Components.class.getClassLoader());
    ComponentScanner scanner = new ComponentScanner(kinds);
    List<Class<?>> classes = new ArrayList<>();
    byKind.values().forEach(named -> named.values().forEach(i -> classes.add(i.implementation())));
    for (String jar : loader.jars().keySet()) {
      try {
        classes.addAll(scanner.in(loader, jar));
      } catch (ComponentException e) {
        throw new BadInputException(
            jar,
            "%s cannot load what came with the run: %s; put all that it needs into the same jar"
                .formatted(who, e.getMessage()));
      }
    }
    try {
      return of(kinds, classes);
    } catch (ComponentException e) {
      throw new BadInputException(who, "cannot use what came with the run: " + e.getMessage());
    }
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
