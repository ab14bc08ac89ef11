package io.admf.compose.experiment;

import io.admf.component.Names;
import io.admf.compose.axis.Alternatives;
import io.admf.compose.axis.ComponentAxes;
import io.admf.compose.axis.ValueReader;
import io.admf.compose.experiment.Experiment.RiskProfile;
import io.admf.config.Problems;
import io.admf.config.Section;
import io.admf.config.Yaml;
import io.admf.portfolio.PortfolioKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads risk profiles: presets by name, or settings of their own. The presets stand in {@code
 * docs/configuration.md}.
 */
final class RiskReader {

  /** Largest position of each preset, as a fraction of equity. */
  private static final Map<String, Double> PRESETS = new TreeMap<>();

  static {
    PRESETS.put("conservative", 0.1);
    PRESETS.put("moderate", 0.25);
    PRESETS.put("aggressive", 0.5);
  }

  private final ComponentReader components;
  private final ValueReader values;
  private final Problems problems;

  RiskReader(ComponentReader components, ValueReader values, Problems problems) {
    this.components = components;
    this.values = values;
    this.problems = problems;
  }

  /** The profiles under {@code risk_profiles}; empty when there are none. */
  List<RiskProfile> shared(Section root) {
    return profiles(root, "risk_profiles");
  }

  /**
   * A portfolio's own: {@code risk}, or presets named by {@code risk_levels}. Empty when it has
   * none.
   */
  List<RiskProfile> own(Section portfolio) {
    portfolio.notEmpty("risk");
    List<RiskProfile> levels = profiles(portfolio, "risk_levels");
    if (!portfolio.has("risk")) {
      return levels;
    }
    if (!levels.isEmpty()) {
      problems.add(
          portfolio.place().toString(), "risk and risk_levels exclude each other; keep one");
    }
    if (portfolio.get("risk") instanceof Yaml.Sequence) {
      return profiles(portfolio, "risk");
    }
    Section risk = portfolio.section("risk");
    RiskProfile profile = settings(risk, "custom", null);
    risk.finish();
    return List.of(profile);
  }

  private List<RiskProfile> profiles(Section above, String key) {
    List<RiskProfile> profiles = new ArrayList<>();
    Titles titles = new Titles("risk profiles", problems);
    for (Section section : above.sections(key, "type")) {
      profiles.add(profile(section, titles));
      section.finish();
    }
    return profiles;
  }

  private RiskProfile profile(Section section, Titles titles) {
    String type = section.text("type");
    Double preset = type == null ? null : PRESETS.get(type);
    if (type != null && preset == null) {
      String nearest = Names.nearest(type, PRESETS.keySet());
      problems.add(
          section.place().toString(),
          "there is no risk profile %s; %s"
              .formatted(
                  type,
                  nearest != null
                      ? "did you mean " + nearest + "?"
                      : "there are conservative, moderate and aggressive, or give a name and settings"));
    }
    return settings(section, titles.of(section, type), preset);
  }

  private RiskProfile settings(Section section, String name, @Nullable Double preset) {
    return new RiskProfile(
        name,
        values.numbers(section, "max_position_size", preset == null ? 1 : preset, 0, 100),
        values.numbers(section, "cash_buffer", 0, 0, 1),
        values.flags(section, "long_only"),
        rules(section));
  }

  /** Sets of rules: one, or one for each list in the list. */
  private List<List<ComponentAxes>> rules(Section section) {
    List<List<ComponentAxes>> sets = new ArrayList<>();
    for (Section set : Alternatives.of(section, "rules")) {
      List<ComponentAxes> rules = new ArrayList<>();
      for (Section rule : set.sections("rules", "type")) {
        ComponentAxes axes = components.readFlat(rule, PortfolioKinds.RISK_RULE);
        if (axes != null) {
          components.tryOut(PortfolioKinds.RISK_RULE, axes);
          rules.add(axes);
        }
      }
      sets.add(rules);
    }
    return sets;
  }
}
