package io.admf.compose.expansion;

import io.admf.compose.axis.ComponentAxes;
import io.admf.compose.experiment.Experiment;
import io.admf.compose.experiment.Experiment.PortfolioEntry;
import io.admf.compose.experiment.Experiment.StrategyEntry;
import io.admf.compose.experiment.Experiment.StrategyMix;
import io.admf.plan.ComponentSpec;
import io.admf.plan.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The strategies and classifiers that a portfolio may listen to, with all of their parameters. */
final class StrategyAxes {

  /** One strategy with one set of parameters. */
  record Member(StrategyEntry entry, ComponentSpec spec) {}

  /**
   * Strategies whose opinions one portfolio joins.
   *
   * @param weights one for each member
   */
  record Mix(List<Member> members, List<Double> weights) {}

  /** A classifier with one set of parameters, or none. */
  record Regimes(@Nullable ComponentSpec classifier) {}

  private final Experiment experiment;

  /** The sets of parameters of each strategy, in the order of the experiment. */
  private final Map<String, Sets> strategies = new LinkedHashMap<>();

  private final List<Sets> classifiers = new ArrayList<>();

  /** Sets of parameters with what each is called, the two lists in step. */
  private record Sets(ComponentAxes axes, List<ComponentSpec> specs, List<Parameters> shown) {

    static Sets of(String name, ComponentAxes axes) {
      List<ComponentSpec> specs = axes.combinations();
      Map<String, Object> named = new LinkedHashMap<>();
      specs.getFirst().parameters().forEach((key, value) -> named.put(name + "." + key, value));
      Parameters names = Parameters.copyOf(named);
      return new Sets(
          axes,
          specs,
          specs.stream().map(spec -> names.with(spec.parameters().values().toArray())).toList());
    }
  }

  StrategyAxes(Experiment experiment) {
    this.experiment = experiment;
    for (StrategyEntry entry : experiment.strategies()) {
      strategies.put(entry.name(), Sets.of(entry.name(), entry.component()));
    }
    for (ComponentAxes axes : experiment.classifiers()) {
      classifiers.add(Sets.of(axes.type(), axes));
    }
  }

  private List<StrategyMix> mixesOf(PortfolioEntry portfolio) {
    return portfolio.mixes().isEmpty()
        ? experiment.strategies().stream()
            .map(entry -> new StrategyMix(List.of(entry.name()), List.of(List.of(1.0))))
            .toList()
        : portfolio.mixes();
  }

  /** How many mixes a portfolio has: known without making one. */
  double count(PortfolioEntry portfolio) {
    if (portfolio.scripted()) {
      return 1;
    }
    double count = 0;
    for (StrategyMix mix : mixesOf(portfolio)) {
      double own = mix.weightings().size();
      for (String name : mix.strategies()) {
        own *= sets(name).specs.size();
      }
      count += own;
    }
    return count;
  }

  private Sets sets(String strategy) {
    return Objects.requireNonNull(strategies.get(strategy));
  }

  /** The mixes of a portfolio; parameters vary faster than mixes, weights faster than these. */
  List<Choice<Mix>> mixes(PortfolioEntry portfolio) {
    if (portfolio.scripted()) {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("portfolio", portfolio.name());
      shown.put("strategy", "script");
      return List.of(new Choice<>(new Mix(List.of(), List.of()), Parameters.copyOf(shown)));
    }
    List<Choice<Mix>> choices = new ArrayList<>();
    for (StrategyMix mix : mixesOf(portfolio)) {
      Map<String, Object> head = new LinkedHashMap<>();
      head.put("portfolio", portfolio.name());
      head.put("strategy", String.join("+", mix.strategies()));
      members(mix, 0, List.of(), List.of(Parameters.copyOf(head)), choices);
    }
    return choices;
  }

  private void members(
      StrategyMix mix,
      int at,
      List<Member> chosen,
      List<Parameters> shown,
      List<Choice<Mix>> choices) {
    if (at == mix.strategies().size()) {
      for (List<Double> weights : mix.weightings()) {
        choices.add(
            new Choice<>(
                new Mix(chosen, weights),
                Parameters.joined(
                    mix.weightings().size() == 1 ? shown : with(shown, weights(mix, weights)))));
      }
      return;
    }
    String name = mix.strategies().get(at);
    StrategyEntry entry =
        experiment.strategies().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    Sets sets = sets(name);
    for (int i = 0; i < sets.specs.size(); i++) {
      members(
          mix,
          at + 1,
          with(chosen, new Member(entry, sets.specs.get(i))),
          with(shown, sets.shown.get(i)),
          choices);
    }
  }

  private static Parameters weights(StrategyMix mix, List<Double> weights) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < weights.size(); i++) {
      named.put("weights." + mix.strategies().get(i), weights.get(i));
    }
    return Parameters.copyOf(named);
  }

  private static <T> List<T> with(List<T> list, T one) {
    List<T> longer = new ArrayList<>(list.size() + 1);
    longer.addAll(list);
    longer.add(one);
    return longer;
  }

  /** The classifiers of a portfolio, or that there is none. */
  List<Choice<Regimes>> classifiers(PortfolioEntry portfolio) {
    List<Choice<Regimes>> choices = new ArrayList<>();
    for (Sets sets : classifiers) {
      String type = sets.axes.type();
      if (!portfolio.scripted()
          && (portfolio.classifiers().isEmpty() || portfolio.classifiers().contains(type))) {
        Parameters head = Parameters.copyOf(Map.of("classifier", type));
        for (int i = 0; i < sets.specs.size(); i++) {
          choices.add(
              new Choice<>(
                  new Regimes(sets.specs.get(i)),
                  Parameters.joined(List.of(head, sets.shown.get(i)))));
        }
      }
    }
    return choices.isEmpty()
        ? List.of(new Choice<>(new Regimes(null), Parameters.copyOf(Map.of())))
        : choices;
  }
}
