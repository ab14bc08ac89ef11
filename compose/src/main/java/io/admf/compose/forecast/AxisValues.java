package io.admf.compose.forecast;

import io.admf.plan.PortfolioSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Something in which combinations differ.
 *
 * @param name as in results, such as {@code momentum.fast_period}
 * @param values each once, in the order of the combinations
 */
public record AxisValues(String name, List<Object> values) {

  public AxisValues {
    values = List.copyOf(values);
  }

  /** The axes of some combinations: all names that have more than one value. */
  static List<AxisValues> of(List<PortfolioSpec> combinations) {
    Map<String, Set<Object>> values = new LinkedHashMap<>();
    for (PortfolioSpec combination : combinations) {
      combination
          .parameters()
          .forEach(
              (name, value) -> values.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(value));
    }
    List<AxisValues> axes = new ArrayList<>();
    values.forEach(
        (name, distinct) -> {
          if (distinct.size() > 1) {
            axes.add(new AxisValues(name, List.copyOf(distinct)));
          }
        });
    return axes;
  }
}
