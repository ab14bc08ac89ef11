package io.admf.compose.expansion;

import io.admf.component.Names;
import io.admf.compose.axis.LeftOut;
import io.admf.compose.axis.Limits;
import io.admf.compose.expansion.Columns.Heard;
import io.admf.compose.expansion.MoneyAxes.Account;
import io.admf.compose.expansion.MoneyAxes.Care;
import io.admf.compose.expansion.StrategyAxes.Mix;
import io.admf.compose.expansion.StrategyAxes.Regimes;
import io.admf.compose.experiment.Experiment;
import io.admf.compose.experiment.Experiment.PortfolioEntry;
import io.admf.config.BadInputException;
import io.admf.frame.Series;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.OrdersSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Expands an experiment into every combination that its constraints admit, in a stable order:
 * portfolio, strategy with its parameters, classifier with its parameters, symbol, timeframe,
 * account, risk, sizing, execution model, orders; the last varies fastest. Signal and classifier
 * columns that several combinations share exist once.
 */
public final class Expansion {

  private final Experiment experiment;
  private final SeriesAxes series;
  private final Columns columns;
  private final List<PortfolioAxes> axes = new ArrayList<>();
  private final Constraints constraints;
  private final List<PortfolioSpec> portfolios = new ArrayList<>();

  private Expansion(Experiment experiment) {
    this.experiment = experiment;
    this.series = new SeriesAxes(experiment);
    this.columns = new Columns(series);
    StrategyAxes strategies = new StrategyAxes(experiment);
    checkSize(i -> PortfolioAxes.atLeast(experiment, experiment.portfolios().get(i), strategies));
    for (PortfolioEntry entry : experiment.portfolios()) {
      axes.add(PortfolioAxes.of(experiment, entry, strategies, series));
    }
    checkSize(i -> axes.get(i).count());
    this.constraints = Constraints.of(experiment, axes);
  }

  /**
   * The plan of all combinations.
   *
   * @param runId names the run
   * @throws BadInputException if there is nothing to run, or too much
   */
  public static Expanded expand(Experiment experiment, String runId) {
    return new Expansion(experiment).expand(runId);
  }

  /**
   * The series of symbols, numbered in the order inside a slice: timeframe ascending, then symbol.
   */
  public static List<Series> series(List<Experiment.Symbol> symbols) {
    return SeriesAxes.numbered(symbols);
  }

  /** Refuses what is too large before it is made. */
  private void checkSize(IntFunction<Double> count) {
    double all = 0;
    for (int i = 0; i < experiment.portfolios().size(); i++) {
      all += count.apply(i);
    }
    boolean constrained = !experiment.constraints().isEmpty();
    double most = constrained ? Limits.CANDIDATES : Limits.COMBINATIONS;
    if (all > most) {
      throw new BadInputException(
          experiment.source(),
          "makes %s combinations%s; expected at most %s; shorten an axis or split the experiment"
              .formatted(
                  Names.number(all), constrained ? " before constraints" : "", Names.number(most)));
    }
  }

  private Expanded expand(String runId) {
    axes.forEach(this::product);
    List<LeftOut> leftOut = new ArrayList<>();
    experiment.strategies().forEach(s -> leftOut.addAll(s.component().sets().leftOut()));
    experiment.classifiers().forEach(axis -> leftOut.addAll(axis.sets().leftOut()));
    leftOut.addAll(constraints.leftOut());
    checkLeft();
    RunPlan plan =
        new RunPlan(
            runId,
            experiment.seed(),
            experiment.currency(),
            experiment.frameSlices(),
            experiment.data(),
            series.all(),
            columns.signals(),
            columns.classifiers(),
            portfolios,
            List.of(),
            series.rates(experiment.rates()),
            experiment.snapshots());
    return new Expanded(plan, leftOut);
  }

  private void checkLeft() {
    if (!portfolios.isEmpty()) {
      return;
    }
    if (!constraints.any()) {
      throw new BadInputException(
          experiment.source(), "describes no combination; give at least one strategy and symbol");
    }
    double candidates = axes.stream().mapToDouble(PortfolioAxes::count).sum();
    throw new BadInputException(List.of(LeftOut.nothing(constraints.leftOut(), candidates)));
  }

  private void product(PortfolioAxes axis) {
    for (Choice<Mix> mix : axis.mixes()) {
      List<Choice<List<Series>>> tradable = axis.traded(mix.value());
      if (admit(axis, PortfolioAxes.MIX, mix, tradable.size())) {
        for (Choice<Regimes> classifier : axis.classifiers()) {
          if (admit(axis, PortfolioAxes.CLASSIFIER, classifier, tradable.size())) {
            for (Choice<List<Series>> traded : tradable) {
              if (admit(axis, PortfolioAxes.SERIES, traded, 1)) {
                Heard heard =
                    columns.heard(mix.value(), classifier.value().classifier(), traded.value());
                money(axis, heard);
              }
            }
          }
        }
      }
    }
  }

  private boolean admit(PortfolioAxes axis, int part, Choice<?> choice, int traded) {
    return constraints.admit(part, choice.shown(), axis.below(part, traded));
  }

  private void money(PortfolioAxes axis, Heard heard) {
    for (Choice<Account> account : axis.accounts()) {
      if (admit(axis, PortfolioAxes.ACCOUNT, account, 1)) {
        for (Choice<Care> care : axis.care(account.value())) {
          if (admit(axis, PortfolioAxes.CARE, care, 1)) {
            for (Choice<ExecutionSpec> execution : axis.executions()) {
              if (admit(axis, PortfolioAxes.EXECUTION, execution, 1)) {
                for (Choice<OrdersSpec> orders : axis.orders()) {
                  if (admit(axis, PortfolioAxes.ORDERS, orders, 1)) {
                    add(
                        axis.entry().name(),
                        heard,
                        account.value(),
                        care.value(),
                        execution.value(),
                        orders.value());
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  private void add(
      String name,
      Heard heard,
      Account account,
      Care care,
      ExecutionSpec execution,
      OrdersSpec orders) {
    int index = portfolios.size();
    if (index == Limits.COMBINATIONS) {
      throw new BadInputException(
          experiment.source(),
          "makes more than %d combinations after constraints; shorten an axis or split the experiment"
              .formatted(Limits.COMBINATIONS));
    }
    portfolios.add(
        new PortfolioSpec(
            index,
            ComboId.of(index),
            name,
            constraints.shown(),
            heard.signals(),
            heard.weights(),
            heard.series(),
            account.capital(),
            account.allowShort(),
            care.sizing(),
            care.rules(),
            execution,
            account.terms(),
            orders));
  }
}
