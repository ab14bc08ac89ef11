package io.admf.compose.experiment;

import io.admf.component.Names;
import io.admf.compose.experiment.Experiment.ExecutionModel;
import io.admf.compose.experiment.Experiment.PortfolioEntry;
import io.admf.compose.experiment.Experiment.RiskProfile;
import io.admf.compose.experiment.Experiment.StrategyEntry;
import io.admf.config.BadInputException;
import io.admf.frame.Series;
import io.admf.money.Instrument;
import io.admf.plan.ClassifierSpec;
import io.admf.plan.ComponentSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Expands an experiment into every combination, in a stable order: portfolio, strategy with its
 * parameters, classifier with its parameters, symbol, timeframe, sizing, risk, execution model; the
 * last varies fastest. Signal and classifier columns that several combinations share exist once.
 */
public final class Expansion {

  private static final double MOST_OF_EQUITY = 0.95;

  private final Experiment experiment;
  private final List<Series> series = new ArrayList<>();
  private final Map<String, SignalSpec> signals = new LinkedHashMap<>();
  private final Map<String, ClassifierSpec> classifiers = new LinkedHashMap<>();
  private final List<PortfolioSpec> portfolios = new ArrayList<>();

  private Expansion(Experiment experiment) {
    this.experiment = experiment;
  }

  /**
   * The plan of all combinations.
   *
   * @param runId names the run
   * @throws BadInputException if there is nothing to run
   */
  public static RunPlan expand(Experiment experiment, String runId) {
    return new Expansion(experiment).expand(runId);
  }

  private RunPlan expand(String runId) {
    series();
    for (PortfolioEntry portfolio : experiment.portfolios()) {
      for (List<Choice> strategies : strategyChoices(portfolio)) {
        for (@Nullable ComponentSpec classifier : classifierChoices(portfolio)) {
          for (List<Series> traded : seriesChoices(portfolio, strategies)) {
            money(portfolio, strategies, classifier, traded);
          }
        }
      }
    }
    if (portfolios.isEmpty()) {
      throw new BadInputException(
          experiment.source(), "describes no combination; give at least one strategy and symbol");
    }
    return new RunPlan(
        runId,
        experiment.seed(),
        experiment.currency(),
        experiment.frameSlices(),
        experiment.data(),
        series,
        List.copyOf(signals.values()),
        List.copyOf(classifiers.values()),
        portfolios);
  }

  /** All series, in the order inside a slice: timeframe ascending, then symbol. */
  private void series() {
    List<Series> all = new ArrayList<>();
    for (Experiment.Symbol symbol : experiment.symbols()) {
      for (var timeframe : symbol.timeframes()) {
        Instrument instrument =
            new Instrument(symbol.name(), symbol.sizeDecimals(), experiment.currency());
        all.add(new Series(0, instrument, timeframe));
      }
    }
    all.sort(Comparator.comparing(Series::timeframe).thenComparing(Series::symbol));
    for (Series one : all) {
      series.add(new Series(series.size(), one.instrument(), one.timeframe()));
    }
  }

  /** One strategy with one set of parameters. */
  private record Choice(StrategyEntry entry, ComponentSpec spec) {}

  private List<List<Choice>> strategyChoices(PortfolioEntry portfolio) {
    List<List<Choice>> choices = new ArrayList<>();
    if (portfolio.strategies().isEmpty()) {
      for (StrategyEntry entry : experiment.strategies()) {
        for (ComponentSpec spec : entry.component().combinations()) {
          choices.add(List.of(new Choice(entry, spec)));
        }
      }
      return choices;
    }
    choices.add(List.of());
    for (String name : portfolio.strategies()) {
      StrategyEntry entry =
          experiment.strategies().stream()
              .filter(e -> e.name().equals(name))
              .findFirst()
              .orElseThrow();
      List<List<Choice>> longer = new ArrayList<>();
      for (List<Choice> before : choices) {
        for (ComponentSpec spec : entry.component().combinations()) {
          List<Choice> next = new ArrayList<>(before);
          next.add(new Choice(entry, spec));
          longer.add(next);
        }
      }
      choices = longer;
    }
    return choices;
  }

  private List<@Nullable ComponentSpec> classifierChoices(PortfolioEntry portfolio) {
    List<@Nullable ComponentSpec> choices = new ArrayList<>();
    for (ComponentAxes axes : experiment.classifiers()) {
      if (portfolio.classifiers().isEmpty() || portfolio.classifiers().contains(axes.type())) {
        choices.addAll(axes.combinations());
      }
    }
    if (choices.isEmpty()) {
      choices.add(null);
    }
    return choices;
  }

  /** What is traded by one portfolio: one series, or one for each symbol together. */
  private List<List<Series>> seriesChoices(PortfolioEntry portfolio, List<Choice> strategies) {
    boolean subscribed = strategies.stream().anyMatch(c -> !c.entry().subscriptions().isEmpty());
    if (subscribed) {
      List<Series> first = new ArrayList<>();
      for (Choice choice : strategies) {
        Series one =
            choice.entry().subscriptions().isEmpty()
                ? null
                : byId(choice.entry().subscriptions().getFirst());
        if (one != null && first.stream().noneMatch(s -> s.symbol().equals(one.symbol()))) {
          first.add(one);
        }
      }
      return List.of(first);
    }
    List<Series> wanted =
        series.stream()
            .filter(s -> portfolio.symbols().isEmpty() || portfolio.symbols().contains(s.symbol()))
            .toList();
    if (!portfolio.together()) {
      return wanted.stream().sorted(BY_SYMBOL).map(List::of).toList();
    }
    Map<Object, List<Series>> byTimeframe = new LinkedHashMap<>();
    for (Series one : wanted) {
      byTimeframe.computeIfAbsent(one.timeframe(), t -> new ArrayList<>()).add(one);
    }
    return List.copyOf(byTimeframe.values());
  }

  private static final Comparator<Series> BY_SYMBOL =
      Comparator.comparing(Series::symbol).thenComparing(Series::timeframe);

  private @Nullable Series byId(String id) {
    return series.stream().filter(s -> s.id().equals(id)).findFirst().orElse(null);
  }

  /** Adds a portfolio for each combination of sizing, risk and execution. */
  private void money(
      PortfolioEntry portfolio,
      List<Choice> strategies,
      @Nullable ComponentSpec classifier,
      List<Series> traded) {
    List<RiskProfile> profiles = portfolio.risk();
    if (profiles.isEmpty()) {
      profiles = experiment.riskProfiles();
    }
    if (profiles.isEmpty()) {
      profiles =
          List.of(new RiskProfile("default", List.of(1.0), false, List.of(0.0), null, List.of()));
    }
    List<Integer> columns = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    columns(portfolio, strategies, classifier, traded, columns, weights);
    for (RiskProfile profile : profiles) {
      for (double maxPosition : profile.maxPositionSize()) {
        for (double buffer : profile.cashBuffer()) {
          for (ComponentSpec sizing : sizings(portfolio, maxPosition)) {
            for (List<ComponentSpec> extra : rules(profile)) {
              List<ComponentSpec> risk = risk(portfolio, profile, maxPosition, buffer, extra);
              for (ExecutionModel model : experiment.executionModels()) {
                for (ExecutionSpec execution : executions(model)) {
                  Map<String, Object> parameters =
                      parameters(portfolio, strategies, classifier, traded);
                  parameters.put("risk", profile.name());
                  parameters.put("max_position_size", maxPosition);
                  parameters.put("sizing", sizing.type());
                  sizing.parameters().forEach((k, v) -> parameters.put("sizing." + k, v));
                  parameters.put("execution", execution.name());
                  add(portfolio, parameters, columns, weights, traded, sizing, risk, execution);
                }
              }
            }
          }
        }
      }
    }
  }

  private void add(
      PortfolioEntry portfolio,
      Map<String, Object> parameters,
      List<Integer> columns,
      List<Double> weights,
      List<Series> traded,
      ComponentSpec sizing,
      List<ComponentSpec> risk,
      ExecutionSpec execution) {
    int index = portfolios.size();
    portfolios.add(
        new PortfolioSpec(
            index,
            String.format(Locale.ROOT, "c%04d", index + 1),
            portfolio.name(),
            parameters,
            columns,
            weights,
            traded.stream().map(Series::index).toList(),
            portfolio.capital(),
            portfolio.allowShort(),
            sizing,
            risk,
            execution));
  }

  private static List<ComponentSpec> sizings(PortfolioEntry portfolio, double maxPosition) {
    if (portfolio.sizing() != null) {
      return portfolio.sizing().combinations();
    }
    double fraction = Math.min(maxPosition, MOST_OF_EQUITY);
    return List.of(new ComponentSpec("percent_of_equity", Map.of("fraction", fraction)));
  }

  private static List<List<ComponentSpec>> rules(RiskProfile profile) {
    List<List<ComponentSpec>> all = List.of(List.of());
    for (ComponentAxes axes : profile.rules()) {
      List<List<ComponentSpec>> longer = new ArrayList<>();
      for (List<ComponentSpec> before : all) {
        for (ComponentSpec spec : axes.combinations()) {
          List<ComponentSpec> next = new ArrayList<>(before);
          next.add(spec);
          longer.add(next);
        }
      }
      all = longer;
    }
    return all;
  }

  private static List<ComponentSpec> risk(
      PortfolioEntry portfolio,
      RiskProfile profile,
      double maxPosition,
      double buffer,
      List<ComponentSpec> extra) {
    List<ComponentSpec> risk = new ArrayList<>();
    boolean longOnly = profile.longOnly() == null ? !portfolio.allowShort() : profile.longOnly();
    if (longOnly) {
      risk.add(ComponentSpec.of("long_only"));
    }
    risk.add(new ComponentSpec("max_position_size", Map.of("fraction", maxPosition)));
    risk.add(new ComponentSpec("cash", Map.of("buffer", buffer)));
    risk.addAll(extra);
    return risk;
  }

  private static List<ExecutionSpec> executions(ExecutionModel model) {
    List<ExecutionSpec> all = new ArrayList<>();
    for (ComponentSpec slippage : model.slippage().combinations()) {
      for (ComponentSpec commission : model.commission().combinations()) {
        for (double participation : model.maxParticipation()) {
          all.add(
              new ExecutionSpec(model.name(), model.fillAt(), slippage, commission, participation));
        }
      }
    }
    return all;
  }

  private Map<String, Object> parameters(
      PortfolioEntry portfolio,
      List<Choice> strategies,
      @Nullable ComponentSpec classifier,
      List<Series> traded) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("portfolio", portfolio.name());
    parameters.put(
        "strategy", String.join("+", strategies.stream().map(c -> c.entry().name()).toList()));
    for (Choice choice : strategies) {
      choice
          .spec()
          .parameters()
          .forEach((key, value) -> parameters.put(choice.entry().name() + "." + key, value));
    }
    if (classifier != null) {
      parameters.put("classifier", classifier.type());
      classifier
          .parameters()
          .forEach((key, value) -> parameters.put(classifier.type() + "." + key, value));
    }
    parameters.put("symbol", String.join("+", traded.stream().map(Series::symbol).toList()));
    parameters.put(
        "timeframe",
        String.join("+", traded.stream().map(s -> s.timeframe().toString()).distinct().toList()));
    return parameters;
  }

  /** The signal columns of a portfolio: each strategy on each series that it trades. */
  private void columns(
      PortfolioEntry portfolio,
      List<Choice> strategies,
      @Nullable ComponentSpec classifier,
      List<Series> traded,
      List<Integer> columns,
      List<Double> weights) {
    for (int i = 0; i < strategies.size(); i++) {
      Choice choice = strategies.get(i);
      double weight = portfolio.weights().isEmpty() ? 1 : portfolio.weights().get(i);
      List<List<Series>> inputs = new ArrayList<>();
      if (choice.entry().subscriptions().isEmpty()) {
        traded.forEach(one -> inputs.add(List.of(one)));
      } else {
        inputs.add(
            choice.entry().subscriptions().stream()
                .map(id -> java.util.Objects.requireNonNull(byId(id)))
                .toList());
      }
      for (List<Series> input : inputs) {
        columns.add(signal(choice, classifier, input).index());
        weights.add(weight);
      }
    }
  }

  private SignalSpec signal(Choice choice, @Nullable ComponentSpec classifier, List<Series> input) {
    int regime = -1;
    String id = label(choice.entry().name(), choice.spec());
    if (classifier != null) {
      regime = classifier(classifier, input.getFirst()).index();
      id += "@" + label(classifier.type(), classifier);
    }
    String key =
        "%s|%s|%s|%s"
            .formatted(
                id,
                choice.spec(),
                input.stream().map(Series::id).toList(),
                choice.entry().filter());
    SignalSpec known = signals.get(key);
    if (known == null) {
      known =
          new SignalSpec(
              signals.size(),
              id,
              choice.spec(),
              input.stream().map(Series::index).toList(),
              regime,
              choice.entry().filter());
      signals.put(key, known);
    }
    return known;
  }

  private ClassifierSpec classifier(ComponentSpec spec, Series on) {
    String key = spec + "|" + on.id();
    ClassifierSpec known = classifiers.get(key);
    if (known == null) {
      known = new ClassifierSpec(classifiers.size(), label(spec.type(), spec), spec, on.index());
      classifiers.put(key, known);
    }
    return known;
  }

  /** {@code momentum_10_20_0}. */
  private static String label(String name, ComponentSpec spec) {
    StringBuilder text = new StringBuilder(name);
    for (Object value : spec.parameters().values()) {
      text.append('_').append(Names.text(value));
    }
    return text.toString();
  }
}
