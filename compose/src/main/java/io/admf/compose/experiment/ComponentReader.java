package io.admf.compose.experiment;

import io.admf.component.ComponentException;
import io.admf.component.ComponentInfo;
import io.admf.component.ComponentKind;
import io.admf.component.Components;
import io.admf.component.Names;
import io.admf.component.Parameter;
import io.admf.component.Scalars;
import io.admf.config.Problems;
import io.admf.config.Section;
import io.admf.config.Yaml;
import io.admf.plan.ComponentSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the name and parameters of components, and checks them against what was found. */
final class ComponentReader {

  private static final double MOST_COMBINATIONS = 100_000;

  private static final int MOST_REFUSALS = 5;

  private final Components components;
  private final Problems problems;
  private final List<ComponentAxes> unsound = new ArrayList<>();

  ComponentReader(Components components, Problems problems) {
    this.components = components;
    this.problems = problems;
  }

  /**
   * Reads {@code type} and {@code parameters} (or {@code params}) of a section.
   *
   * @return null when the type is missing or unknown, which has then been reported
   */
  @Nullable ComponentAxes read(Section section, ComponentKind<?, ?> kind) {
    String type = section.text("type");
    if (type == null) {
      section.missing("type", "the name of a " + kind.name() + ", see: admf list " + kind.name());
      return null;
    }
    Yaml typeYaml = section.get("type");
    ComponentInfo info = find(kind, type, typeYaml == null ? "" : typeYaml.place().toString());
    Yaml parameters = section.get("parameters");
    Yaml params = section.get("params");
    if (parameters != null && params != null) {
      problems.add(params.place().toString(), "params is the same as parameters; keep one of them");
    }
    Yaml given = parameters != null ? parameters : params;
    if (info == null) {
      return null;
    }
    return complete(info, section.place().toString(), entries(given));
  }

  /** Reads a component whose parameters stand beside its type, as under {@code sizing}. */
  @Nullable ComponentAxes readFlat(Section section, ComponentKind<?, ?> kind) {
    String type = section.text("type");
    if (type == null) {
      section.missing("type", "the name of a " + kind.name() + ", see: admf list " + kind.name());
      return null;
    }
    ComponentInfo info = find(kind, type, section.place().toString());
    List<Yaml.Entry> rest = new ArrayList<>();
    for (Yaml.Entry entry : section.entries()) {
      if (!entry.key().equals("type")) {
        rest.add(entry);
      }
    }
    return info == null ? null : complete(info, section.place().toString(), rest);
  }

  private @Nullable ComponentInfo find(ComponentKind<?, ?> kind, String type, String place) {
    try {
      return components.require(kind.name(), type);
    } catch (ComponentException e) {
      problems.add(place, String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** Parameters as a section, or as a list of sections with one key each. */
  private List<Yaml.Entry> entries(@Nullable Yaml given) {
    return switch (given) {
      case null -> List.of();
      case Yaml.Mapping mapping -> mapping.entries();
      case Yaml.Sequence sequence -> {
        List<Yaml.Entry> all = new ArrayList<>();
        for (Yaml item : sequence.items()) {
          if (item instanceof Yaml.Mapping mapping) {
            all.addAll(mapping.entries());
          } else {
            problems.add(item.place().toString(), "expected name: value, was " + item.describe());
          }
        }
        yield all;
      }
      case Yaml.Scalar scalar -> {
        problems.add(
            scalar.place().toString(),
            "expected parameters as name: value, was " + scalar.describe());
        yield List.of();
      }
    };
  }

  /** Checks what was given and adds the defaults, in the order of the component's parameters. */
  ComponentAxes complete(ComponentInfo info, String place, List<Yaml.Entry> given) {
    int before = problems.list().size();
    Map<String, List<Object>> values = new LinkedHashMap<>();
    for (Yaml.Entry entry : given) {
      Parameter parameter = parameter(info, entry);
      if (parameter != null) {
        List<Object> read = values(info, parameter, entry);
        if (values.put(parameter.key(), read) != null) {
          problems.add(entry.place().toString(), parameter.key() + " is given twice; keep one");
        }
      }
    }
    Map<String, List<Object>> axes = new LinkedHashMap<>();
    for (Parameter parameter : info.parameters()) {
      List<Object> own = values.get(parameter.key());
      if (own != null) {
        axes.put(parameter.key(), own);
      } else if (parameter.otherwise() != null) {
        Object otherwise = parameter.convert(Scalars.read(parameter.otherwise()));
        if (otherwise == null) {
          throw new ComponentException(
              "%s %s: the default %s of %s is not %s"
                  .formatted(
                      info.kind(),
                      info.name(),
                      parameter.otherwise(),
                      parameter.key(),
                      parameter.expected()));
        }
        axes.put(parameter.key(), List.of(plain(otherwise)));
      } else {
        problems.add(
            place,
            "%s %s: %s is missing; expected %s (%s)"
                .formatted(
                    info.kind(),
                    info.name(),
                    parameter.key(),
                    parameter.expected(),
                    parameter.doc()));
      }
    }
    double count = 1;
    for (List<Object> axis : axes.values()) {
      count *= axis.size();
    }
    if (count > MOST_COMBINATIONS) {
      problems.add(
          place,
          "the parameters of %s make %s combinations; expected at most %s"
              .formatted(info.name(), Names.number(count), Names.number(MOST_COMBINATIONS)));
    }
    ComponentAxes read = new ComponentAxes(place, info.name(), axes);
    if (problems.list().size() > before) {
      unsound.add(read);
    }
    return read;
  }

  /** By name, or by the beginning of a name up to an underscore if only one begins so. */
  private @Nullable Parameter parameter(ComponentInfo info, Yaml.Entry entry) {
    Parameter exact = info.parameter(entry.key());
    if (exact != null) {
      return exact;
    }
    List<Parameter> begun =
        info.parameters().stream().filter(p -> p.key().startsWith(entry.key() + "_")).toList();
    if (begun.size() == 1) {
      return begun.getFirst();
    }
    List<String> known = info.parameters().stream().map(Parameter::key).toList();
    String nearest = Names.nearest(entry.key(), known);
    problems.add(
        entry.place().toString(),
        "%s is not a parameter of %s; %s"
            .formatted(
                entry.key(),
                info.name(),
                nearest != null
                    ? "did you mean " + nearest + "?"
                    : known.isEmpty() ? "it has none" : "there are " + String.join(", ", known)));
    return null;
  }

  private List<Object> values(ComponentInfo info, Parameter parameter, Yaml.Entry entry) {
    List<Yaml> items =
        entry.value() instanceof Yaml.Sequence sequence ? sequence.items() : List.of(entry.value());
    List<Object> values = new ArrayList<>();
    for (Yaml item : items) {
      Object raw = item instanceof Yaml.Scalar scalar ? scalar.value() : null;
      Object value = raw == null ? null : parameter.convert(raw);
      if (value == null) {
        problems.add(
            item.place().toString(),
            "%s %s: %s must be %s, was %s"
                .formatted(
                    info.kind(),
                    info.name(),
                    parameter.key(),
                    parameter.expected(),
                    item.describe()));
      } else {
        values.add(plain(value));
      }
    }
    if (items.isEmpty()) {
      problems.add(
          entry.value().place().toString(),
          "%s must be %s, was an empty list".formatted(parameter.key(), parameter.expected()));
    }
    return values;
  }

  /** Plans carry Long, Double, Boolean and String only. */
  private static Object plain(Object value) {
    return switch (value) {
      case Integer whole -> whole.longValue();
      case Enum<?> constant -> Names.snake(constant.name());
      default -> value;
    };
  }

  /**
   * Makes every combination once, so that what a component refuses is known before anything runs.
   */
  void tryOut(ComponentKind<?, ?> kind, @Nullable ComponentAxes axes) {
    if (axes == null || unsound.contains(axes)) {
      return;
    }
    int refused = 0;
    for (ComponentSpec spec : axes.combinations()) {
      try {
        components.create(kind, spec);
      } catch (ComponentException e) {
        if (++refused <= MOST_REFUSALS) {
          problems.add(axes.place(), String.valueOf(e.getMessage()));
        }
      }
    }
    if (refused > MOST_REFUSALS) {
      problems.add(
          axes.place(),
          "%s refuses %d more of its combinations".formatted(axes.type(), refused - MOST_REFUSALS));
    }
  }
}
