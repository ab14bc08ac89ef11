package io.admf.portfolio.ordering;

import io.admf.component.ComponentException;
import io.admf.frame.FeatureFrame;
import io.admf.plan.FeatureSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of the indicators that one component of a portfolio wants to see. */
final class Readings {

  private final String component;
  private final List<String> expressions;
  private final List<FeatureSpec> known;
  private final List<Integer> series;
  private final double[] @Nullable [][] columns; // by series, then by expression

  /**
   * @param component its name, for messages
   * @param expressions such as {@code atr(14)}
   */
  Readings(RunPlan plan, PortfolioSpec spec, String component, List<String> expressions) {
    this.component = component;
    this.expressions = expressions;
    this.known = plan.features();
    this.series = spec.series();
    this.columns = new double[expressions.isEmpty() ? 0 : plan.series().size()][][];
  }

  /** Takes in the features of the next block. */
  void read(List<FeatureFrame> frames) {
    if (expressions.isEmpty()) {
      return;
    }
    for (FeatureFrame frame : frames) {
      if (series.contains(frame.series())) {
        double[][] own = new double[expressions.size()][];
        for (int i = 0; i < own.length; i++) {
          own[i] = frame.column(column(frame.series(), expressions.get(i)));
        }
        columns[frame.series()] = own;
      }
    }
  }

  /** The column in which the strategy service gives what is wanted. */
  private String column(int on, String expression) {
    for (FeatureSpec wanted : known) {
      if (wanted.series() == on && wanted.expression().equals(expression)) {
        return wanted.column();
      }
    }
    throw new ComponentException(
        "%s wants %s, which nobody computes".formatted(component, expression));
  }

  /** The values at a row of a series, one for each expression. */
  List<Double> at(int on, int row) {
    if (expressions.isEmpty()) {
      return List.of();
    }
    double[][] own = columns[on];
    if (own == null) {
      throw new ComponentException(
          "%s wants %s, which nobody computed".formatted(component, expressions));
    }
    List<Double> values = new ArrayList<>(own.length);
    for (double[] column : own) {
      values.add(column[row]);
    }
    return List.copyOf(values);
  }
}
