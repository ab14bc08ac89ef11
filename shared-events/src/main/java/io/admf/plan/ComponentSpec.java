package io.admf.plan;

import java.util.Map;

/**
 * A component chosen by name, with its parameters as they will be given to it.
 *
 * @param type the component's name, such as {@code momentum}
 * @param parameters by snake_case name, in a fixed order; values are Long, Double, Boolean or
 *     String. What is absent takes its default.
 */
public record ComponentSpec(String type, Map<String, Object> parameters) {

  public ComponentSpec {
    parameters = Parameters.copyOf(parameters);
  }

  /** A component with all defaults. */
  public static ComponentSpec of(String type) {
    return new ComponentSpec(type, Map.of());
  }
}
