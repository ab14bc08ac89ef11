package io.admf.plan;

import io.admf.frame.Series;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a run does, expanded: the same object for every service. Contains no paths of the
 * machine it was made on other than those that the user wrote.
 *
 * @param runId names the run in addresses and results
 * @param seed of all randomness
 * @param currency of all accounts
 * @param frameSlices how many slices a frame covers, at least 1; changes no result
 * @param data where the bars come from
 * @param series in the order inside a slice: timeframe ascending, then symbol
 * @param portfolios in combo order
 * @param features columns wanted beyond those that strategies and classifiers declare
 * @param rates where the rates of foreign currencies come from
 * @param snapshots when accounts are told unasked; changes no result
 */
public record RunPlan(
    String runId,
    long seed,
    String currency,
    int frameSlices,
    DataSpec data,
    List<Series> series,
    List<SignalSpec> signals,
    List<ClassifierSpec> classifiers,
    List<PortfolioSpec> portfolios,
    List<FeatureSpec> features,
    List<FxSpec> rates,
    SnapshotsSpec snapshots) {

  public RunPlan {
    rates = List.copyOf(rates);
    series = List.copyOf(series);
    signals = List.copyOf(signals);
    classifiers = List.copyOf(classifiers);
    portfolios = List.copyOf(portfolios);
    features = List.copyOf(features);
  }

  /** A plan that wants no columns beyond the declared ones. */
  public RunPlan(
      String runId,
      long seed,
      String currency,
      int frameSlices,
      DataSpec data,
      List<Series> series,
      List<SignalSpec> signals,
      List<ClassifierSpec> classifiers,
      List<PortfolioSpec> portfolios) {
    this(
        runId,
        seed,
        currency,
        frameSlices,
        data,
        series,
        signals,
        classifiers,
        portfolios,
        List.of());
  }

  /** A plan in one currency. */
  public RunPlan(
      String runId,
      long seed,
      String currency,
      int frameSlices,
      DataSpec data,
      List<Series> series,
      List<SignalSpec> signals,
      List<ClassifierSpec> classifiers,
      List<PortfolioSpec> portfolios,
      List<FeatureSpec> features) {
    this(
        runId,
        seed,
        currency,
        frameSlices,
        data,
        series,
        signals,
        classifiers,
        portfolios,
        features,
        List.of(),
        SnapshotsSpec.NONE);
  }

  private RunPlan with(String newRunId, int newFrameSlices, DataSpec newData) {
    return new RunPlan(
        newRunId,
        seed,
        currency,
        newFrameSlices,
        newData,
        series,
        signals,
        classifiers,
        portfolios,
        features,
        rates,
        snapshots);
  }

  private RunPlan with(List<FeatureSpec> wanted, List<FxSpec> newRates, SnapshotsSpec when) {
    return new RunPlan(
        runId,
        seed,
        currency,
        frameSlices,
        data,
        series,
        signals,
        classifiers,
        portfolios,
        wanted,
        newRates,
        when);
  }

  /** The same plan with rates of foreign currencies. */
  public RunPlan converting(List<FxSpec> newRates) {
    return with(features, newRates, snapshots);
  }

  /** The same plan with accounts told unasked. */
  public RunPlan telling(SnapshotsSpec when) {
    return with(features, rates, when);
  }

  /** The same plan under another id and with further columns. */
  public RunPlan with(String newRunId, List<FeatureSpec> wanted) {
    return with(newRunId, frameSlices, data).with(wanted, rates, snapshots);
  }

  /** The same plan in frames of another length, under another id. */
  public RunPlan with(String newRunId, int newFrameSlices) {
    return with(newRunId, newFrameSlices, data);
  }

  /** The same plan with other data. */
  public RunPlan with(DataSpec newData) {
    return with(runId, frameSlices, newData);
  }

  /**
   * The same plan with some of its portfolios alone, which are numbered anew from 0.
   *
   * @param some portfolios of this plan
   */
  public RunPlan with(List<PortfolioSpec> some) {
    List<PortfolioSpec> numbered = new ArrayList<>(some.size());
    for (PortfolioSpec portfolio : some) {
      numbered.add(portfolio.at(numbered.size()));
    }
    return with(signals, classifiers, numbered);
  }

  /** The same plan with other columns and portfolios. */
  public RunPlan with(
      List<SignalSpec> newSignals,
      List<ClassifierSpec> newClassifiers,
      List<PortfolioSpec> newPortfolios) {
    return new RunPlan(
        runId,
        seed,
        currency,
        frameSlices,
        data,
        series,
        newSignals,
        newClassifiers,
        newPortfolios,
        features,
        rates,
        snapshots);
  }

  /**
   * The series with this symbol that {@code portfolio} trades on, or null when it does not trade
   * it.
   */
  public @Nullable Series tradedSeries(PortfolioSpec portfolio, String symbol) {
    for (int index : portfolio.series()) {
      if (series.get(index).symbol().equals(symbol)) {
        return series.get(index);
      }
    }
    return null;
  }
}
