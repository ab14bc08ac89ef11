package io.admf.strategy.dispatch;

import io.admf.component.ComponentException;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.FeatureFrame;
import io.admf.frame.RegimeFrame;
import io.admf.strategy.Decision;
import io.admf.strategy.SignalFilter;
import io.admf.strategy.feature.FeatureCatalog;
import io.admf.strategy.feature.FeatureColumn;
import io.admf.strategy.feature.FeatureHub;
import java.util.ArrayList;
import java.util.List;

/** Lets a BUY or SELL stand only where a filter holds. */
public final class FilterGate {

  /** What a filter can read besides features. */
  private static final List<String> FACTS =
      List.of(
          "regime",
          "regime_confidence",
          "action",
          "strength",
          "price_target",
          "stop_loss",
          "bar_number");

  private final SignalFilter filter;
  private final Inputs inputs;
  private final int classifier;
  private final boolean readsRegime;
  private final Reader[] readers;
  private final Object[] values;
  private final Cursor cursor;
  private final Latest latestRegime = new Latest();
  private String regime = "";
  private double confidence = Double.NaN;

  /** Where a variable's value comes from. */
  private interface Reader {
    Object read(Decision decision);
  }

  /**
   * Binds a filter to the features and facts that it names.
   *
   * @param series the series whose features it reads
   * @param classifier index of the classifier column whose regime it reads, or -1
   * @throws ComponentException if it names what there is not
   */
  public FilterGate(
      SignalFilter filter, int series, int classifier, FeatureCatalog catalog, FeatureHub hub) {
    this.filter = filter;
    this.classifier = classifier;
    List<String> variables = filter.variables();
    this.readsRegime = variables.contains("regime") || variables.contains("regime_confidence");
    if (readsRegime && classifier < 0) {
      throw new ComponentException(
          "the filter reads the regime: expected a classifier for this strategy, was none");
    }
    this.inputs = Inputs.require(series, features(filter, catalog), hub);
    this.cursor = new Cursor(inputs, new Cursor[0]);
    this.values = new Object[variables.size()];
    this.readers = new Reader[values.length];
    int feature = 0;
    for (int i = 0; i < readers.length; i++) {
      int index = feature;
      readers[i] =
          switch (variables.get(i)) {
            case "regime" -> decision -> regime;
            case "regime_confidence" -> decision -> confidence;
            case "action" -> decision -> decision.action().name();
            case "strength" -> Decision::strength;
            case "price_target" -> Decision::priceTarget;
            case "stop_loss" -> Decision::stopLoss;
            case "bar_number" -> decision -> (double) cursor.barNumber();
            default -> decision -> cursor.feature(index);
          };
      feature += FACTS.contains(variables.get(i)) ? 0 : 1;
    }
  }

  /**
   * The features that a filter reads, in order.
   *
   * @throws ComponentException if it names what is neither a fact nor a feature
   */
  public static List<FeatureColumn> features(SignalFilter filter, FeatureCatalog catalog) {
    List<FeatureColumn> features = new ArrayList<>();
    for (String variable : filter.variables()) {
      if (!FACTS.contains(variable)) {
        try {
          features.add(catalog.resolve(variable));
        } catch (ComponentException e) {
          throw new ComponentException(
              "%s; besides features, a filter can read %s".formatted(e.getMessage(), FACTS));
        }
      }
    }
    return features;
  }

  /** How many bars pass before its features are ready. */
  int warmup() {
    return inputs.warmup();
  }

  void open(BarBlock block, List<FeatureFrame> features, List<RegimeFrame> regimes) {
    BarFrame bars = block.frame(inputs.series());
    cursor.enter(bars, features.get(inputs.series()));
    if (readsRegime) {
      latestRegime.open(block.frame(regimes.get(classifier).series()));
    }
  }

  /** Whether a decision stands at a row, which is in the slice with this offset. */
  boolean passes(Decision decision, int row, int offset, List<RegimeFrame> regimes) {
    cursor.moveTo(row);
    if (readsRegime) {
      follow(offset, regimes);
      if (regime.isEmpty()) {
        return false;
      }
    }
    for (int i = 0; i < readers.length; i++) {
      values[i] = readers[i].read(decision);
    }
    return filter.passes(values);
  }

  /** Goes to the last classification of the block. */
  void finish(List<RegimeFrame> regimes) {
    if (readsRegime) {
      follow(Integer.MAX_VALUE, regimes);
    }
  }

  private void follow(int offset, List<RegimeFrame> regimes) {
    RegimeFrame frame = regimes.get(classifier);
    int row = latestRegime.at(offset);
    if (row >= 0 && frame.regimes()[row] >= 0) {
      regime = frame.names().get(frame.regimes()[row]);
      confidence = frame.confidences()[row];
    }
  }
}
