package io.admf.compose.experiment;

import io.admf.component.ComponentException;
import io.admf.component.Components;
import io.admf.component.Names;
import io.admf.compose.axis.ComponentAxes;
import io.admf.compose.axis.Constraint;
import io.admf.compose.axis.ValueReader;
import io.admf.compose.experiment.Experiment.PortfolioEntry;
import io.admf.compose.experiment.Experiment.StrategyEntry;
import io.admf.compose.experiment.Experiment.Symbol;
import io.admf.compose.topology.TopologyBuilder;
import io.admf.config.Problems;
import io.admf.config.Section;
import io.admf.config.Yaml;
import io.admf.plan.CalendarSpec;
import io.admf.plan.DataSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.SnapshotsSpec;
import io.admf.plan.SnapshotsSpec.Unit;
import io.admf.plan.TimeSpec;
import io.admf.strategy.ExpressionFilters;
import io.admf.strategy.StrategyKernel;
import io.admf.strategy.StrategyKinds;
import io.admf.time.Timeframe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads an experiment from YAML, reporting every mistake at once. */
public final class ExperimentReader {

  private static final Map<String, String> ELSEWHERE = new TreeMap<>();

  static {
    ELSEWHERE.put("initial_capital", "belongs to an entry of portfolios");
    ELSEWHERE.put("slippage_bps", "belongs under execution");
    ELSEWHERE.put("commission_per_share", "belongs under execution");
    ELSEWHERE.put("start_date", "belongs under data");
    ELSEWHERE.put("end_date", "belongs under data");
    ELSEWHERE.put("parameters", "belongs to an entry of strategies or classifiers");
  }

  private static final int LONGEST_NAME = 100;

  private static final String CLASSIFIERS = StrategyKinds.CLASSIFIER.name();

  /** What stands before the parameters of other things in results: {@code sizing.fraction}. */
  private static final List<String> TAKEN =
      List.of(
          "account",
          "sizing",
          "risk",
          "slippage",
          "commission",
          "weights",
          "entry",
          "exit",
          "stop_loss",
          "take_profit",
          "trailing_stop");

  private final Components components;
  private final Problems problems = new Problems();
  private final ValueReader values = new ValueReader(problems);
  private final ComponentReader componentReader;

  private ExperimentReader(Components components) {
    this.components = components;
    this.componentReader = new ComponentReader(components, values, problems);
  }

  /**
   * Reads an experiment.
   *
   * @param file where it came from, for its name and for relative data paths
   * @throws io.admf.config.BadInputException with every mistake in it
   */
  public static Experiment read(Yaml.Mapping yaml, Path file, Components components) {
    return new ExperimentReader(components).read(yaml, file);
  }

  /**
   * Reads which series there are and where their bars come from. What has {@code strategies}, or
   * scripts of orders, is read as the experiment that it is.
   *
   * @param file where it came from, for its name and for relative data paths
   * @throws io.admf.config.BadInputException with every mistake in it
   */
  public static Dataset readDataset(Yaml.Mapping yaml, Path file, Components components) {
    return yaml.get("strategies") == null && !OrdersReader.allScripted(yaml)
        ? new ExperimentReader(components).dataset(yaml, file)
        : Dataset.of(read(yaml, file, components));
  }

  private Dataset dataset(Yaml.Mapping yaml, Path file) {
    Section root = Section.of(yaml, problems);
    String name = name(root, file);
    root.text("description");
    long seed = seed(root);
    String currency = currency(root);
    List<TimeSpec.SymbolCalendar> calendars = new ArrayList<>();
    List<Symbol> symbols = symbols(root, file, currency, calendars);
    ContractReader.rates(root, symbols, currency);
    DataReader data = new DataReader(components, componentReader, problems);
    DataReader.Result result = data.read(root.section("data"), file, symbols, calendars);
    root.finish(ELSEWHERE);
    problems.throwIfAny();
    return new Dataset(name, seed, currency, result.frameSlices(), symbols, result.spec());
  }

  private static long seed(Section root) {
    return root.whole("seed", 42, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  private Experiment read(Yaml.Mapping yaml, Path file) {
    Section root = Section.of(yaml, problems);
    String name = name(root, file);
    root.text("description");
    String workflow = root.text("workflow", TopologyBuilder.FULL_BACKTEST);
    if (!TopologyBuilder.workflows().contains(workflow)) {
      Yaml given = root.get("workflow");
      root.wrong(
          "workflow",
          given == null ? yaml : given,
          String.join(" or ", TopologyBuilder.workflows()));
    }
    long seed = seed(root);
    String currency = currency(root);
    List<TimeSpec.SymbolCalendar> calendars = new ArrayList<>();
    List<Symbol> symbols = symbols(root, file, currency, calendars);
    List<Experiment.Rate> rates = ContractReader.rates(root, symbols, currency);
    DataReader data = new DataReader(components, componentReader, problems);
    DataReader.Result dataResult = data.read(root.section("data"), file, symbols, calendars);
    Section features = root.section("features");
    boolean infer = features.flag("auto_infer", true);
    List<String> extra = features.texts("extra");
    for (Yaml item : features.items("extra")) {
      Object value = item instanceof Yaml.Scalar scalar ? scalar.value() : null;
      if (value != null) {
        check(item, () -> StrategyKernel.checkFeature(Names.text(value), components));
      }
    }
    features.finish();
    boolean scripted = OrdersReader.allScripted(yaml);
    List<StrategyEntry> strategies = strategies(root, symbols, scripted);
    List<ComponentAxes> classifiers = components(root, "classifiers", StrategyKinds.CLASSIFIER);
    RiskReader risk = new RiskReader(componentReader, values, problems);
    ExecutionReader execution = new ExecutionReader(componentReader, values, problems, symbols);
    OrdersReader orders =
        new OrdersReader(
            componentReader,
            values,
            new ScriptReader(symbols, dataResult.spec().time(), file, problems));
    List<Experiment.RiskProfile> riskProfiles = risk.shared(root);
    List<Experiment.ExecutionModel> executionModels = execution.shared(root);
    List<PortfolioEntry> portfolios =
        new PortfolioReader(
                new PortfolioReader.Parts(
                    componentReader,
                    values,
                    risk,
                    execution,
                    new AccountReader(
                        values, problems, symbols.stream().map(Symbol::name).toList()),
                    orders),
                new PortfolioReader.Known(strategies, classifiers, symbols))
            .read(root);
    List<Constraint.Written> constraints = componentReader.constraints(root);
    checkTouch(root, dataResult.spec(), executionModels, portfolios);
    Section report = root.section("report");
    Experiment.Reporting reporting =
        new Experiment.Reporting(
            report.number("risk_free_rate", 0, -1, 10),
            report.number("periods_per_year", 0, 0, 1e9));
    report.finish();
    SnapshotsSpec snapshots = snapshots(root);
    root.finish(ELSEWHERE);
    problems.throwIfAny();
    return new Experiment(
        name,
        file.toString().replace('\\', '/'),
        workflow,
        seed,
        currency,
        dataResult.frameSlices(),
        symbols,
        rates,
        dataResult.spec(),
        extra,
        infer,
        strategies,
        classifiers,
        portfolios,
        riskProfiles,
        executionModels,
        constraints,
        reporting,
        snapshots);
  }

  /** When accounts are told: a word, or a number of slices. */
  private static SnapshotsSpec snapshots(Section root) {
    Yaml given = root.get("snapshots");
    if (!(given instanceof Yaml.Scalar scalar && scalar.value() instanceof Number)) {
      Unit unit = root.choice("snapshots", Unit.class, Unit.NONE);
      if (unit == Unit.SLICES && given != null) {
        root.wrong("snapshots", given, "change, daily, weekly, monthly or a number of slices");
      }
      return unit == Unit.NONE ? SnapshotsSpec.NONE : new SnapshotsSpec(unit, 0);
    }
    return new SnapshotsSpec(Unit.SLICES, (int) root.whole("snapshots", 1, 1, Integer.MAX_VALUE));
  }

  private void checkTouch(
      Section root,
      DataSpec data,
      List<Experiment.ExecutionModel> shared,
      List<PortfolioEntry> portfolios) {
    List<Experiment.ExecutionModel> touching =
        Stream.concat(
                shared.stream(), portfolios.stream().flatMap(entry -> entry.execution().stream()))
            .filter(model -> model.fillAt().stream().anyMatch(FillTiming::quotes))
            .toList();
    if (!touching.isEmpty() && data.market().quotes() == null) {
      problems.add(
          root.place().toString(),
          "fill_at: touch, mid, bid and ask need quotes; set data.quotes to where they come from");
    }
    if (touching.stream().anyMatch(m -> m.maxParticipation().stream().anyMatch(p -> p > 0))) {
      problems.add(
          root.place().toString(),
          "max_participation is a part of a bar's volume; with fill_at: touch the quantity quoted is"
              + " the limit: leave it out");
    }
  }

  /** The name begins the run's id, so it must do as part of a folder's name and of an address. */
  private String name(Section root, Path file) {
    String name = root.text("name");
    Yaml given = root.get("name");
    if (name == null || given == null) {
      return stem(file);
    }
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_-]*") || name.length() > LONGEST_NAME) {
      root.wrong(
          "name",
          given,
          "made of letters, digits, _ and - (at most %d, no - at the beginning)"
              .formatted(LONGEST_NAME));
    }
    return name;
  }

  private static String stem(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "experiment" : last.toString();
    int dot = name.lastIndexOf('.');
    String stem = (dot > 0 ? name.substring(0, dot) : name).replaceAll("[^A-Za-z0-9_-]", "_");
    stem = stem.startsWith("-") ? "_" + stem : stem;
    return stem.length() > LONGEST_NAME ? stem.substring(0, LONGEST_NAME) : stem;
  }

  private static String currency(Section root) {
    String currency = root.text("currency", "USD");
    Yaml given = root.get("currency");
    if (given != null && !currency.matches("[A-Z0-9]{2,10}")) {
      root.wrong("currency", given, "a code such as USD or EUR");
    }
    return currency;
  }

  /** Has something tried that refuses what it cannot understand. */
  private void check(Yaml written, Runnable trial) {
    try {
      trial.run();
    } catch (ComponentException e) {
      problems.add(written.place().toString(), String.valueOf(e.getMessage()));
    }
  }

  private List<Symbol> symbols(
      Section root, Path file, String currency, List<TimeSpec.SymbolCalendar> calendars) {
    List<Symbol> symbols = new ArrayList<>();
    if (!root.has("symbols")) {
      root.missing("symbols", "a list such as [{symbol: SPY, timeframes: [1d]}]");
      return symbols;
    }
    root.notEmpty("symbols");
    TreeSet<String> names = new TreeSet<>();
    for (Section section : root.sections("symbols", "symbol")) {
      String symbol = section.text("symbol");
      if (symbol == null) {
        section.missing("symbol", "a name such as SPY");
        symbol = "?";
      } else if (!symbol.matches("[A-Za-z0-9][A-Za-z0-9._=^-]*")) {
        problems.add(
            section.place().toString(),
            "symbol must be made of letters, digits and . _ = ^ -, was " + symbol);
      } else if (!names.add(symbol)) {
        problems.add(section.place().toString(), symbol + " is listed twice; keep one");
      }
      List<Timeframe> timeframes = new ArrayList<>();
      section.notEmpty("timeframes");
      for (Yaml item : section.items("timeframes")) {
        Timeframe timeframe =
            item instanceof Yaml.Scalar scalar && scalar.value() != null
                ? Timeframe.parse(String.valueOf(scalar.value()))
                : null;
        if (timeframe == null) {
          section.wrong("timeframes", item, "timeframes such as 1m, 5m, 1h or 1d");
        } else if (timeframes.contains(timeframe)) {
          problems.add(item.place().toString(), timeframe + " is listed twice; keep one");
        } else {
          timeframes.add(timeframe);
        }
      }
      if (timeframes.isEmpty() && !section.has("timeframes")) {
        timeframes.add(Timeframe.of("1d"));
      }
      int sizeDecimals = sizeDecimals(section);
      symbols.add(
          new Symbol(
              symbol,
              timeframes,
              sizeDecimals,
              ContractReader.read(section, sizeDecimals, currency)));
      CalendarSpec calendar = new CalendarReader(problems, file).read(section);
      if (calendar != null) {
        calendars.add(new TimeSpec.SymbolCalendar(symbol, calendar));
      }
      section.finish();
    }
    return symbols;
  }

  private int sizeDecimals(Section section) {
    double increment = section.number("size_increment", 1, 1e-9, 1);
    for (int decimals = 0; decimals <= 9; decimals++) {
      if (Math.abs(increment * StrictMath.pow(10, decimals) - 1) < 1e-9) {
        return decimals;
      }
    }
    Yaml given = section.get("size_increment");
    if (given != null) {
      section.wrong("size_increment", given, "1 or a power of ten below it, such as 0.01 or 1e-8");
    }
    return 0;
  }

  private List<StrategyEntry> strategies(Section root, List<Symbol> symbols, boolean scripted) {
    List<StrategyEntry> entries = new ArrayList<>();
    if (!root.has("strategies") && !scripted) {
      root.missing("strategies", "a list such as [{type: momentum}], see: admf list strategy");
    }
    root.notEmpty("strategies");
    List<String> series =
        symbols.stream()
            .flatMap(s -> s.timeframes().stream().map(timeframe -> s.name() + "_" + timeframe))
            .toList();
    TreeSet<String> names = new TreeSet<>();
    for (Section section : root.sections("strategies", "type")) {
      ComponentAxes axes = componentReader.read(section, StrategyKinds.STRATEGY);
      String name = section.text("name", section.text("type", "?"));
      List<String> subscriptions = section.names("subscriptions", series);
      String filter = section.text("filter");
      Yaml written = section.get("filter");
      if (filter != null && written != null) {
        check(
            written,
            () -> StrategyKernel.checkFilter(filter, ExpressionFilters::compile, components));
      }
      section.finish();
      if (!names.add(name)) {
        problems.add(
            section.place().toString(),
            "two strategies are called %s; give one of them a name of its own".formatted(name));
      }
      if (TAKEN.contains(name) || components.find(CLASSIFIERS, name) != null) {
        problems.add(
            section.place().toString(),
            "a strategy must not be called %s, which is what results call something else; give it another name"
                .formatted(name));
      }
      if (axes != null) {
        componentReader.tryOut(StrategyKinds.STRATEGY, axes);
        entries.add(new StrategyEntry(name, axes, subscriptions, filter));
      }
    }
    return entries;
  }

  private List<ComponentAxes> components(
      Section root, String key, io.admf.component.ComponentKind<?, ?> kind) {
    List<ComponentAxes> all = new ArrayList<>();
    for (Section section : root.sections(key, "type")) {
      ComponentAxes axes = componentReader.read(section, kind);
      section.finish();
      if (axes != null) {
        componentReader.tryOut(kind, axes);
        all.add(axes);
      }
    }
    return all;
  }
}
