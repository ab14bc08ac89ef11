package io.admf.plan;

import java.util.List;
import java.util.Map;

/**
 * One portfolio container: a combination of everything that the YAML varies.
 *
 * @param index its place in the run's list of portfolios
 * @param comboId such as {@code c0001}
 * @param name the name given in YAML
 * @param parameters what distinguishes it, for reports: {@code momentum.fast_period} → 10
 * @param signals the signal columns it listens to, by index
 * @param weights one for each signal column, positive
 * @param series the series that it trades on, one for each symbol, by index
 * @param initialCapital money units
 * @param allowShort whether a SELL while flat opens a short position
 * @param sizing how large an entry is
 * @param risk the rules that every request must pass, in order
 */
public record PortfolioSpec(
    int index,
    String comboId,
    String name,
    Map<String, Object> parameters,
    List<Integer> signals,
    List<Double> weights,
    List<Integer> series,
    long initialCapital,
    boolean allowShort,
    ComponentSpec sizing,
    List<ComponentSpec> risk,
    ExecutionSpec execution) {

  public PortfolioSpec {
    parameters = Parameters.copyOf(parameters);
    signals = List.copyOf(signals);
    weights = List.copyOf(weights);
    series = List.copyOf(series);
    risk = List.copyOf(risk);
  }

  /** The same portfolio at another place in a list. */
  public PortfolioSpec at(int newIndex) {
    return hearing(newIndex, signals);
  }

  /**
   * The same portfolio at another place in a list, of a plan whose signal columns stand elsewhere.
   */
  public PortfolioSpec hearing(int newIndex, List<Integer> newSignals) {
    return new PortfolioSpec(
        newIndex,
        comboId,
        name,
        parameters,
        newSignals,
        weights,
        series,
        initialCapital,
        allowShort,
        sizing,
        risk,
        execution);
  }

  /** The name of its container: {@code portfolio_c0001}. */
  public String container() {
    return "portfolio_" + comboId;
  }
}
