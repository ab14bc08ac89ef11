package io.admf.strategy;

import io.admf.component.ComponentException;
import io.admf.component.ComponentKind;
import io.admf.component.Components;
import io.admf.frame.BarBlock;
import io.admf.frame.FeatureFrame;
import io.admf.frame.RegimeFrame;
import io.admf.frame.Series;
import io.admf.frame.SignalFrame;
import io.admf.frame.TurnScan;
import io.admf.plan.ClassifierSpec;
import io.admf.plan.ComponentSpec;
import io.admf.plan.FeatureSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import io.admf.strategy.dispatch.FilterGate;
import io.admf.strategy.dispatch.Inputs;
import io.admf.strategy.dispatch.OpenBlock;
import io.admf.strategy.dispatch.RegimeColumn;
import io.admf.strategy.dispatch.SignalColumn;
import io.admf.strategy.feature.FeatureCatalog;
import io.admf.strategy.feature.FeatureColumn;
import io.admf.strategy.feature.FeatureHub;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns bars into features, regimes and signals. Pure: the same bars always give the same analysis,
 * wherever they are cut into blocks, and what it says of a bar depends on that bar and earlier ones
 * only. Knows no portfolio, so it may run ahead of trading.
 *
 * <p>Every distinct feature is computed once for a series and every signal column once for a run. A
 * strategy or classifier is not asked before all its features are ready: until then its column says
 * HOLD, or no regime. For one thread at a time.
 */
public final class StrategyKernel {

  private final FeatureCatalog catalog;
  private final List<FeatureHub> hubs = new ArrayList<>();
  private final List<RegimeColumn> classifiers = new ArrayList<>();
  private final List<SignalColumn> signals = new ArrayList<>();
  private final List<List<Runnable>> stages = new ArrayList<>();
  private final OpenBlock current = new OpenBlock();
  private final RunPlan plan;

  /** A kernel for a plan in which no signal has a filter. */
  public StrategyKernel(RunPlan plan, Components components) {
    this(plan, components, FilterCompiler.NONE);
  }

  /**
   * @param plan the series, classifier columns, signal columns and further features; the rest is
   *     not read
   * @param components strategies, classifiers and features
   * @param filters makes the filters that signals have
   * @throws ComponentException if a component, parameter, feature or filter is wrong
   */
  public StrategyKernel(RunPlan plan, Components components, FilterCompiler filters) {
    this.plan = plan;
    this.catalog = new FeatureCatalog(components);
    for (Series series : plan.series()) {
      hubs.add(new FeatureHub(series));
    }
    for (ClassifierSpec spec : plan.classifiers()) {
      List<FeatureColumn> features =
          catalog.declaredBy(StrategyKinds.CLASSIFIER, spec.classifier());
      Inputs inputs = Inputs.require(spec.series(), features, hubs.get(spec.series()));
      RegimeClassifier classifier = components.create(StrategyKinds.CLASSIFIER, spec.classifier());
      classifiers.add(new RegimeColumn(spec, classifier, inputs));
    }
    for (SignalSpec spec : plan.signals()) {
      List<FeatureColumn> features = catalog.declaredBy(StrategyKinds.STRATEGY, spec.strategy());
      List<Inputs> inputs = new ArrayList<>();
      for (int series : spec.series()) {
        inputs.add(Inputs.require(series, features, hubs.get(series)));
      }
      SignalStrategy strategy = components.create(StrategyKinds.STRATEGY, spec.strategy());
      signals.add(new SignalColumn(spec, strategy, inputs, gate(spec, filters)));
    }
    for (FeatureSpec feature : plan.features()) {
      require(feature.series(), List.of(feature.expression()));
    }
    if (plan.data().market().economic() == null) {
      for (FeatureHub hub : hubs) {
        for (String name : hub.names()) {
          if (FeatureColumn.showsFigure(name)) {
            throw new ComponentException(
                "feature %s needs data.economic: where releases come from".formatted(name));
          }
        }
      }
    }
  }

  private @Nullable FilterGate gate(SignalSpec spec, FilterCompiler filters) {
    String text = spec.filter();
    if (text == null) {
      return null;
    }
    int series = spec.series().getFirst();
    try {
      return new FilterGate(
          filters.compile(text), series, spec.classifier(), catalog, hubs.get(series));
    } catch (ComponentException e) {
      throw new ComponentException("filter '%s': %s".formatted(text, e.getMessage()));
    }
  }

  /**
   * Asks for features of a series besides those that strategies, classifiers and filters need.
   *
   * @param series index of the series
   * @param expressions such as {@code atr(14)} or {@code atr_14}
   * @return the names of their columns in the feature frames, in order
   * @throws ComponentException if one is wrong
   * @throws IllegalStateException if a block has been analysed already
   */
  public List<String> require(int series, List<String> expressions) {
    List<String> names = new ArrayList<>();
    for (String expression : expressions) {
      FeatureColumn column = catalog.resolve(expression);
      hubs.get(series).require(column);
      names.add(column.name());
    }
    return names;
  }

  /** The names of all feature columns of a series, in the order of its feature frames. */
  public List<String> features(int series) {
    return hubs.get(series).names();
  }

  /**
   * How many bars of its first series pass before a signal column can say anything but HOLD. It may
   * take longer where it waits for another series or for a classifier.
   */
  public int warmup(int signal) {
    return signals.get(signal).warmup();
  }

  /**
   * Whether the turns of a signal column can be found without writing it out: it reads one series
   * and has no filter.
   */
  public boolean scannable(int signal) {
    return signals.get(signal).scannable();
  }

  /**
   * A new scan of a signal column. It always looks at the block that was analysed last, and does so
   * when it is asked: once that block is analysed, several threads may use scans, each its own.
   *
   * @throws IllegalStateException if the column is not {@link #scannable}
   */
  public TurnScan scan(int signal) {
    return signals.get(signal).scan(current);
  }

  /**
   * What there is to say about the next block, in columns that live on.
   *
   * @param block all series of the plan; follows the block of the call before
   */
  public Analysis analyse(BarBlock block) {
    return analyse(block, signal -> true, Tasks.IN_TURN, true);
  }

  /**
   * The same for one who is done with a block before the next is analysed: with only those signal
   * columns written out that are wanted so, and by several threads if need be. The turns of all
   * others are there for a {@link #scan}.
   *
   * @param block all series of the plan; follows the block of the call before
   * @param written whether to write out a signal column, given its index; those that are not {@link
   *     #scannable} must be
   * @param tasks gets the independent parts done; the result does not depend on it
   * @return the analysis with the signal frames that are wanted, in order. Its feature columns are
   *     overwritten by the next analysis
   */
  public Analysis analyse(BarBlock block, IntPredicate written, Tasks tasks) {
    return analyse(block, written, tasks, false);
  }

  private Analysis analyse(BarBlock block, IntPredicate written, Tasks tasks, boolean lasting) {
    List<FeatureFrame> features = features(block, tasks, lasting);
    current.open(block, features);
    RegimeFrame[] regimes = new RegimeFrame[classifiers.size()];
    tasks.run(
        regimes.length,
        i -> {
          int series = plan.classifiers().get(i).series();
          regimes[i] = classifiers.get(i).run(block.frame(series), features.get(series));
        });
    List<RegimeFrame> known = List.of(regimes);
    int[] wanted = wanted(written);
    SignalFrame[] opinions = new SignalFrame[wanted.length];
    tasks.run(wanted.length, i -> opinions[i] = signals.get(wanted[i]).run(block, features, known));
    return new Analysis(features, known, List.of(opinions));
  }

  private int[] wanted(IntPredicate written) {
    for (int i = 0; i < signals.size(); i++) {
      if (!written.test(i) && !scannable(i)) {
        throw new IllegalArgumentException(
            "expected signal column %d to be written out since it cannot be scanned, was not"
                .formatted(i));
      }
    }
    return IntStream.range(0, signals.size()).filter(written).toArray();
  }

  private List<FeatureFrame> features(BarBlock block, Tasks tasks, boolean lasting) {
    for (int i = 0; i < hubs.size(); i++) {
      hubs.get(i).enter(block.frame(i), block.market(), lasting);
    }
    if (stages.isEmpty()) {
      stages.add(hubs.stream().flatMap(hub -> hub.groundwork().stream()).toList());
      stages.add(hubs.stream().flatMap(hub -> hub.indicators().stream()).toList());
      stages.add(hubs.stream().flatMap(hub -> hub.lags().stream()).toList());
    }
    for (List<Runnable> stage : stages) {
      tasks.run(stage.size(), i -> stage.get(i).run());
    }
    return hubs.stream().map(FeatureHub::frame).toList();
  }

  /**
   * Looks whether a strategy or classifier can be made as described.
   *
   * @param kind {@link StrategyKinds#STRATEGY} or {@link StrategyKinds#CLASSIFIER}
   * @return the columns of the features that it declares, in its order
   * @throws ComponentException if it cannot; the message is for the user
   */
  public static List<String> check(
      ComponentKind<?, ?> kind, ComponentSpec spec, Components components) {
    components.create(kind, spec);
    return namesOf(new FeatureCatalog(components).declaredBy(kind, spec));
  }

  /**
   * Looks whether a filter can be made from its text.
   *
   * @return the columns of the features that it reads
   * @throws ComponentException if it cannot; the message is for the user
   */
  public static List<String> checkFilter(
      String text, FilterCompiler filters, Components components) {
    try {
      return namesOf(FilterGate.features(filters.compile(text), new FeatureCatalog(components)));
    } catch (ComponentException e) {
      throw new ComponentException("filter '%s': %s".formatted(text, e.getMessage()));
    }
  }

  /**
   * Looks whether a feature expression means anything.
   *
   * @return the name of its column
   * @throws ComponentException if it does not; the message is for the user
   */
  public static String checkFeature(String expression, Components components) {
    return new FeatureCatalog(components).resolve(expression).name();
  }

  private static List<String> namesOf(List<FeatureColumn> columns) {
    return columns.stream().map(FeatureColumn::name).toList();
  }
}
