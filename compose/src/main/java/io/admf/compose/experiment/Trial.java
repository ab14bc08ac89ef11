package io.admf.compose.experiment;

import io.admf.component.ComponentException;
import io.admf.component.ComponentKind;
import io.admf.component.Components;
import io.admf.compose.axis.ComponentAxes;
import io.admf.compose.axis.LeftOut;
import io.admf.compose.axis.Limits;
import io.admf.config.BadInputException;
import io.admf.config.Problem;
import io.admf.config.Problems;
import io.admf.plan.ComponentSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes a component with every set of its parameters, to hear what it refuses. All refusals are one
 * mistake, with the constraint that would leave them out.
 */
final class Trial {

  private static final String SMALLER = "<";
  private static final String AT_MOST = "<=";

  private final Components components;
  private final ComponentKind<?, ?> kind;
  private final ComponentAxes axes;
  private final List<ComponentSpec> accepted = new ArrayList<>();
  private final List<ComponentSpec> refused = new ArrayList<>();
  private @Nullable String reason;

  Trial(Components components, ComponentKind<?, ?> kind, ComponentAxes axes) {
    this.components = components;
    this.kind = kind;
    this.axes = axes;
  }

  /** Reports what is refused, or that constraints leave nothing to try. */
  void report(Problems problems) {
    ComponentAxes.Sets sets;
    try {
      sets = axes.sets();
    } catch (BadInputException e) {
      e.problems().forEach(problem -> problems.add(problem.where(), problem.message()));
      return;
    }
    List<ComponentSpec> specs = sets.specs();
    if (specs.isEmpty()) {
      Problem nothing = LeftOut.nothing(sets.leftOut(), axes.candidates());
      problems.add(nothing.where(), nothing.message());
    } else if (specs.size() > Limits.COMBINATIONS) {
      problems.add(
          axes.place(),
          "the parameters of %s make %d combinations after constraints; expected at most %d"
              .formatted(axes.type(), specs.size(), Limits.COMBINATIONS));
    } else {
      specs.forEach(this::make);
      if (reason != null) {
        problems.add(axes.place(), reason + remedy(specs.size()));
      }
    }
  }

  private void make(ComponentSpec spec) {
    try {
      components.create(kind, spec);
      accepted.add(spec);
    } catch (ComponentException e) {
      refused.add(spec);
      if (reason == null) {
        reason = String.valueOf(e.getMessage());
      }
    }
  }

  private String remedy(int all) {
    if (all == 1) {
      return "";
    }
    String constraint = constraint();
    return "; %d of %d combinations %s refused: leave them out%s, or change the values"
        .formatted(
            refused.size(),
            all,
            refused.size() == 1 ? "is" : "are",
            constraint == null
                ? " by constraints"
                : " with constraints: [\"%s\"]".formatted(constraint));
  }

  /** A comparison of two parameters that holds for all that is accepted and nothing else. */
  private @Nullable String constraint() {
    List<String> names = List.copyOf(axes.axes().keySet());
    for (String operator : List.of(SMALLER, AT_MOST)) {
      for (String left : names) {
        for (String right : names) {
          if (!accepted.isEmpty() && !left.equals(right) && separates(left, operator, right)) {
            return left + " " + operator + " " + right;
          }
        }
      }
    }
    return null;
  }

  private boolean separates(String left, String operator, String right) {
    BiPredicate<Double, Double> holds =
        operator.equals(SMALLER) ? (a, b) -> a < b : (a, b) -> a <= b;
    return accepted.stream().allMatch(spec -> compares(spec, left, right, holds))
        && refused.stream().noneMatch(spec -> compares(spec, left, right, holds));
  }

  private static boolean compares(
      ComponentSpec spec, String left, String right, BiPredicate<Double, Double> holds) {
    return spec.parameters().get(left) instanceof Number a
        && spec.parameters().get(right) instanceof Number b
        && holds.test(a.doubleValue(), b.doubleValue());
  }
}
