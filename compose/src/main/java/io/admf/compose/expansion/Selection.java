package io.admf.compose.expansion;

import io.admf.config.BadInputException;
import io.admf.plan.ClassifierSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;

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
    return some(plan, List.of(one)).with(plan.runId() + "-" + comboId, plan.features());
  }

  /**
   * The plan with some combinations alone, named as they were, and only the columns that they need.
   *
   * @param portfolios of the plan
   */
  public static RunPlan some(RunPlan plan, List<PortfolioSpec> portfolios) {
    NavigableSet<Integer> heard = new TreeSet<>();
    portfolios.forEach(portfolio -> heard.addAll(portfolio.signals()));
    NavigableSet<Integer> read = new TreeSet<>();
    heard.stream().map(plan.signals()::get).map(SignalSpec::classifier).forEach(read::add);
    read.remove(-1);
    Map<Integer, Integer> classifierAt = places(read);
    Map<Integer, Integer> signalAt = places(heard);
    List<ClassifierSpec> classifiers = new ArrayList<>();
    for (int index : read) {
      ClassifierSpec old = plan.classifiers().get(index);
      classifiers.add(
          new ClassifierSpec(classifiers.size(), old.id(), old.classifier(), old.series()));
    }
    List<SignalSpec> signals = new ArrayList<>();
    for (int index : heard) {
      SignalSpec old = plan.signals().get(index);
      signals.add(
          new SignalSpec(
              signals.size(),
              old.id(),
              old.strategy(),
              old.series(),
              old.classifier() < 0 ? -1 : place(classifierAt, old.classifier()),
              old.filter()));
    }
    List<PortfolioSpec> kept = new ArrayList<>();
    for (PortfolioSpec portfolio : portfolios) {
      kept.add(
          portfolio.hearing(
              kept.size(),
              portfolio.signals().stream().map(signal -> place(signalAt, signal)).toList()));
    }
    return plan.with(signals, classifiers, kept);
  }

  private static Map<Integer, Integer> places(NavigableSet<Integer> indices) {
    Map<Integer, Integer> places = new LinkedHashMap<>();
    indices.forEach(index -> places.put(index, places.size()));
    return places;
  }

  private static int place(Map<Integer, Integer> places, int index) {
    return Objects.requireNonNull(places.get(index));
  }
}
