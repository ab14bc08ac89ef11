package io.admf.compose.experiment;

import io.admf.config.BadInputException;
import io.admf.plan.ClassifierSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import java.util.ArrayList;
import java.util.List;

/** Takes combinations out of a plan, so that one row of a sweep can be run again by itself. */
public final class Selection {

  private Selection() {}

  /** The plan with one combination alone, numbered as it was, and only the columns it needs. */
  public static RunPlan only(RunPlan plan, String comboId) {
    List<String> known = plan.portfolios().stream().map(PortfolioSpec::comboId).toList();
    if (!known.contains(comboId)) {
      throw new BadInputException(
          "--only " + comboId,
          known.size() == 1
              ? "the only combination is " + known.getFirst()
              : "expected one of %s to %s".formatted(known.getFirst(), known.getLast()));
    }
    PortfolioSpec one = plan.portfolios().get(known.indexOf(comboId));
    List<SignalSpec> signals = new ArrayList<>();
    List<ClassifierSpec> classifiers = new ArrayList<>();
    for (int index : one.signals()) {
      SignalSpec signal = plan.signals().get(index);
      int classifier = -1;
      if (signal.classifier() >= 0) {
        ClassifierSpec old = plan.classifiers().get(signal.classifier());
        classifier =
            classifiers.stream()
                .filter(c -> c.id().equals(old.id()) && c.series() == old.series())
                .mapToInt(ClassifierSpec::index)
                .findFirst()
                .orElse(classifiers.size());
        if (classifier == classifiers.size()) {
          classifiers.add(new ClassifierSpec(classifier, old.id(), old.classifier(), old.series()));
        }
      }
      signals.add(
          new SignalSpec(
              signals.size(),
              signal.id(),
              signal.strategy(),
              signal.series(),
              classifier,
              signal.filter()));
    }
    PortfolioSpec alone =
        new PortfolioSpec(
            0,
            one.comboId(),
            one.name(),
            one.parameters(),
            signals.stream().map(SignalSpec::index).toList(),
            one.weights(),
            one.series(),
            one.initialCapital(),
            one.allowShort(),
            one.sizing(),
            one.risk(),
            one.execution());
    return new RunPlan(
        plan.runId() + "-" + comboId,
        plan.seed(),
        plan.currency(),
        plan.frameSlices(),
        plan.data(),
        plan.series(),
        signals,
        classifiers,
        List.of(alone),
        plan.features());
  }
}
