package io.admf.compose.experiment;

import io.admf.component.Components;
import io.admf.component.Names;
import io.admf.compose.experiment.Experiment.PortfolioEntry;
import io.admf.compose.experiment.Experiment.StrategyEntry;
import io.admf.compose.experiment.Experiment.Symbol;
import io.admf.compose.topology.TopologyBuilder;
import io.admf.config.Problems;
import io.admf.config.Section;
import io.admf.config.Yaml;
import io.admf.money.Money;
import io.admf.portfolio.PortfolioKinds;
import io.admf.strategy.StrategyKinds;
import io.admf.time.Timeframe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads an experiment from YAML, reporting every mistake at once. */
public final class ExperimentReader {

  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "initial_capital", "belongs to an entry of portfolios",
          "slippage_bps", "belongs under execution",
          "commission_per_share", "belongs under execution",
          "start_date", "belongs under data",
          "end_date", "belongs under data",
          "parameters", "belongs to an entry of strategies or classifiers");

  private final Components components;
  private final Problems problems = new Problems();
  private final ComponentReader componentReader;

  private ExperimentReader(Components components) {
    this.components = components;
    this.componentReader = new ComponentReader(components, problems);
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

  private Experiment read(Yaml.Mapping yaml, Path file) {
    Section root = Section.of(yaml, problems);
    String name = root.text("name", stem(file));
    root.text("description");
    String workflow = root.text("workflow", TopologyBuilder.FULL_BACKTEST);
    if (!TopologyBuilder.workflows().contains(workflow)) {
      Yaml given = root.get("workflow");
      root.wrong(
          "workflow",
          given == null ? yaml : given,
          String.join(" or ", TopologyBuilder.workflows()));
    }
    long seed = root.whole("seed", 42, Long.MIN_VALUE, Long.MAX_VALUE);
    String currency = root.text("currency", "USD");
    List<Symbol> symbols = symbols(root);
    DataReader data = new DataReader(components, componentReader, problems);
    DataReader.Result dataResult = data.read(root.section("data"), file);
    Section features = root.section("features");
    boolean infer = features.flag("auto_infer", true);
    List<String> extra = features.texts("extra");
    features.finish();
    List<StrategyEntry> strategies = strategies(root);
    List<ComponentAxes> classifiers = components(root, "classifiers", StrategyKinds.CLASSIFIER);
    ProfileReader profiles = new ProfileReader(componentReader, problems);
    List<Experiment.RiskProfile> riskProfiles = profiles.riskProfiles(root);
    List<Experiment.ExecutionModel> executionModels = profiles.executionModels(root);
    List<PortfolioEntry> portfolios = portfolios(root, profiles, strategies, classifiers, symbols);
    Section report = root.section("report");
    Experiment.Reporting reporting =
        new Experiment.Reporting(
            report.number("risk_free_rate", 0, -1, 10),
            report.number("periods_per_year", 0, 0, 1e9));
    report.finish();
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
        dataResult.spec(),
        extra,
        infer,
        strategies,
        classifiers,
        portfolios,
        riskProfiles,
        executionModels,
        reporting);
  }

  private static String stem(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "experiment" : last.toString();
    int dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name).replaceAll("[^A-Za-z0-9_-]", "_");
  }

  private List<Symbol> symbols(Section root) {
    List<Symbol> symbols = new ArrayList<>();
    if (!root.has("symbols")) {
      root.missing("symbols", "a list such as [{symbol: SPY, timeframes: [1d]}]");
      return symbols;
    }
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
      symbols.add(new Symbol(symbol, timeframes, sizeDecimals(section)));
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

  private List<StrategyEntry> strategies(Section root) {
    List<StrategyEntry> entries = new ArrayList<>();
    if (!root.has("strategies")) {
      root.missing("strategies", "a list such as [{type: momentum}], see: admf list strategy");
    }
    TreeSet<String> names = new TreeSet<>();
    for (Section section : root.sections("strategies", "type")) {
      ComponentAxes axes = componentReader.read(section, StrategyKinds.STRATEGY);
      String name = section.text("name", section.text("type", "?"));
      List<String> subscriptions = section.texts("subscriptions");
      String filter = section.text("filter");
      section.finish();
      if (!names.add(name)) {
        problems.add(
            section.place().toString(),
            "two strategies are called %s; give one of them a name of its own".formatted(name));
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

  private List<PortfolioEntry> portfolios(
      Section root,
      ProfileReader profiles,
      List<StrategyEntry> strategies,
      List<ComponentAxes> classifiers,
      List<Symbol> symbols) {
    List<PortfolioEntry> entries = new ArrayList<>();
    List<Section> sections = root.sections("portfolios", "name");
    if (sections.isEmpty()) {
      sections = List.of(Section.of(new Yaml.Mapping(root.place(), List.of()), problems));
    }
    for (Section section : sections) {
      entries.add(portfolio(section, profiles, strategies, classifiers, symbols));
    }
    return entries;
  }

  private PortfolioEntry portfolio(
      Section section,
      ProfileReader profiles,
      List<StrategyEntry> strategies,
      List<ComponentAxes> classifiers,
      List<Symbol> symbols) {
    String name = section.text("name", "portfolio");
    List<String> own =
        known(section, "strategies", strategies.stream().map(StrategyEntry::name).toList());
    List<Double> weights = weights(section, own);
    List<String> regimes =
        known(section, "classifiers", classifiers.stream().map(ComponentAxes::type).toList());
    boolean together = false;
    List<String> traded = List.of();
    if (section.get("symbols") instanceof Yaml.Scalar scalar) {
      if ("all".equals(scalar.value())) {
        together = true;
      } else if (!"each".equals(scalar.value())) {
        section.wrong("symbols", scalar, "each, all, or a list of symbols to trade together");
      }
    } else if (section.has("symbols")) {
      together = true;
      traded = known(section, "symbols", symbols.stream().map(Symbol::name).toList());
    }
    double capital = section.number("initial_capital", 100_000, 0.01, 9e10);
    String direction = section.text("direction", "long_only");
    if (!direction.equals("long_only") && !direction.equals("long_short")) {
      Yaml given = section.get("direction");
      if (given != null) {
        section.wrong("direction", given, "long_only or long_short");
      }
    }
    ComponentAxes sizing = sizing(section);
    List<Experiment.RiskProfile> risk = profiles.ownRisk(section);
    section.finish();
    return new PortfolioEntry(
        name,
        own,
        weights,
        regimes,
        together,
        traded,
        Money.of(capital),
        direction.equals("long_short"),
        sizing,
        risk);
  }

  private @Nullable ComponentAxes sizing(Section portfolio) {
    Yaml given = portfolio.get("sizing");
    if (given == null) {
      return null;
    }
    List<Section> sections = portfolio.sections("sizing", "type");
    if (sections.size() != 1) {
      portfolio.wrong("sizing", given, "the name of a sizer, or a section with type");
      return null;
    }
    ComponentAxes axes = componentReader.readFlat(sections.getFirst(), PortfolioKinds.SIZER);
    componentReader.tryOut(PortfolioKinds.SIZER, axes);
    return axes;
  }

  private List<Double> weights(Section section, List<String> strategies) {
    List<Double> weights = new ArrayList<>();
    Section given = section.section("weights");
    for (String strategy : strategies) {
      weights.add(given.number(strategy, 1, 1e-9, 1e9));
    }
    given.finish();
    return weights;
  }

  /** The texts of a list, each of which must be one of {@code names}. */
  private List<String> known(Section section, String key, Collection<String> names) {
    List<String> texts = section.texts(key);
    for (String text : texts) {
      if (!names.contains(text)) {
        String nearest = Names.nearest(text, names);
        Yaml given = section.get(key);
        problems.add(
            (given == null ? section.place() : given.place()).toString(),
            "%s names %s, which is not there%s"
                .formatted(
                    key,
                    text,
                    nearest != null
                        ? "; did you mean " + nearest + "?"
                        : "; there are " + String.join(", ", names)));
      }
    }
    return texts;
  }
}
