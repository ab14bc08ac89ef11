package io.admf.compose.axis;

import io.admf.plan.ComponentSpec;
import io.admf.plan.Parameters;
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
 * @param constraints what a set of its parameters must meet, over their names
 */
public record ComponentAxes(
    String place, String type, Map<String, List<Object>> axes, List<Constraint> constraints) {

  public ComponentAxes {
    axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
    constraints = List.copyOf(constraints);
  }

  /** A component without constraints. */
  public ComponentAxes(String place, String type, Map<String, List<Object>> axes) {
    this(place, type, axes, List.of());
  }

  /**
   * The sets of parameters that constraints leave.
   *
   * @param leftOut one for each constraint that left anything out
   */
  public record Sets(List<ComponentSpec> specs, List<LeftOut> leftOut) {}

  /** How many sets of parameters there are before constraints. */
  public double candidates() {
    double count = 1;
    for (List<Object> values : axes.values()) {
      count *= values.size();
    }
    return count;
  }

  /** Whether a parameter has more than one value. */
  public boolean varies(String parameter) {
    List<Object> values = axes.get(parameter);
    return values != null && values.size() > 1;
  }

  /** Every set of parameters, the last varying fastest. */
  public List<ComponentSpec> combinations() {
    return sets().specs();
  }

  /** Every set of parameters, the last varying fastest, with what constraints left out. */
  public Sets sets() {
    List<List<Object>> values = List.copyOf(axes.values());
    Map<String, Object> first = new LinkedHashMap<>();
    axes.forEach((name, axis) -> first.put(name, axis.getFirst()));
    Parameters names = Parameters.copyOf(first);
    long[] leftOut = new long[constraints.size()];
    List<ComponentSpec> specs = new ArrayList<>();
    int[] at = new int[values.size()];
    boolean more = true;
    while (more) {
      Object[] chosen = new Object[at.length];
      for (int i = 0; i < at.length; i++) {
        chosen[i] = values.get(i).get(at[i]);
      }
      Parameters parameters = names.with(chosen);
      int broken = broken(parameters);
      if (broken < 0) {
        specs.add(new ComponentSpec(type, parameters));
      } else {
        leftOut[broken]++;
      }
      more = advance(at, values);
    }
    return new Sets(specs, tally(leftOut));
  }

  /** Goes to the next combination; false after the last. */
  private static boolean advance(int[] at, List<List<Object>> values) {
    for (int i = at.length - 1; i >= 0; i--) {
      if (++at[i] < values.get(i).size()) {
        return true;
      }
      at[i] = 0;
    }
    return false;
  }

  /** The first constraint that these parameters do not meet, or -1. */
  private int broken(Parameters parameters) {
    for (int i = 0; i < constraints.size(); i++) {
      if (!constraints.get(i).admits(parameters::get)) {
        return i;
      }
    }
    return -1;
  }

  private List<LeftOut> tally(long[] counts) {
    List<LeftOut> tally = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      Constraint constraint = constraints.get(i);
      tally.add(
          new LeftOut(
              constraint.place(), constraint.text(), counts[i], "parameter sets of " + type));
    }
    return tally;
  }
}
