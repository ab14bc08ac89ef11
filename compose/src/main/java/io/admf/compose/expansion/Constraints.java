package io.admf.compose.expansion;

import io.admf.compose.axis.Constraint;
import io.admf.compose.axis.LeftOut;
import io.admf.compose.experiment.Experiment;
import io.admf.config.BadInputException;
import io.admf.config.Problems;
import io.admf.expression.ExpressionType;
import io.admf.plan.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The constraints over whole combinations. Each is asked as soon as the parts that it reads have
 * been chosen, so that what differs in later parts only is left out in one go.
 */
final class Constraints {

  /** What YAML calls the sections that {@code risk} and {@code execution} name an entry of. */
  private static final Map<String, String> ALSO_CALLED = new TreeMap<>();

  static {
    ALSO_CALLED.put("risk_profile", "risk");
    ALSO_CALLED.put("execution_model", "execution");
  }

  private static final Parameters NOTHING = Parameters.copyOf(Map.of());

  private final List<Constraint> constraints = new ArrayList<>();
  private final Map<String, Integer> parts = new TreeMap<>();
  private final Parameters[] chosen = new Parameters[PortfolioAxes.PARTS];
  private final int[] lastPart;
  private final double[] leftOut;

  private Constraints(List<Constraint> constraints, Map<String, Integer> parts) {
    this.constraints.addAll(constraints);
    this.parts.putAll(parts);
    this.leftOut = new double[constraints.size()];
    this.lastPart =
        constraints.stream()
            .mapToInt(each -> each.names().stream().mapToInt(this::part).max().orElse(0))
            .toArray();
    Arrays.fill(chosen, NOTHING);
  }

  private int part(String name) {
    return parts.getOrDefault(name, 0);
  }

  /**
   * The constraints of an experiment.
   *
   * @throws BadInputException with each that is no condition over what makes up its combinations
   */
  static Constraints of(Experiment experiment, List<PortfolioAxes> axes) {
    if (experiment.constraints().isEmpty()) {
      return new Constraints(List.of(), Map.of());
    }
    Map<String, ExpressionType> types = new TreeMap<>();
    Map<String, Integer> parts = new TreeMap<>();
    for (PortfolioAxes each : axes) {
      each.names(
          (shown, part) ->
              shown.forEach(
                  (name, value) -> {
                    types.putIfAbsent(name, type(value));
                    parts.putIfAbsent(name, part);
                  }));
    }
    ALSO_CALLED.forEach(
        (alias, name) -> {
          types.put(alias, types.getOrDefault(name, ExpressionType.TEXT));
          parts.put(alias, parts.getOrDefault(name, 0));
        });
    Problems problems = new Problems();
    List<Constraint> constraints = new ArrayList<>();
    for (Constraint.Written written : experiment.constraints()) {
      try {
        constraints.add(written.compile(types));
      } catch (BadInputException e) {
        e.problems().forEach(problem -> problems.add(problem.where(), problem.message()));
      }
    }
    problems.throwIfAny();
    return new Constraints(constraints, parts);
  }

  private static ExpressionType type(Object value) {
    return switch (value) {
      case Number _ -> ExpressionType.NUMBER;
      case Boolean _ -> ExpressionType.BOOLEAN;
      default -> ExpressionType.TEXT;
    };
  }

  /** Whether there are any. */
  boolean any() {
    return !constraints.isEmpty();
  }

  /**
   * Makes a choice for a part.
   *
   * @param shown the choice
   * @param below how many combinations agree in all parts up to this
   * @return whether any of these may stay
   */
  boolean admit(int part, Parameters shown, double below) {
    chosen[part] = shown;
    for (int i = 0; i < lastPart.length; i++) {
      if (lastPart[i] == part && !constraints.get(i).admits(this::value)) {
        leftOut[i] += below;
        return false;
      }
    }
    return true;
  }

  private @Nullable Object value(String name) {
    return chosen[part(name)].get(ALSO_CALLED.getOrDefault(name, name));
  }

  /** What has been chosen, part by part. */
  Parameters shown() {
    return Parameters.joined(Arrays.asList(chosen));
  }

  /** How much each has left out so far. */
  List<LeftOut> leftOut() {
    List<LeftOut> all = new ArrayList<>();
    for (int i = 0; i < leftOut.length; i++) {
      Constraint constraint = constraints.get(i);
      all.add(
          new LeftOut(constraint.place(), constraint.text(), (long) leftOut[i], "combinations"));
    }
    return all;
  }
}
