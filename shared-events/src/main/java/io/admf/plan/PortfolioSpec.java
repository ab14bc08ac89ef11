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
 * @param account the account that its money is in
 * @param orders the orders by which it follows its opinion
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
    ExecutionSpec execution,
    AccountSpec account,
    OrdersSpec orders) {

  public PortfolioSpec {
    parameters = Parameters.copyOf(parameters);
    signals = List.copyOf(signals);
    weights = List.copyOf(weights);
    series = List.copyOf(series);
    risk = List.copyOf(risk);
  }

  /** A portfolio with a plain account that trades by market orders. */
  public PortfolioSpec(
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
    this(
        index,
        comboId,
        name,
        parameters,
        signals,
        weights,
        series,
        initialCapital,
        allowShort,
        sizing,
        risk,
        execution,
        AccountSpec.PLAIN,
        OrdersSpec.PLAIN);
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
        execution,
        account,
        orders);
  }

  /** The same portfolio with another account and other orders. */
  public PortfolioSpec with(AccountSpec newAccount, OrdersSpec newOrders) {
    return new PortfolioSpec(
        index,
        comboId,
        name,
        parameters,
        signals,
        weights,
        series,
        initialCapital,
        allowShort,
        sizing,
        risk,
        execution,
        newAccount,
        newOrders);
  }

  /**
   * Whether it trades by market orders alone, from a plain account, without models beyond costs.
   */
  public boolean plain() {
    return account.plain() && orders.plain() && execution.plain();
  }

  /** The name of its container: {@code portfolio_c0001}. */
  public String container() {
    return "portfolio_" + comboId;
  }
}
