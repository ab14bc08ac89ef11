package io.admf.strategy.dispatch;

import io.admf.component.ComponentException;
import io.admf.frame.BarFrame;
import io.admf.frame.FeatureFrame;
import io.admf.frame.RegimeFrame;
import io.admf.plan.ClassifierSpec;
import io.admf.strategy.Regime;
import io.admf.strategy.RegimeClassifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** One classifier at work on its series: bars and features in, regimes out. */
public final class RegimeColumn {

  private final ClassifierSpec spec;
  private final RegimeClassifier classifier;
  private final List<String> names;
  private final Inputs inputs;
  private final Cursor cursor;
  private final String returnedNull;

  /**
   * @param inputs the classifier's features on its series
   * @throws ComponentException if it knows no regimes, or more than fit into a frame
   */
  public RegimeColumn(ClassifierSpec spec, RegimeClassifier classifier, Inputs inputs) {
    this.spec = spec;
    this.classifier = classifier;
    this.names = List.copyOf(classifier.regimes());
    if (names.isEmpty() || names.size() > Byte.MAX_VALUE) {
      throw new ComponentException(
          "classifier %s: expected 1 to 127 regimes, was %d".formatted(spec.id(), names.size()));
    }
    this.inputs = inputs;
    Cursor[] only = new Cursor[1];
    this.cursor = new Cursor(inputs, only);
    only[0] = cursor;
    this.returnedNull = "classifier %s: expected a regime, was null".formatted(spec.id());
  }

  /** The regimes at the bars of a block. */
  public RegimeFrame run(BarFrame bars, FeatureFrame features) {
    byte[] regimes = new byte[bars.rows()];
    double[] confidences = new double[bars.rows()];
    int first = inputs.firstReady(bars);
    Arrays.fill(regimes, 0, first, (byte) -1);
    cursor.enter(bars, features);
    for (int row = first; row < bars.rows(); row++) {
      cursor.moveTo(row);
      Regime regime = Objects.requireNonNull(classifier.classify(cursor), returnedNull);
      if (regime.index() >= names.size()) {
        throw new ComponentException(
            "classifier %s: expected a regime index below %d, was %d"
                .formatted(spec.id(), names.size(), regime.index()));
      }
      regimes[row] = (byte) regime.index();
      confidences[row] = regime.confidence();
    }
    return new RegimeFrame(
        spec.index(), spec.series(), bars.number(), bars.rows(), names, regimes, confidences);
  }
}
