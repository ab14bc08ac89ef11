package io.admf.component;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A component that was found: its name, its class and its parameters.
 *
 * @param kind the kind's name
 * @param annotation the annotation on its class
 * @param parameters in the order of the record's components
 */
public record ComponentInfo(
    String kind,
    String name,
    String description,
    Class<?> implementation,
    Annotation annotation,
    List<Parameter> parameters) {

  private static final ClassValue<Constructor<?>> CANONICAL =
      new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> type) {
          Class<?>[] types =
              Arrays.stream(type.getRecordComponents())
                  .map(RecordComponent::getType)
                  .toArray(Class<?>[]::new);
          try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
          } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e); // every record has one
          }
        }
      };

  /** Reads a component class. */
  static <A extends Annotation, T> ComponentInfo of(ComponentKind<A, T> kind, Class<?> type) {
    A annotation = Objects.requireNonNull(type.getAnnotation(kind.annotation()));
    if (!kind.spi().isAssignableFrom(type)) {
      throw new ComponentException(
          "%s is marked @%s: expected it to implement %s"
              .formatted(type.getName(), kind.annotation().getSimpleName(), kind.spi().getName()));
    }
    if (!type.isRecord()) {
      throw new ComponentException(
          "%s is marked @%s: expected a record, whose components are its parameters"
              .formatted(type.getName(), kind.annotation().getSimpleName()));
    }
    return new ComponentInfo(
        kind.name(),
        kind.nameOf().apply(annotation),
        kind.describe().apply(annotation),
        type,
        annotation,
        parametersOf(type));
  }

  /** The parameters that a record takes from configuration. */
  public static List<Parameter> parametersOf(Class<?> type) {
    List<Parameter> parameters = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Param param = component.getAnnotation(Param.class);
      if (param == null) {
        throw new ComponentException(
            "%s.%s: expected @Param with its meaning"
                .formatted(type.getName(), component.getName()));
      }
      parameters.add(
          new Parameter(
              Names.snake(component.getName()),
              component.getType(),
              param.value(),
              param.otherwise().isEmpty() ? null : param.otherwise(),
              param.min(),
              param.max(),
              param.addedLater()));
    }
    return List.copyOf(parameters);
  }

  /** The parameter with this key, or null. */
  public @Nullable Parameter parameter(String key) {
    for (Parameter parameter : parameters) {
      if (parameter.key().equals(key)) {
        return parameter;
      }
    }
    return null;
  }

  /**
   * All parameters with the values given and the defaults for the rest, in the order of the record.
   *
   * @param given by key: Long, Double, Boolean or String
   * @throws ComponentException if a value does not fit, a key is unknown, or one without default is
   *     missing
   */
  public Map<String, Object> complete(Map<String, Object> given) {
    for (String key : given.keySet()) {
      if (parameter(key) == null) {
        throw new ComponentException("%s %s has no parameter %s".formatted(kind, name, key));
      }
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      Object raw = given.get(parameter.key());
      if (raw == null) {
        if (parameter.otherwise() == null) {
          throw new ComponentException(
              "%s %s: expected %s for %s"
                  .formatted(kind, name, parameter.expected(), parameter.key()));
        }
        raw = Scalars.read(parameter.otherwise());
      }
      Object value = parameter.convert(raw);
      if (value == null) {
        throw new ComponentException(
            "%s %s: %s must be %s, was %s"
                .formatted(kind, name, parameter.key(), parameter.expected(), raw));
      }
      values.put(parameter.key(), value);
    }
    return values;
  }

  /** Makes the component. A refusal by its own constructor is passed on as a ComponentException. */
  Object create(Map<String, Object> given) {
    Object[] arguments = complete(given).values().toArray();
    try {
      return CANONICAL.get(implementation).newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        throw new ComponentException(
            "%s %s: %s".formatted(kind, name, String.valueOf(refusal.getMessage())));
      }
      throw new IllegalStateException(
          implementation.getName() + " could not be made", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(implementation.getName() + " could not be made", e);
    }
  }
}
