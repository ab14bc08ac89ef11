package io.admf.compose.expansion;

import io.admf.component.Names;
import io.admf.compose.axis.ComponentAxes;
import io.admf.compose.experiment.Experiment.ExecutionModel;
import io.admf.plan.ComponentSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.MatchingSpec;
import io.admf.plan.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the orders of a portfolio may meet the market. */
final class ExecutionAxes {

  /** Parameters that have a short key of their own in YAML. */
  private static final Map<String, String> SHORT = new TreeMap<>();

  static {
    SHORT.put("slippage.bps", "slippage_bps");
    SHORT.put("commission.amount", "commission_per_share");
    SHORT.put("commission.percent", "commission_percent");
    SHORT.put("commission.minimum", "commission_minimum");
  }

  private ExecutionAxes() {}

  /** How many there are: known without making one. */
  static double count(List<ExecutionModel> models) {
    double count = 0;
    for (ExecutionModel model : models) {
      count +=
          (double) model.fillAt().size()
              * model.maxParticipation().size()
              * count(model.slippage(), 0)
              * count(model.commission(), 0)
              * count(model.impact(), 0)
              * count(model.latency(), 0)
              * count(model.improvement(), 0)
              * MatchingAxes.of(model.matching()).size();
    }
    return count;
  }

  private static double count(List<ComponentAxes> components, double none) {
    return components.stream().mapToDouble(ComponentAxes::candidates).reduce(none, Double::sum);
  }

  /** Every model with every value of its axes; what does not vary goes without saying. */
  static List<Choice<ExecutionSpec>> of(List<ExecutionModel> models) {
    List<Choice<ExecutionSpec>> choices = new ArrayList<>();
    for (ExecutionModel model : models) {
      for (FillTiming fillAt : model.fillAt()) {
        for (Choice<ExecutionSpec> costs : costs(model, fillAt)) {
          beyond(model, costs, choices);
        }
      }
    }
    return choices;
  }

  /** Slippage, commission and participation. */
  private static List<Choice<ExecutionSpec>> costs(ExecutionModel model, FillTiming fillAt) {
    List<Choice<ExecutionSpec>> choices = new ArrayList<>();
    for (Choice<ComponentSpec> slippage : components("slippage", model.slippage())) {
      for (Choice<ComponentSpec> commission : components("commission", model.commission())) {
        for (double participation : model.maxParticipation()) {
          Map<String, Object> shown = new LinkedHashMap<>();
          shown.put("execution", model.name());
          if (model.fillAt().size() > 1) {
            shown.put("fill_at", Names.snake(fillAt.name()));
          }
          shown.putAll(slippage.shown());
          shown.putAll(commission.shown());
          if (model.maxParticipation().size() > 1) {
            shown.put("max_participation", participation);
          }
          choices.add(
              new Choice<>(
                  new ExecutionSpec(
                      model.name(), fillAt, slippage.value(), commission.value(), participation),
                  Parameters.copyOf(shown)));
        }
      }
    }
    return choices;
  }

  /** The same with every impact, latency, improvement and way of matching. */
  private static void beyond(
      ExecutionModel model, Choice<ExecutionSpec> costs, List<Choice<ExecutionSpec>> choices) {
    for (Choice<ComponentSpec> impact : components("impact", model.impact())) {
      for (Choice<ComponentSpec> latency : components("latency", model.latency())) {
        for (Choice<ComponentSpec> improvement : components("improvement", model.improvement())) {
          ExecutionSpec models =
              costs.value().with(impact.value(), latency.value(), improvement.value());
          for (Choice<MatchingSpec> matching : MatchingAxes.of(model.matching())) {
            Map<String, Object> shown = new LinkedHashMap<>(costs.shown());
            shown.putAll(impact.shown());
            shown.putAll(latency.shown());
            shown.putAll(improvement.shown());
            shown.putAll(matching.shown());
            choices.add(new Choice<>(models.with(matching.value()), Parameters.copyOf(shown)));
          }
        }
      }
    }
  }

  /** Components with every set of their parameters; what does not vary goes without saying. */
  static List<Choice<ComponentSpec>> components(String what, List<ComponentAxes> models) {
    boolean several = models.size() > 1;
    List<Choice<ComponentSpec>> choices = new ArrayList<>();
    for (ComponentAxes axes : models) {
      for (ComponentSpec spec : axes.combinations()) {
        Map<String, Object> shown = new LinkedHashMap<>();
        if (several) {
          shown.put(what, spec.type());
        }
        spec.parameters()
            .forEach(
                (key, value) -> {
                  if (several || axes.varies(key)) {
                    shown.put(name(what + "." + key), value);
                  }
                });
        choices.add(new Choice<>(spec, Parameters.copyOf(shown)));
      }
    }
    return choices;
  }

  private static String name(String parameter) {
    return SHORT.getOrDefault(parameter, parameter);
  }
}
