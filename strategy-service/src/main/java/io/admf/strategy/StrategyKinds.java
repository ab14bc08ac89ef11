package io.admf.strategy;

import io.admf.component.ComponentKind;
import java.util.List;

/** The kinds of component that this service lets a researcher add. */
public final class StrategyKinds {

  /** Strategies. */
  public static final ComponentKind<Strategy, SignalStrategy> STRATEGY =
      new ComponentKind<>(
          "strategy", Strategy.class, SignalStrategy.class, Strategy::name, Strategy::description);

  /** Classifiers. */
  public static final ComponentKind<Classifier, RegimeClassifier> CLASSIFIER =
      new ComponentKind<>(
          "classifier",
          Classifier.class,
          RegimeClassifier.class,
          Classifier::name,
          Classifier::description);

  /** Features. */
  public static final ComponentKind<Feature, Indicator> FEATURE =
      new ComponentKind<>(
          "feature", Feature.class, Indicator.class, Feature::name, Feature::description);

  /** All of them. */
  public static final List<ComponentKind<?, ?>> ALL = List.of(STRATEGY, CLASSIFIER, FEATURE);

  private StrategyKinds() {}
}
