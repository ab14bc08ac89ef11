package io.admf.compose.experiment;

import io.admf.plan.DataSpec;
import io.admf.plan.FillTiming;
import io.admf.time.Timeframe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as it was written, with defaults filled in and lists kept as axes.
 *
 * @param name of the experiment; names its results
 * @param source what to call the file in messages
 * @param seed of all randomness
 * @param currency of all accounts
 * @param frameSlices slices in a frame; changes no result
 */
public record Experiment(
    String name,
    String source,
    String workflow,
    long seed,
    String currency,
    int frameSlices,
    List<Symbol> symbols,
    DataSpec data,
    List<String> extraFeatures,
    boolean inferFeatures,
    List<StrategyEntry> strategies,
    List<ComponentAxes> classifiers,
    List<PortfolioEntry> portfolios,
    List<RiskProfile> riskProfiles,
    List<ExecutionModel> executionModels,
    Reporting reporting) {

  /**
   * An instrument to load.
   *
   * @param sizeDecimals digits of its smallest quantity
   */
  public record Symbol(String name, List<Timeframe> timeframes, int sizeDecimals) {}

  /**
   * A strategy with its axes.
   *
   * @param name what portfolios call it
   * @param subscriptions series ids it reads; empty for one series at a time
   * @param filter an expression that must hold for its signals to stand
   */
  public record StrategyEntry(
      String name, ComponentAxes component, List<String> subscriptions, @Nullable String filter) {}

  /**
   * A portfolio with its axes.
   *
   * @param strategies names of strategies that it joins; empty for each strategy in turn
   * @param weights one for each of {@code strategies}
   * @param classifiers names of classifiers to use; empty for each classifier in turn
   * @param together whether it trades all symbols in one portfolio
   * @param symbols symbols that it trades; empty for all
   * @param capital initial capital in money units
   * @param sizing null for a fraction of equity that follows max_position_size
   * @param risk its own risk settings; null to take each risk profile in turn
   */
  public record PortfolioEntry(
      String name,
      List<String> strategies,
      List<Double> weights,
      List<String> classifiers,
      boolean together,
      List<String> symbols,
      long capital,
      boolean allowShort,
      @Nullable ComponentAxes sizing,
      List<RiskProfile> risk) {}

  /**
   * Risk settings with their axes.
   *
   * @param maxPositionSize values to try, fractions of equity
   * @param cashBuffer values to try, fractions of a purchase
   * @param longOnly whether the rule {@code long_only} stands; null to follow the portfolio's
   *     direction
   * @param rules further rules
   */
  public record RiskProfile(
      String name,
      List<Double> maxPositionSize,
      boolean maxPositionGiven,
      List<Double> cashBuffer,
      @Nullable Boolean longOnly,
      List<ComponentAxes> rules) {}

  /** An execution model with its axes. */
  public record ExecutionModel(
      String name,
      FillTiming fillAt,
      ComponentAxes slippage,
      ComponentAxes commission,
      List<Double> maxParticipation) {}

  /**
   * Conventions of the report.
   *
   * @param riskFreeRate annual, as a fraction
   * @param periodsPerYear bars in a year; 0 to derive it from the data
   */
  public record Reporting(double riskFreeRate, double periodsPerYear) {}
}
