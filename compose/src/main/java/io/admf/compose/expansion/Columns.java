package io.admf.compose.expansion;

import io.admf.component.Names;
import io.admf.compose.expansion.StrategyAxes.Member;
import io.admf.compose.expansion.StrategyAxes.Mix;
import io.admf.frame.Series;
import io.admf.plan.ClassifierSpec;
import io.admf.plan.ComponentSpec;
import io.admf.plan.SignalSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The signal and classifier columns of a plan. A column that several combinations share exists
 * once.
 */
final class Columns {

  /**
   * What one portfolio listens to and trades.
   *
   * @param signals columns, by index
   * @param weights one for each
   * @param series by index
   */
  record Heard(List<Integer> signals, List<Double> weights, List<Integer> series) {}

  private record Column(
      String id,
      ComponentSpec strategy,
      List<Integer> series,
      int regime,
      @Nullable String filter) {}

  private record Regime(ComponentSpec classifier, int series) {}

  private final SeriesAxes series;
  private final Map<Column, SignalSpec> signals = new LinkedHashMap<>();
  private final Map<Regime, ClassifierSpec> classifiers = new LinkedHashMap<>();
  private final Map<List<?>, List<?>> shared = new LinkedHashMap<>();

  Columns(SeriesAxes series) {
    this.series = series;
  }

  List<SignalSpec> signals() {
    return List.copyOf(signals.values());
  }

  List<ClassifierSpec> classifiers() {
    return List.copyOf(classifiers.values());
  }

  /** The columns of a portfolio: each strategy on each series that it trades. */
  Heard heard(Mix mix, @Nullable ComponentSpec classifier, List<Series> traded) {
    List<Integer> heard = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (int i = 0; i < mix.members().size(); i++) {
      Member member = mix.members().get(i);
      List<List<Series>> inputs =
          member.entry().subscriptions().isEmpty()
              ? traded.stream().map(List::of).toList()
              : List.of(series.named(member.entry().subscriptions()));
      for (List<Series> input : inputs) {
        heard.add(signal(member, classifier, input));
        weights.add(mix.weights().get(i));
      }
    }
    return new Heard(
        shared(heard), shared(weights), shared(traded.stream().map(Series::index).toList()));
  }

  /** A list that stands for all that equal it. */
  @SuppressWarnings("unchecked") // it equals a list of the same values
  private <T> List<T> shared(List<T> list) {
    return (List<T>) shared.computeIfAbsent(list, List::copyOf);
  }

  private int signal(Member member, @Nullable ComponentSpec classifier, List<Series> input) {
    String name = member.entry().name();
    int regime = classifier == null ? -1 : regime(classifier, input.getFirst()).index();
    Column column =
        new Column(
            name,
            member.spec(),
            input.stream().map(Series::index).toList(),
            regime,
            member.entry().filter());
    SignalSpec known = signals.get(column);
    if (known == null) {
      String id = label(name, member.spec());
      if (classifier != null) {
        id += "@" + label(classifier.type(), classifier);
      }
      known =
          new SignalSpec(signals.size(), id, column.strategy, column.series, regime, column.filter);
      signals.put(column, known);
    }
    return known.index();
  }

  private ClassifierSpec regime(ComponentSpec spec, Series on) {
    Regime regime = new Regime(spec, on.index());
    ClassifierSpec known = classifiers.get(regime);
    if (known == null) {
      known = new ClassifierSpec(classifiers.size(), label(spec.type(), spec), spec, on.index());
      classifiers.put(regime, known);
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
