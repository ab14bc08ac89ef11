package io.admf.compose.axis;

import io.admf.component.Names;
import io.admf.config.Problems;
import io.admf.config.Section;
import io.admf.config.Yaml;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code {from: 5, to: 24, step: 1}} and {@code {from: 0.001, to: 1, count: 7, scale: log}}.
 */
final class RangeReader {

  private static final List<String> KEYS = List.of("from", "to", "step", "count", "scale");

  private final Problems problems;
  private final Section range;
  private final String name;

  private RangeReader(Yaml.Mapping range, String name, Problems problems) {
    this.problems = problems;
    this.range =
        Section.of(new Yaml.Mapping(range.place(), List.of()), problems).section(name, range);
    this.name = name;
  }

  /** Whether a section is meant as a range. */
  static boolean isRange(Yaml yaml) {
    return yaml instanceof Yaml.Mapping mapping
        && mapping.entries().stream().anyMatch(entry -> KEYS.contains(entry.key()));
  }

  /**
   * The numbers of a range.
   *
   * @param name what to call the range in messages
   * @return empty when something is wrong, which has then been reported
   */
  static List<Number> read(Yaml.Mapping range, String name, Problems problems) {
    return new RangeReader(range, name, problems).read();
  }

  private List<Number> read() {
    int before = problems.list().size();
    BigDecimal from = decimal("from");
    BigDecimal to = decimal("to");
    BigDecimal step = range.has("step") ? decimal("step") : null;
    int count = (int) range.whole("count", 0, 2, Limits.COMBINATIONS);
    Range.Scale scale = range.choice("scale", Range.Scale.class, Range.Scale.LINEAR);
    range.finish();
    boolean counted = range.has("count");
    stepOrCount(counted, scale);
    if (problems.list().size() > before || from == null || to == null) {
      return List.of();
    }
    if (to.compareTo(from) < (counted ? 1 : 0)) {
      wrong("to", (counted ? "above" : "at least") + " from, which is " + text(from));
      return List.of();
    }
    if (scale == Range.Scale.LOG && from.signum() <= 0) {
      wrong("from", "above 0 where the scale is log");
      return List.of();
    }
    return counted ? Range.counted(from, to, count, scale) : stepped(from, to, step);
  }

  /** A range has a step or a count; on a logarithmic scale it has a count. */
  private void stepOrCount(boolean counted, Range.Scale scale) {
    boolean log = scale == Range.Scale.LOG;
    if (range.has("step") && (counted || log)) {
      problems.add(
          range.place().toString(),
          name
              + (counted
                  ? ": step and count exclude each other; keep one"
                  : ": a range with scale log has a count instead of a step"));
    } else if (log && !counted) {
      range.missing("count", "how many values, at least 2");
    }
  }

  private List<Number> stepped(BigDecimal from, BigDecimal to, @Nullable BigDecimal given) {
    if (given == null && !(Range.isWhole(from) && Range.isWhole(to))) {
      range.missing("step", "a number above 0, since not both ends are whole");
      return List.of();
    }
    BigDecimal step = given == null ? BigDecimal.ONE : given;
    if (step.signum() <= 0) {
      wrong("step", "above 0, with the smaller end as from");
      return List.of();
    }
    BigDecimal steps = to.subtract(from).divide(step, 0, RoundingMode.FLOOR);
    if (steps.compareTo(BigDecimal.valueOf(Limits.COMBINATIONS)) >= 0) {
      problems.add(
          range.place().toString(),
          "%s: from %s to %s by %s makes %s values; expected at most %d"
              .formatted(
                  name,
                  text(from),
                  text(to),
                  text(step),
                  text(steps.add(BigDecimal.ONE)),
                  Limits.COMBINATIONS));
      return List.of();
    }
    BigDecimal last = from.add(step.multiply(steps));
    if (last.compareTo(to) != 0) {
      problems.add(
          range.place().toString(),
          "%s: from %s by %s comes to %s and then %s, never to %s; change to or step"
              .formatted(name, text(from), text(step), text(last), text(last.add(step)), text(to)));
      return List.of();
    }
    return Range.stepped(from, step, steps.intValueExact());
  }

  private @Nullable BigDecimal decimal(String key) {
    Yaml yaml = range.get(key);
    if (yaml == null) {
      range.missing(key, "a number");
      return null;
    }
    return switch (yaml instanceof Yaml.Scalar scalar ? scalar.value() : null) {
      case Long whole -> BigDecimal.valueOf(whole);
      case Double number when Double.isFinite(number) -> BigDecimal.valueOf(number);
      case null, default -> {
        range.wrong(key, yaml, "a number");
        yield null;
      }
    };
  }

  private void wrong(String key, String expected) {
    Yaml yaml = range.get(key);
    if (yaml != null) {
      range.wrong(key, yaml, expected);
    }
  }

  private static String text(BigDecimal value) {
    return Range.isWhole(value)
        ? value.toBigInteger().toString()
        : Names.number(value.doubleValue());
  }
}
