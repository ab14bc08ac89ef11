package io.admf.compose.experiment;

import io.admf.compose.axis.ValueReader;
import io.admf.config.Problems;
import io.admf.config.Section;
import io.admf.config.Yaml;
import io.admf.plan.MarginSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads how much equity an account that lends asks for; each value is an axis. */
final class MarginReader {

  /** The keys that make an account one that lends. */
  static final List<String> KEYS =
      List.of("preset", "leverage", "initial", "maintenance", "short_initial", "short_maintenance");

  private static final String REG_T = "reg_t";

  /**
   * One choice of all keys.
   *
   * @param shown what varies, by its name in results
   */
  record Margin(MarginSpec spec, Map<String, Object> shown) {}

  /** The values of one key. */
  private record Axis(String key, List<Double> values, boolean given) {

    /** The values, or what goes without saying. */
    List<Double> or(double otherwise) {
      return given ? values : List.of(otherwise);
    }

    Map<String, Object> showing(Map<String, Object> before, double value, boolean all) {
      if (values.size() < 2 && !(all && given)) {
        return before;
      }
      Map<String, Object> more = new LinkedHashMap<>(before);
      more.put("account." + key, value);
      return more;
    }
  }

  private final Section section;
  private final Problems problems;
  private final Axis first;
  private final boolean lever;
  private final Axis maintenance;
  private final Axis shortInitial;
  private final Axis shortMaintenance;

  MarginReader(Section section, ValueReader values, Problems problems) {
    this.section = section;
    this.problems = problems;
    String preset = section.text("preset");
    Yaml written = section.get("preset");
    if (preset != null && written != null && !preset.equals(REG_T)) {
      section.wrong("preset", written, REG_T);
    }
    List<String> given =
        List.of("preset", "leverage", "initial").stream().filter(section::has).toList();
    if (given.size() > 1) {
      problems.add(
          section.place().toString(),
          "%s exclude each other; keep one".formatted(String.join(" and ", given)));
    }
    Axis leverage = axis(values, "leverage", 1, 1_000);
    Axis initial = axis(values, "initial", 0.001, 1);
    this.lever = leverage.given;
    this.first = lever ? leverage : initial;
    this.maintenance = axis(values, "maintenance", 0, 1);
    this.shortInitial = axis(values, "short_initial", 0.001, 10);
    this.shortMaintenance = axis(values, "short_maintenance", 0, 10);
  }

  private Axis axis(ValueReader values, String key, double min, double max) {
    return new Axis(key, values.numbers(section, key, min, min, max), section.has(key));
  }

  /** How many choices there are. */
  double count() {
    return (double) first.values.size()
        * maintenance.values.size()
        * shortInitial.values.size()
        * shortMaintenance.values.size();
  }

  /**
   * All choices; the last key varies fastest.
   *
   * @param several whether there are other accounts, so that what is given tells them apart
   */
  List<Margin> all(boolean several) {
    List<Margin> all = new ArrayList<>();
    for (double value : first.or(MarginSpec.REG_T.initial())) {
      double needed = lever ? 1 / value : value;
      double kept = first.given ? needed / 2 : MarginSpec.REG_T.maintenance();
      double shortKept = first.given ? needed / 2 : MarginSpec.REG_T.shortMaintenance();
      for (double keeps : maintenance.or(kept)) {
        for (double shorts : shortInitial.or(needed)) {
          for (double shortKeeps : shortMaintenance.or(maintenance.given ? keeps : shortKept)) {
            Map<String, Object> shown = first.showing(new LinkedHashMap<>(), value, several);
            shown = maintenance.showing(shown, keeps, several);
            shown = shortInitial.showing(shown, shorts, several);
            shown = shortMaintenance.showing(shown, shortKeeps, several);
            all.add(new Margin(new MarginSpec(needed, keeps, shorts, shortKeeps), shown));
          }
        }
      }
    }
    check(all);
    return all;
  }

  private void check(List<Margin> all) {
    for (Margin each : all) {
      MarginSpec spec = each.spec();
      if (spec.maintenance() > spec.initial() || spec.shortMaintenance() > spec.shortInitial()) {
        problems.add(
            section.place().toString(),
            "maintenance must be at most initial, was %s of %s and short %s of %s; else every position is called at once"
                .formatted(
                    spec.maintenance(),
                    spec.initial(),
                    spec.shortMaintenance(),
                    spec.shortInitial()));
        return;
      }
    }
  }
}
