package io.admf.compose.experiment;

import io.admf.component.Names;
import io.admf.component.Parameter;
import io.admf.compose.experiment.Experiment.ExecutionModel;
import io.admf.compose.experiment.Experiment.RiskProfile;
import io.admf.config.Problems;
import io.admf.config.Section;
import io.admf.config.Yaml;
import io.admf.execution.ExecutionKinds;
import io.admf.plan.FillTiming;
import io.admf.portfolio.PortfolioKinds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads risk profiles and execution models: presets by name, or settings of their own. The presets
 * stand in {@code docs/configuration.md}.
 */
final class ProfileReader {

  /** Largest position of each preset, as a fraction of equity. */
  private static final Map<String, Double> RISK_PRESETS = new TreeMap<>();

  static {
    RISK_PRESETS.put("conservative", 0.1);
    RISK_PRESETS.put("moderate", 0.25);
    RISK_PRESETS.put("aggressive", 0.5);
  }

  private static final List<String> EXECUTION_PRESETS = List.of("zero_cost", "retail");

  private final ComponentReader componentReader;
  private final Problems problems;

  ProfileReader(ComponentReader componentReader, Problems problems) {
    this.componentReader = componentReader;
    this.problems = problems;
  }

  /** The profiles under {@code risk_profiles}; empty when there are none. */
  List<RiskProfile> riskProfiles(Section root) {
    List<RiskProfile> profiles = new ArrayList<>();
    for (Section section : root.sections("risk_profiles", "type")) {
      profiles.add(riskProfile(section));
      section.finish();
    }
    return profiles;
  }

  /** A portfolio's own settings: {@code risk}, or presets named by {@code risk_levels}. */
  List<RiskProfile> ownRisk(Section portfolio) {
    List<RiskProfile> profiles = new ArrayList<>();
    for (Section section : portfolio.sections("risk_levels", "type")) {
      profiles.add(riskProfile(section));
      section.finish();
    }
    if (portfolio.has("risk")) {
      if (!profiles.isEmpty()) {
        problems.add(
            portfolio.place().toString(), "risk and risk_levels exclude each other; keep one");
      }
      Section risk = portfolio.section("risk");
      profiles.add(settings(risk, "custom", null));
      risk.finish();
    }
    return profiles;
  }

  private RiskProfile riskProfile(Section section) {
    String type = section.text("type");
    Double preset = type == null ? null : RISK_PRESETS.get(type);
    if (type != null && preset == null) {
      String nearest = Names.nearest(type, RISK_PRESETS.keySet());
      problems.add(
          section.place().toString(),
          "there is no risk profile %s; %s"
              .formatted(
                  type,
                  nearest != null
                      ? "did you mean " + nearest + "?"
                      : "there are conservative, moderate and aggressive, or give a name and settings"));
    }
    return settings(section, section.text("name", type == null ? "custom" : type), preset);
  }

  private RiskProfile settings(Section section, String name, @Nullable Double preset) {
    boolean given = preset != null || section.has("max_position_size");
    List<Double> sizes = numbers(section, "max_position_size", preset == null ? 1 : preset, 0, 100);
    List<Double> buffers = numbers(section, "cash_buffer", 0, 0, 1);
    Boolean longOnly = section.has("long_only") ? (Boolean) section.flag("long_only", true) : null;
    List<ComponentAxes> rules = new ArrayList<>();
    for (Section rule : section.sections("rules", "type")) {
      ComponentAxes axes = componentReader.readFlat(rule, PortfolioKinds.RISK_RULE);
      if (axes != null) {
        componentReader.tryOut(PortfolioKinds.RISK_RULE, axes);
        rules.add(axes);
      }
    }
    return new RiskProfile(name, sizes, given, buffers, longOnly, rules);
  }

  /** The models under {@code execution_models}, or the one that {@code execution} describes. */
  List<ExecutionModel> executionModels(Section root) {
    List<ExecutionModel> models = new ArrayList<>();
    for (Section section : root.sections("execution_models", "type")) {
      String type = section.text("type");
      if (type != null && !EXECUTION_PRESETS.contains(type)) {
        String nearest = Names.nearest(type, EXECUTION_PRESETS);
        problems.add(
            section.place().toString(),
            "there is no execution model %s; %s"
                .formatted(
                    type,
                    nearest != null
                        ? "did you mean " + nearest + "?"
                        : "there are zero_cost and retail, or give a name and settings"));
      }
      models.add(
          execution(
              section,
              section.text("name", type == null ? "custom" : type),
              "retail".equals(type)));
      section.finish();
    }
    Section execution = root.section("execution");
    ExecutionModel own = execution(execution, "default", false);
    execution.finish();
    if (models.isEmpty()) {
      models.add(own);
    } else if (root.has("execution")) {
      problems.add(
          execution.place().toString(),
          "execution and execution_models exclude each other; keep one");
    }
    return models;
  }

  private ExecutionModel execution(Section section, String name, boolean retail) {
    FillTiming fillAt = section.choice("fill_at", FillTiming.class, FillTiming.NEXT_OPEN);
    List<Double> participation = numbers(section, "max_participation", 0, 0, 1);
    return new ExecutionModel(
        name, fillAt, slippage(section, retail), commission(section, retail), participation);
  }

  private ComponentAxes slippage(Section section, boolean retail) {
    ComponentAxes own = own(section, "slippage", ExecutionKinds.SLIPPAGE);
    List<Double> bps = numbers(section, "slippage_bps", retail ? 5 : 0, 0, 5_000);
    if (own != null) {
      if (section.has("slippage_bps")) {
        problems.add(
            section.place().toString(), "slippage and slippage_bps exclude each other; keep one");
      }
      return own;
    }
    ComponentAxes axes =
        bps.equals(List.of(0.0))
            ? plain(section, "none", Map.of())
            : plain(section, "bps", Map.of("bps", boxed(bps)));
    componentReader.tryOut(ExecutionKinds.SLIPPAGE, axes);
    return axes;
  }

  private ComponentAxes commission(Section section, boolean retail) {
    ComponentAxes own = own(section, "commission", ExecutionKinds.COMMISSION);
    boolean perShare = section.has("commission_per_share");
    boolean percent = section.has("commission_percent");
    List<Double> amounts =
        numbers(section, "commission_per_share", retail ? 0.01 : 0, 0, 1_000_000);
    List<Double> percents = numbers(section, "commission_percent", 0, 0, 100);
    List<Double> minimum = numbers(section, "commission_minimum", retail ? 1 : 0, 0, 1_000_000);
    if ((perShare && percent) || (own != null && (perShare || percent))) {
      problems.add(
          section.place().toString(),
          "commission, commission_per_share and commission_percent exclude each other; keep one");
    }
    if (own != null) {
      return own;
    }
    if (section.has("commission_minimum") && !perShare && !percent && !retail) {
      problems.add(
          section.place().toString(),
          "commission_minimum needs commission_per_share or commission_percent beside it");
    }
    Map<String, List<Object>> values = new LinkedHashMap<>();
    String type = percent ? "percent" : perShare || retail ? "per_share" : "none";
    if (!type.equals("none")) {
      values.put(percent ? "percent" : "amount", boxed(percent ? percents : amounts));
      values.put("minimum", boxed(minimum));
    }
    ComponentAxes axes = plain(section, type, values);
    componentReader.tryOut(ExecutionKinds.COMMISSION, axes);
    return axes;
  }

  private @Nullable ComponentAxes own(
      Section section, String key, io.admf.component.ComponentKind<?, ?> kind) {
    if (!section.has(key)) {
      return null;
    }
    List<Section> sections = section.sections(key, "type");
    ComponentAxes axes =
        sections.isEmpty() ? null : componentReader.readFlat(sections.getFirst(), kind);
    componentReader.tryOut(kind, axes);
    return axes;
  }

  private static ComponentAxes plain(Section section, String type, Map<String, List<Object>> axes) {
    return new ComponentAxes(section.place().toString(), type, axes);
  }

  private static List<Object> boxed(List<Double> values) {
    return new ArrayList<>(values);
  }

  private static List<Double> numbers(
      Section section, String key, double otherwise, double min, double max) {
    Parameter parameter = new Parameter(key, double.class, "", null, min, max);
    List<Double> values = new ArrayList<>();
    section.notEmpty(key);
    for (Yaml item : section.items(key)) {
      Object value =
          item instanceof Yaml.Scalar scalar && scalar.value() != null
              ? parameter.convert(scalar.value())
              : null;
      if (value == null) {
        section.wrong(key, item, parameter.expected());
      } else {
        values.add((Double) value);
      }
    }
    return values.isEmpty() ? List.of(otherwise) : values;
  }
}
