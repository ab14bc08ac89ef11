package io.admf.compose.experiment;

import io.admf.component.ComponentKind;
import io.admf.component.Names;
import io.admf.compose.axis.ComponentAxes;
import io.admf.compose.axis.ValueReader;
import io.admf.compose.experiment.Experiment.ExecutionModel;
import io.admf.config.Problems;
import io.admf.config.Section;
import io.admf.config.Yaml;
import io.admf.execution.ExecutionKinds;
import io.admf.plan.ComponentSpec;
import io.admf.plan.FillTiming;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads execution models: presets by name, or settings of their own. The presets stand in {@code
 * docs/configuration.md}.
 */
final class ExecutionReader {

  private static final ComponentSpec NONE = ComponentSpec.of("none");

  private final ComponentReader components;
  private final ValueReader values;
  private final MatchingReader matching;
  private final Problems problems;

  ExecutionReader(
      ComponentReader components,
      ValueReader values,
      Problems problems,
      List<Experiment.Symbol> symbols) {
    this.components = components;
    this.values = values;
    this.matching = new MatchingReader(values, symbols);
    this.problems = problems;
  }

  /** The models under {@code execution_models}, or the one that {@code execution} describes. */
  List<ExecutionModel> shared(Section root) {
    List<ExecutionModel> models = models(root, "execution_models");
    Yaml given = root.get("execution");
    if (given != null && root.has("execution_models")) {
      problems.add(
          given.place().toString(), "execution and execution_models exclude each other; keep one");
    }
    List<ExecutionModel> own = own(root);
    return models.isEmpty() ? (own.isEmpty() ? List.of(none(root)) : own) : models;
  }

  /** What {@code execution} describes: settings, or a list of models; empty when not given. */
  List<ExecutionModel> own(Section above) {
    above.notEmpty("execution");
    if (!above.has("execution")) {
      return List.of();
    }
    if (!(above.get("execution") instanceof Yaml.Mapping)) {
      return models(above, "execution");
    }
    Section execution = above.section("execution");
    ExecutionModel model = model(execution, "default", ExecutionPreset.ZERO_COST);
    execution.finish();
    return List.of(model);
  }

  private ExecutionModel none(Section root) {
    return model(
        root.section("execution", new Yaml.Mapping(root.place(), List.of())),
        "default",
        ExecutionPreset.ZERO_COST);
  }

  private List<ExecutionModel> models(Section above, String key) {
    List<ExecutionModel> models = new ArrayList<>();
    Titles titles = new Titles("execution models", problems);
    for (Section section : above.sections(key, "type")) {
      String type = section.text("type");
      ExecutionPreset preset = ExecutionPreset.of(type);
      if (type != null && preset == null) {
        String nearest = Names.nearest(type, ExecutionPreset.names());
        problems.add(
            section.place().toString(),
            "there is no execution model %s; %s"
                .formatted(
                    type,
                    nearest != null
                        ? "did you mean " + nearest + "?"
                        : "there are %s, or give a name and settings"
                            .formatted(String.join(", ", ExecutionPreset.names()))));
      }
      models.add(
          model(
              section,
              titles.of(section, type),
              preset == null ? ExecutionPreset.ZERO_COST : preset));
      section.finish();
    }
    return models;
  }

  private ExecutionModel model(Section section, String name, ExecutionPreset preset) {
    List<FillTiming> fillAt =
        values.choices(section, "fill_at", FillTiming.class, FillTiming.NEXT_OPEN);
    List<Double> participation =
        values.numbers(section, "max_participation", preset.maxParticipation(), 0, 1);
    return new ExecutionModel(
        name,
        fillAt,
        slippage(section, preset),
        commission(section, preset),
        participation,
        given(section, "impact", ExecutionKinds.IMPACT, preset.impact()),
        given(section, "latency", ExecutionKinds.LATENCY, NONE),
        given(section, "improvement", ExecutionKinds.IMPROVEMENT, NONE),
        matching.read(section));
  }

  private List<ComponentAxes> given(
      Section section, String key, ComponentKind<?, ?> kind, ComponentSpec otherwise) {
    List<ComponentAxes> own = own(section, key, kind);
    return section.has(key) ? own : List.of(plain(section, otherwise));
  }

  private List<ComponentAxes> slippage(Section section, ExecutionPreset preset) {
    List<ComponentAxes> own = own(section, "slippage", ExecutionKinds.SLIPPAGE);
    List<Double> bps = values.numbers(section, "slippage_bps", 0, 0, 5_000);
    boolean given = section.has("slippage_bps");
    if (section.has("slippage")) {
      if (given) {
        problems.add(
            section.place().toString(), "slippage and slippage_bps exclude each other; keep one");
      }
      return own;
    }
    ComponentAxes axes =
        !given
            ? plain(section, preset.slippage())
            : bps.equals(List.of(0.0))
                ? plain(section, NONE)
                : plain(section, "bps", Map.of("bps", boxed(bps)));
    components.tryOut(ExecutionKinds.SLIPPAGE, axes);
    return List.of(axes);
  }

  private List<ComponentAxes> commission(Section section, ExecutionPreset preset) {
    List<ComponentAxes> own = own(section, "commission", ExecutionKinds.COMMISSION);
    boolean retail = preset.equals(ExecutionPreset.RETAIL);
    boolean perShare = section.has("commission_per_share");
    boolean percent = section.has("commission_percent");
    boolean least = section.has("commission_minimum");
    boolean given = section.has("commission");
    List<Double> amounts =
        values.numbers(section, "commission_per_share", retail ? 0.01 : 0, 0, 1_000_000);
    List<Double> percents = values.numbers(section, "commission_percent", 0, 0, 100);
    List<Double> minimum =
        values.numbers(section, "commission_minimum", retail ? 1 : 0, 0, 1_000_000);
    if ((perShare && percent) || (given && (perShare || percent))) {
      problems.add(
          section.place().toString(),
          "commission, commission_per_share and commission_percent exclude each other; keep one");
    }
    if (given) {
      return own;
    }
    if (least && !perShare && !percent && !retail) {
      problems.add(
          section.place().toString(),
          "commission_minimum needs commission_per_share or commission_percent beside it");
    }
    ComponentAxes commission;
    if (!perShare && !percent && !(retail && least)) {
      commission = plain(section, preset.commission());
    } else {
      Map<String, List<Object>> axes = new LinkedHashMap<>();
      axes.put(percent ? "percent" : "amount", boxed(percent ? percents : amounts));
      axes.put("minimum", boxed(minimum));
      commission = plain(section, percent ? "percent" : "per_share", axes);
    }
    components.tryOut(ExecutionKinds.COMMISSION, commission);
    return List.of(commission);
  }

  /** Models by type with their parameters beside it; several are an axis. */
  private List<ComponentAxes> own(Section section, String key, ComponentKind<?, ?> kind) {
    List<ComponentAxes> all = new ArrayList<>();
    section.notEmpty(key);
    for (Section each : section.sections(key, "type")) {
      ComponentAxes axes = components.readFlat(each, kind);
      if (axes != null) {
        components.tryOut(kind, axes);
        all.add(axes);
      }
    }
    return all;
  }

  private static ComponentAxes plain(Section section, ComponentSpec spec) {
    Map<String, List<Object>> axes = new LinkedHashMap<>();
    spec.parameters().forEach((key, value) -> axes.put(key, List.of(value)));
    return plain(section, spec.type(), axes);
  }

  private static ComponentAxes plain(Section section, String type, Map<String, List<Object>> axes) {
    return new ComponentAxes(section.place().toString(), type, axes);
  }

  private static List<Object> boxed(List<Double> values) {
    return new ArrayList<>(values);
  }
}
