package io.admf.compose.experiment;

import io.admf.compose.experiment.Experiment.PortfolioEntry;
import io.admf.compose.experiment.Experiment.StrategyEntry;
import io.admf.compose.experiment.Experiment.Symbol;
import io.admf.config.Problems;
import io.admf.config.Section;
import io.admf.config.Yaml;
import io.admf.money.Money;
import io.admf.portfolio.PortfolioKinds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads portfolios: which strategies each joins, what it trades, with how much and how carefully.
 */
final class PortfolioReader {

  private final ComponentReader componentReader;
  private final ProfileReader profiles;
  private final List<StrategyEntry> strategies;
  private final List<ComponentAxes> classifiers;
  private final List<Symbol> symbols;

  PortfolioReader(
      ComponentReader componentReader,
      ProfileReader profiles,
      List<StrategyEntry> strategies,
      List<ComponentAxes> classifiers,
      List<Symbol> symbols) {
    this.componentReader = componentReader;
    this.profiles = profiles;
    this.strategies = strategies;
    this.classifiers = classifiers;
    this.symbols = symbols;
  }

  /** The portfolios, or one with the defaults when there are none. */
  List<PortfolioEntry> read(Section root) {
    List<PortfolioEntry> entries = new ArrayList<>();
    List<Section> sections = root.sections("portfolios", "name");
    if (sections.isEmpty()) {
      sections = List.of(root.section("", new Yaml.Mapping(root.place(), List.of())));
    }
    for (Section section : sections) {
      entries.add(portfolio(section));
    }
    unused(root, entries);
    return entries;
  }

  /** Reports what no portfolio reads, since then it changes nothing. */
  private void unused(Section root, List<PortfolioEntry> portfolios) {
    Problems problems = root.problems();
    for (StrategyEntry strategy : strategies) {
      if (portfolios.stream()
          .noneMatch(p -> p.strategies().isEmpty() || p.strategies().contains(strategy.name()))) {
        problems.add(
            strategy.component().place(),
            "no portfolio uses the strategy %s; list it in one or remove it"
                .formatted(strategy.name()));
      }
    }
    for (ComponentAxes classifier : classifiers) {
      if (portfolios.stream()
          .noneMatch(
              p -> p.classifiers().isEmpty() || p.classifiers().contains(classifier.type()))) {
        problems.add(
            classifier.place(),
            "no portfolio uses the classifier %s; list it in one or remove it"
                .formatted(classifier.type()));
      }
    }
    Yaml shared = root.get("risk_profiles");
    if (shared != null && portfolios.stream().noneMatch(p -> p.risk().isEmpty())) {
      problems.add(
          shared.place().toString(),
          "risk_profiles changes nothing: every portfolio has risk or risk_levels of its own");
    }
  }

  private PortfolioEntry portfolio(Section section) {
    String name = section.text("name", "portfolio");
    for (String key : List.of("strategies", "symbols", "risk_levels")) {
      section.notEmpty(key);
    }
    List<String> own =
        section.names("strategies", strategies.stream().map(StrategyEntry::name).toList());
    List<Double> weights = weights(section, own);
    List<String> regimes =
        section.names("classifiers", classifiers.stream().map(ComponentAxes::type).toList());
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
      traded = section.names("symbols", symbols.stream().map(Symbol::name).toList());
    }
    double capital = section.number("initial_capital", 100_000, 0.01, 1e10);
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

  private static List<Double> weights(Section section, List<String> strategies) {
    List<Double> weights = new ArrayList<>();
    Section given = section.section("weights");
    for (String strategy : strategies) {
      weights.add(given.number(strategy, 1, 1e-9, 1e9));
    }
    given.finish();
    return weights;
  }
}
