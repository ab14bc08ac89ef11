package io.admf.compose.experiment;

import io.admf.component.ComponentException;
import io.admf.component.ComponentInfo;
import io.admf.component.ComponentKind;
import io.admf.component.Components;
import io.admf.component.Names;
import io.admf.component.Parameter;
import io.admf.component.Scalars;
import io.admf.compose.axis.ComponentAxes;
import io.admf.compose.axis.Constraint;
import io.admf.compose.axis.Limits;
import io.admf.compose.axis.ValueReader;
import io.admf.config.BadInputException;
import io.admf.config.Problems;
import io.admf.config.Section;
import io.admf.config.Yaml;
import io.admf.expression.ExpressionType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the name and parameters of components, and checks them against what was found. */
final class ComponentReader {

  private final Components components;
  private final Problems problems;
  private final ValueReader values;
  private final List<ComponentAxes> unsound = new ArrayList<>();

  ComponentReader(Components components, ValueReader values, Problems problems) {
    this.components = components;
    this.values = values;
    this.problems = problems;
  }

  /**
   * Reads {@code type}, {@code parameters} (or {@code params}) and {@code constraints} of a
   * section.
   *
   * @return null when the type is missing or unknown, which has then been reported
   */
  @Nullable ComponentAxes read(Section section, ComponentKind<?, ?> kind) {
    String type = section.text("type");
    if (type == null) {
      section.missing("type", expected(kind));
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
    List<Constraint.Written> constraints = constraints(section);
    if (info == null) {
      return null;
    }
    return complete(info, section.place().toString(), entries(given), constraints);
  }

  private static String expected(ComponentKind<?, ?> kind) {
    String article = "aeiou".indexOf(kind.name().charAt(0)) < 0 ? "a" : "an";
    return "the name of %s %s, see: admf list %s".formatted(article, kind.name(), kind.name());
  }

  /** Reads a component whose parameters stand beside its type, as under {@code sizing}. */
  @Nullable ComponentAxes readFlat(Section section, ComponentKind<?, ?> kind) {
    String type = section.text("type");
    if (type == null) {
      section.missing("type", expected(kind));
      return null;
    }
    ComponentInfo info = find(kind, type, section.place().toString());
    List<Yaml.Entry> rest = new ArrayList<>();
    for (Yaml.Entry entry : section.entries()) {
      if (!entry.key().equals("type")) {
        rest.add(entry);
      }
    }
    return info == null ? null : complete(info, section.place().toString(), rest, List.of());
  }

  /** Conditions, one or a list. What is no expression is reported and left out. */
  List<Constraint.Written> constraints(Section section) {
    List<Constraint.Written> all = new ArrayList<>();
    section.notEmpty("constraints");
    for (Yaml item : section.items("constraints")) {
      if (item instanceof Yaml.Scalar scalar && scalar.value() != null) {
        Constraint.Written written =
            new Constraint.Written(scalar.place().toString(), Names.text(scalar.value()));
        if (reported(written::parse)) {
          all.add(written);
        }
      } else {
        section.wrong("constraints", item, "a condition such as \"fast_period < slow_period\"");
      }
    }
    return all;
  }

  /** Tries something; what is wrong with it is reported. */
  private boolean reported(Runnable trial) {
    try {
      trial.run();
      return true;
    } catch (BadInputException e) {
      e.problems().forEach(problem -> problems.add(problem.where(), problem.message()));
      return false;
    }
  }

  private List<Constraint> compiled(ComponentInfo info, List<Constraint.Written> written) {
    Map<String, ExpressionType> names = new LinkedHashMap<>();
    for (Parameter parameter : info.parameters()) {
      names.put(
          parameter.key(),
          parameter.type() == boolean.class
              ? ExpressionType.BOOLEAN
              : parameter.type() == String.class || parameter.type().isEnum()
                  ? ExpressionType.TEXT
                  : ExpressionType.NUMBER);
    }
    List<Constraint> all = new ArrayList<>();
    written.forEach(each -> reported(() -> all.add(each.compile(names))));
    return all;
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
  ComponentAxes complete(
      ComponentInfo info,
      String place,
      List<Yaml.Entry> given,
      List<Constraint.Written> constraints) {
    int before = problems.list().size();
    Map<String, List<Object>> read = new LinkedHashMap<>();
    for (Yaml.Entry entry : given) {
      Parameter parameter = parameter(info, entry);
      if (parameter != null) {
        String name = "%s %s: %s".formatted(info.kind(), info.name(), parameter.key());
        List<Object> own = values.read(entry.value(), parameter, name);
        if (read.put(parameter.key(), own.stream().map(ComponentReader::plain).toList()) != null) {
          problems.add(entry.place().toString(), parameter.key() + " is given twice; keep one");
        }
      }
    }
    Map<String, List<Object>> axes = new LinkedHashMap<>();
    for (Parameter parameter : info.parameters()) {
      List<Object> own = read.get(parameter.key());
      if (own == null && parameter.addedLater()) {
        continue; // the component knows its default
      }
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
    ComponentAxes complete =
        new ComponentAxes(place, info.name(), axes, compiled(info, constraints));
    checkSize(complete);
    if (problems.list().size() > before) {
      unsound.add(complete);
    }
    return complete;
  }

  private void checkSize(ComponentAxes axes) {
    boolean constrained = !axes.constraints().isEmpty();
    double most = constrained ? Limits.CANDIDATES : Limits.COMBINATIONS;
    if (axes.candidates() > most) {
      problems.add(
          axes.place(),
          "the parameters of %s make %s combinations%s; expected at most %s"
              .formatted(
                  axes.type(),
                  Names.number(axes.candidates()),
                  constrained ? " before constraints" : "",
                  Names.number(most)));
    }
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
    if (axes != null && !unsound.contains(axes)) {
      new Trial(components, kind, axes).report(problems);
    }
  }
}
