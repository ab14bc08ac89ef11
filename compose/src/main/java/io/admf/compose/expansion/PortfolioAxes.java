package io.admf.compose.expansion;

import io.admf.compose.expansion.MoneyAxes.Account;
import io.admf.compose.expansion.MoneyAxes.Care;
import io.admf.compose.expansion.StrategyAxes.Mix;
import io.admf.compose.expansion.StrategyAxes.Regimes;
import io.admf.compose.experiment.Experiment;
import io.admf.compose.experiment.Experiment.ExecutionModel;
import io.admf.compose.experiment.Experiment.PortfolioEntry;
import io.admf.frame.Series;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.OrdersSpec;
import io.admf.plan.Parameters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;

/**
 * The choices for each part of a portfolio's combinations.
 *
 * @param care by whether the account allows shorts
 */
record PortfolioAxes(
    PortfolioEntry entry,
    SeriesAxes series,
    List<Choice<Mix>> mixes,
    List<Choice<Regimes>> classifiers,
    List<Choice<Account>> accounts,
    Map<Boolean, List<Choice<Care>>> care,
    List<Choice<ExecutionSpec>> executions,
    List<Choice<OrdersSpec>> orders) {

  /** The parts of a combination, the last varying fastest. */
  static final int MIX = 0;

  static final int CLASSIFIER = 1;
  static final int SERIES = 2;
  static final int ACCOUNT = 3;
  static final int CARE = 4;
  static final int EXECUTION = 5;
  static final int ORDERS = 6;
  static final int PARTS = 7;

  /**
   * How many combinations there are at least, known without making any: classifiers and series are
   * not counted.
   */
  static double atLeast(Experiment experiment, PortfolioEntry entry, StrategyAxes strategies) {
    return strategies.count(entry)
        * entry.capital().size()
        * entry.allowShort().size()
        * entry.accounts().size()
        * new MoneyAxes(experiment, entry).careCount()
        * ExecutionAxes.count(models(experiment, entry))
        * OrdersAxes.count(entry.orders());
  }

  static PortfolioAxes of(
      Experiment experiment, PortfolioEntry entry, StrategyAxes strategies, SeriesAxes series) {
    MoneyAxes money = new MoneyAxes(experiment, entry);
    List<Choice<Account>> accounts = money.accounts();
    Map<Boolean, List<Choice<Care>>> care = new TreeMap<>();
    for (Choice<Account> account : accounts) {
      care.computeIfAbsent(account.value().allowShort(), money::care);
    }
    return new PortfolioAxes(
        entry,
        series,
        strategies.mixes(entry),
        strategies.classifiers(entry),
        accounts,
        care,
        ExecutionAxes.of(models(experiment, entry)),
        OrdersAxes.of(entry.orders()));
  }

  private static List<ExecutionModel> models(Experiment experiment, PortfolioEntry entry) {
    return entry.execution().isEmpty() ? experiment.executionModels() : entry.execution();
  }

  List<Choice<List<Series>>> traded(Mix mix) {
    return series.traded(entry, mix);
  }

  List<Choice<Care>> care(Account account) {
    return care.getOrDefault(account.allowShort(), List.of());
  }

  /** How many combinations there are, before constraints. */
  double count() {
    double count = 0;
    for (Choice<Mix> mix : mixes) {
      count += below(MIX, traded(mix.value()).size());
    }
    return count;
  }

  /**
   * How many combinations agree in all parts up to one.
   *
   * @param traded how many choices of series the mix leaves
   */
  double below(int part, int traded) {
    double count = 1;
    count *= part < CLASSIFIER ? classifiers.size() : 1;
    count *= part < SERIES ? traded : 1;
    count *= part < ACCOUNT ? accounts.size() : 1;
    count *= part < CARE ? care.values().iterator().next().size() : 1;
    count *= part < EXECUTION ? executions.size() : 1;
    count *= part < ORDERS ? orders.size() : 1;
    return count;
  }

  /** Shows the names of all parts, each with the number of its part. */
  void names(ObjIntConsumer<Parameters> to) {
    mixes.forEach(choice -> to.accept(choice.shown(), MIX));
    classifiers.forEach(choice -> to.accept(choice.shown(), CLASSIFIER));
    for (Choice<Mix> mix : mixes) {
      traded(mix.value()).forEach(choice -> to.accept(choice.shown(), SERIES));
    }
    accounts.forEach(choice -> to.accept(choice.shown(), ACCOUNT));
    care.values().forEach(list -> list.forEach(choice -> to.accept(choice.shown(), CARE)));
    executions.forEach(choice -> to.accept(choice.shown(), EXECUTION));
    orders.forEach(choice -> to.accept(choice.shown(), ORDERS));
  }
}
