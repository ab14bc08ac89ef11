package io.admf.compose.experiment;

import io.admf.plan.ComponentSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A component whose parameters may each have several values: the axes of a grid.
 *
 * @param place where it was written, for messages
 * @param axes by parameter name, in the order of the component's parameters; all values complete
 *     and checked
 */
public record ComponentAxes(String place, String type, Map<String, List<Object>> axes) {

  public ComponentAxes {
    axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
  }

  /** Every combination, the last parameter varying fastest. */
  public List<ComponentSpec> combinations() {
    List<Map<String, Object>> all = List.of(Map.of());
    for (Map.Entry<String, List<Object>> axis : axes.entrySet()) {
      List<Map<String, Object>> longer = new ArrayList<>();
      for (Map<String, Object> before : all) {
        for (Object value : axis.getValue()) {
          Map<String, Object> next = new LinkedHashMap<>(before);
          next.put(axis.getKey(), value);
          longer.add(next);
        }
      }
      all = longer;
    }
    return all.stream().map(parameters -> new ComponentSpec(type, parameters)).toList();
  }
}
