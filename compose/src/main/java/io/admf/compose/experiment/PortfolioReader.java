package io.admf.compose.experiment;

import io.admf.component.Names;
import io.admf.compose.axis.Alternatives;
import io.admf.compose.axis.ComponentAxes;
import io.admf.compose.axis.Limits;
import io.admf.compose.axis.ValueReader;
import io.admf.compose.experiment.Experiment.AccountEntry;
import io.admf.compose.experiment.Experiment.Basket;
import io.admf.compose.experiment.Experiment.OrderAxes;
import io.admf.compose.experiment.Experiment.PortfolioEntry;
import io.admf.compose.experiment.Experiment.StrategyEntry;
import io.admf.compose.experiment.Experiment.StrategyMix;
import io.admf.compose.experiment.Experiment.Symbol;
import io.admf.config.Problems;
import io.admf.config.Section;
import io.admf.config.Yaml;
import io.admf.money.Money;
import io.admf.plan.LotMethod;
import io.admf.plan.ScriptedOrder;
import io.admf.portfolio.PortfolioKinds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads portfolios: which strategies each joins, what it trades, with how much and how carefully.
 */
final class PortfolioReader {

  /** Which way a portfolio may trade. */
  private enum Direction {
    LONG_ONLY,
    LONG_SHORT
  }

  private static final Basket EACH = new Basket(false, List.of());
  private static final Basket ALL = new Basket(true, List.of());

  /** What reads the parts of an entry. */
  record Parts(
      ComponentReader components,
      ValueReader values,
      RiskReader risk,
      ExecutionReader execution,
      AccountReader accounts,
      OrdersReader orders) {}

  /** What an entry may name. */
  record Known(
      List<StrategyEntry> strategies, List<ComponentAxes> classifiers, List<Symbol> symbols) {}

  private final Parts parts;
  private final Known known;

  PortfolioReader(Parts parts, Known known) {
    this.parts = parts;
    this.known = known;
  }

  /** The portfolios, or one with the defaults when there are none. */
  List<PortfolioEntry> read(Section root) {
    List<PortfolioEntry> entries = new ArrayList<>();
    List<Section> sections = root.sections("portfolios", "name");
    if (sections.isEmpty()) {
      sections = List.of(root.section("", new Yaml.Mapping(root.place(), List.of())));
    }
    List<AccountEntry> shared = parts.accounts.own(root);
    for (Section section : sections) {
      entries.add(portfolio(section, shared));
    }
    unused(root, entries);
    return entries;
  }

  /** Reports what no portfolio reads, since then it changes nothing. */
  private void unused(Section root, List<PortfolioEntry> portfolios) {
    Problems problems = root.problems();
    for (StrategyEntry strategy : known.strategies) {
      if (portfolios.stream().noneMatch(p -> p.uses(strategy))) {
        problems.add(
            strategy.component().place(),
            "no portfolio uses the strategy %s; list it in one or remove it"
                .formatted(strategy.name()));
      }
    }
    for (ComponentAxes classifier : known.classifiers) {
      if (portfolios.stream().noneMatch(p -> p.usesClassifier(classifier.type()))) {
        problems.add(
            classifier.place(),
            "no portfolio uses the classifier %s; list it in one or remove it"
                .formatted(classifier.type()));
      }
    }
    Yaml risk = root.get("risk_profiles");
    if (risk != null && portfolios.stream().noneMatch(p -> p.risk().isEmpty())) {
      problems.add(
          risk.place().toString(),
          "risk_profiles changes nothing: every portfolio has risk or risk_levels of its own");
    }
    for (String key : List.of("execution", "execution_models")) {
      Yaml execution = root.get(key);
      if (execution != null && portfolios.stream().noneMatch(p -> p.execution().isEmpty())) {
        problems.add(
            execution.place().toString(),
            key + " changes nothing: every portfolio has execution of its own");
      }
    }
  }

  private PortfolioEntry portfolio(Section section, List<AccountEntry> shared) {
    String name = section.text("name", "portfolio");
    for (String key : List.of("strategies", "symbols", "risk_levels", "weights", "sizing")) {
      section.notEmpty(key);
    }
    OrderAxes orders = parts.orders.read(section);
    if (!orders.script().isEmpty()) {
      noOpinion(section);
    }
    List<StrategyMix> mixes = mixes(section);
    List<String> regimes =
        section.names("classifiers", known.classifiers.stream().map(ComponentAxes::type).toList());
    List<Basket> baskets =
        orders.script().isEmpty() ? baskets(section) : List.of(basket(section, orders));
    List<Double> capital =
        parts.values.numbers(section, "initial_capital", 100_000, 0.01, 10_000_000_000.0);
    List<Direction> directions =
        parts.values.choices(section, "direction", Direction.class, Direction.LONG_ONLY);
    List<ComponentAxes> sizing = sizing(section);
    List<Experiment.RiskProfile> risk = parts.risk.own(section);
    List<Experiment.ExecutionModel> execution = parts.execution.own(section);
    List<AccountEntry> own = parts.accounts.own(section);
    List<AccountEntry> accounts = own.isEmpty() ? shared : own;
    lots(section, accounts, orders);
    if (accounts.stream().anyMatch(account -> account.spec().hedging())) {
      hedging(section, orders, directions);
    }
    section.finish();
    return new PortfolioEntry(
        name,
        mixes,
        regimes,
        baskets,
        capital.stream().map(Money::of).toList(),
        directions.stream().map(direction -> direction == Direction.LONG_SHORT).toList(),
        accounts.isEmpty() ? List.of(AccountEntry.PLAIN) : accounts,
        sizing,
        risk,
        execution,
        orders);
  }

  /** Lots are named by the orders of a script, and only where they are closed by name. */
  private static void lots(Section section, List<AccountEntry> accounts, OrderAxes orders) {
    boolean named = orders.script().stream().anyMatch(order -> !order.lots().isEmpty());
    boolean byName =
        accounts.stream().anyMatch(account -> account.spec().lots() == LotMethod.SPECIFIC);
    if (named && !byName) {
      section
          .problems()
          .add(
              section.place().toString(),
              "an order names lots, and the account closes them by another rule; set account.lots:"
                  + " specific");
    } else if (byName && !named) {
      section
          .problems()
          .add(
              section.place().toString(),
              "account.lots: specific closes the lots that orders name, and none does; name some in"
                  + " a script, or choose fifo, lifo, hifo, lofo or average");
    }
  }

  /** What two positions in a symbol need. */
  private static void hedging(Section section, OrderAxes orders, List<Direction> directions) {
    Problems problems = section.problems();
    String place = section.place().toString();
    if (!orders.script().isEmpty()) {
      if (orders.script().stream().anyMatch(PortfolioReader::target)) {
        problems.add(
            place,
            "a target is of one position, and account.hedging has two in a symbol; give quantity,"
                + " with reduce_only where it closes");
      }
      return;
    }
    if (directions.contains(Direction.LONG_ONLY)) {
      problems.add(
          place, "account.hedging holds long and short positions; set direction: long_short");
    }
    boolean ends =
        ends(orders.stopLoss())
            || ends(orders.takeProfit())
            || ends(orders.trailingStop())
            || !orders.maxHolding().contains(0);
    if (!ends) {
      problems.add(
          place,
          "under account.hedging an opposite signal closes nothing, so that positions need an end of"
              + " their own; give orders.stop_loss, take_profit, trailing_stop or max_holding");
    }
  }

  private static boolean target(ScriptedOrder order) {
    return order.action() == ScriptedOrder.Act.TARGET_PERCENT
        || order.action() == ScriptedOrder.Act.TARGET_QUANTITY;
  }

  private static boolean ends(List<ComponentAxes> distances) {
    return !distances.isEmpty()
        && distances.stream().noneMatch(each -> each.type().equals(OrderAxes.NONE));
  }

  /** What would shape an opinion changes nothing where a script says what is ordered. */
  private static void noOpinion(Section section) {
    for (String key : List.of("strategies", "classifiers", "weights", "sizing")) {
      Yaml given = section.get(key);
      if (given != null) {
        section
            .problems()
            .add(
                given.place().toString(),
                "%s changes nothing: orders has a script, which says what is ordered; keep one"
                    .formatted(section.name(key)));
      }
    }
  }

  /** The symbols of a script, together; those that the portfolio names must be the same. */
  private Basket basket(Section section, OrderAxes orders) {
    List<String> ordered = orders.script().stream().map(ScriptedOrder::symbol).distinct().toList();
    Yaml given = section.get("symbols");
    if (given != null
        && !(given instanceof Yaml.Scalar scalar && "all".equals(scalar.value()))
        && !new TreeSet<>(section.texts("symbols")).equals(new TreeSet<>(ordered))) {
      section.wrong("symbols", given, "left out, all, or those of the script: " + ordered);
    }
    return new Basket(true, ordered);
  }

  private List<ComponentAxes> sizing(Section portfolio) {
    List<ComponentAxes> all = new ArrayList<>();
    for (Section each : portfolio.sections("sizing", "type")) {
      ComponentAxes axes = parts.components.readFlat(each, PortfolioKinds.SIZER);
      if (axes != null) {
        parts.components.tryOut(PortfolioKinds.SIZER, axes);
        all.add(axes);
      }
    }
    return all;
  }

  private List<Basket> baskets(Section section) {
    if (section.get("symbols") instanceof Yaml.Scalar scalar) {
      if (!"all".equals(scalar.value()) && !"each".equals(scalar.value())) {
        section.wrong("symbols", scalar, "each, all, or a list of symbols to trade together");
      }
      return List.of("all".equals(scalar.value()) ? ALL : EACH);
    }
    if (!section.has("symbols")) {
      return List.of(EACH);
    }
    List<String> names = known.symbols.stream().map(Symbol::name).toList();
    Set<Basket> baskets = new LinkedHashSet<>();
    for (Section one : Alternatives.of(section, "symbols")) {
      one.notEmpty("symbols");
      once(one, "symbols", baskets.add(new Basket(true, one.names("symbols", names))));
    }
    return List.copyOf(baskets);
  }

  private List<StrategyMix> mixes(Section section) {
    List<String> names = known.strategies.stream().map(StrategyEntry::name).toList();
    Set<List<String>> joined = new LinkedHashSet<>();
    if (section.has("strategies")) {
      for (Section one : Alternatives.of(section, "strategies")) {
        one.notEmpty("strategies");
        List<String> mix = one.names("strategies", names);
        if (!mix.isEmpty()) { // else it has been reported
          once(one, "strategies", joined.add(mix));
        }
      }
    }
    List<Map<String, List<Double>>> given =
        weights(section, new LinkedHashSet<>(joined.stream().flatMap(List::stream).toList()));
    List<StrategyMix> mixes = new ArrayList<>();
    for (List<String> mix : joined) {
      double count = given.stream().mapToDouble(weights -> count(mix, weights)).sum();
      if (count > Limits.COMBINATIONS) {
        section
            .problems()
            .add(
                section.place().toString(),
                "weights makes %s weightings; expected at most %d"
                    .formatted(Names.number(count), Limits.COMBINATIONS));
      } else {
        mixes.add(new StrategyMix(mix, weightings(mix, given)));
      }
    }
    return mixes;
  }

  private static void once(Section section, String key, boolean isNew) {
    Yaml written = section.get(key);
    if (!isNew && written != null) {
      section
          .problems()
          .add(written.place().toString(), key + " lists the same choice twice; keep one");
    }
  }

  /** The weights to try for each strategy, by its name; one map, or one for each in a list. */
  private List<Map<String, List<Double>>> weights(Section section, Set<String> strategies) {
    List<Section> sections =
        section.get("weights") instanceof Yaml.Sequence
            ? section.sections("weights", null)
            : List.of(section.section("weights"));
    List<Map<String, List<Double>>> all = new ArrayList<>();
    for (Section given : sections) {
      Map<String, List<Double>> weights = new LinkedHashMap<>();
      for (String strategy : strategies) {
        weights.put(strategy, parts.values.numbers(given, strategy, 1, 1e-9, 1e9));
      }
      given.finish();
      all.add(weights);
    }
    return all;
  }

  private static double count(List<String> mix, Map<String, List<Double>> weights) {
    double count = 1;
    for (String strategy : mix) {
      count *= Objects.requireNonNull(weights.get(strategy)).size();
    }
    return count;
  }

  private static List<List<Double>> weightings(
      List<String> mix, List<Map<String, List<Double>>> given) {
    Set<List<Double>> all = new LinkedHashSet<>();
    for (Map<String, List<Double>> weights : given) {
      List<List<Double>> rows = List.of(List.of());
      for (String strategy : mix) {
        List<List<Double>> longer = new ArrayList<>();
        for (List<Double> row : rows) {
          for (double weight : Objects.requireNonNull(weights.get(strategy))) {
            List<Double> next = new ArrayList<>(row);
            next.add(weight);
            longer.add(next);
          }
        }
        rows = longer;
      }
      all.addAll(rows);
    }
    return List.copyOf(all);
  }
}
