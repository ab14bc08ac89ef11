package io.admf.compose.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.component.Components;
import io.admf.compose.Coordinator;
import io.admf.compose.Workbench;
import io.admf.compose.axis.LeftOut;
import io.admf.config.BadInputException;
import io.admf.config.YamlReader;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random experiments against the obvious nested loops. */
class ExpansionPropertyTest {

  private static final Components LIBRARY = Workbench.library();
  private static final int TRIALS = 60;

  /** A constraint as text and as it is meant. */
  private record Rule(String text, Predicate<Map<String, Double>> holds) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "momentum.fast_period * 2 <= momentum.slow_period",
              v -> at(v, "fast") * 2 <= at(v, "slow")),
          new Rule("momentum.slow_period < 40.5", v -> at(v, "slow") < 40.5),
          new Rule("initial_capital > 1500", v -> at(v, "capital") > 1500),
          new Rule(
              "slippage_bps != 2 || max_position_size < 0.25",
              v -> at(v, "bps") != 2 || at(v, "size") < 0.25),
          new Rule(
              "momentum.fast_period < 12 || slippage_bps > 0.5",
              v -> at(v, "fast") < 12 || at(v, "bps") > 0.5));

  private static double at(Map<String, Double> values, String name) {
    return values.getOrDefault(name, Double.NaN);
  }

  /** What a random experiment says, and what it should give. */
  private record Case(String yaml, List<String> expected, int candidates) {}

  private static List<Double> axis(SplittableRandom random, double from, double step, int most) {
    List<Double> values = new ArrayList<>();
    int count = random.nextInt(2, most + 1); // a name that does not vary could not be constrained
    for (int i = 0; i < count; i++) {
      values.add(from + i * step);
    }
    return values;
  }

  /** An axis as a list, or as a range, or as a list with a range in it. */
  private static String written(SplittableRandom random, List<Double> values, double step) {
    String range =
        "{from: %s, to: %s, step: %s}".formatted(values.getFirst(), values.getLast(), step);
    return switch (random.nextInt(3)) {
      case 0 -> values.toString();
      case 1 -> range;
      default -> "[" + range + "]";
    };
  }

  private static Case random(SplittableRandom random) {
    Map<String, List<Double>> axes = new LinkedHashMap<>();
    axes.put("fast", axis(random, 5, 3, 4));
    axes.put("slow", axis(random, 30, 7, 4));
    axes.put("capital", axis(random, 1000, 500, 3));
    axes.put("size", axis(random, 0.125, 0.125, 3));
    axes.put("bps", axis(random, 0, 1, 3));
    List<Rule> rules = RULES.stream().filter(rule -> random.nextInt(3) == 0).toList();
    StringBuilder yaml = new StringBuilder("symbols: [SPY]\nstrategies: [{type: momentum, ");
    yaml.append("parameters: {fast_period: ").append(written(random, axes.get("fast"), 3));
    yaml.append(", slow_period: ").append(written(random, axes.get("slow"), 7)).append("}}]\n");
    yaml.append("portfolios: [{initial_capital: ")
        .append(written(random, axes.get("capital"), 500))
        .append(", risk: {max_position_size: ")
        .append(written(random, axes.get("size"), 0.125))
        .append("}}]\nexecution: {slippage_bps: ")
        .append(written(random, axes.get("bps"), 1))
        .append("}\n");
    if (!rules.isEmpty()) {
      yaml.append("constraints:\n");
      rules.forEach(rule -> yaml.append("  - \"").append(rule.text).append("\"\n"));
    }
    List<String> expected = new ArrayList<>();
    int candidates = 0;
    for (double fast : axes.get("fast")) {
      for (double slow : axes.get("slow")) {
        for (double capital : axes.get("capital")) {
          for (double size : axes.get("size")) {
            for (double bps : axes.get("bps")) {
              Map<String, Double> values =
                  Map.of("fast", fast, "slow", slow, "capital", capital, "size", size, "bps", bps);
              candidates++;
              if (rules.stream().allMatch(rule -> rule.holds.test(values))) {
                expected.add("%.0f %.0f %s %s %s".formatted(fast, slow, capital, size, bps));
              }
            }
          }
        }
      }
    }
    return new Case(yaml.toString(), expected, candidates);
  }

  private static Coordinator.Prepared prepare(String yaml) {
    return new Coordinator(LIBRARY)
        .prepare(YamlReader.parse("x.yaml", yaml), Path.of("x.yaml"), null);
  }

  private static String row(PortfolioSpec portfolio) {
    Map<String, Object> p = portfolio.parameters();
    return "%s %s %s %s %s"
        .formatted(
            p.get("momentum.fast_period"),
            p.get("momentum.slow_period"),
            p.get("initial_capital"),
            p.get("max_position_size"),
            p.get("slippage_bps"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void combinationsAreThoseOfTheNestedLoops(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int empty = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      Case one = random(random);
      String which = "seed %d, trial %d:%n%s".formatted(seed, trial, one.yaml);
      if (one.expected.isEmpty()) {
        empty++;
        leavesNothing(one, which);
      } else {
        check(one, which, random);
      }
    }
    assertThat(empty).as("most leave something").isLessThan(TRIALS / 2);
  }

  private static void leavesNothing(Case one, String which) {
    try {
      prepare(one.yaml);
    } catch (BadInputException e) {
      assertThat(e).as(which).hasMessageContaining("leave none of " + one.candidates);
      return;
    }
    throw new AssertionError("expected a refusal: " + which);
  }

  private static void check(Case one, String which, SplittableRandom random) {
    Coordinator.Prepared prepared = prepare(one.yaml);
    RunPlan plan = prepared.plan();

    assertThat(plan.portfolios().stream().map(ExpansionPropertyTest::row))
        .as(which)
        .isEqualTo(one.expected);
    long leftOut = prepared.leftOut().stream().mapToLong(LeftOut::count).sum();
    assertThat(plan.portfolios().size() + leftOut).as(which).isEqualTo(one.candidates);
    TreeSet<String> ids = new TreeSet<>();
    for (int i = 0; i < plan.portfolios().size(); i++) {
      assertThat(plan.portfolios().get(i).index()).isEqualTo(i);
      assertThat(plan.portfolios().get(i).comboId()).isEqualTo("c%04d".formatted(i + 1));
      ids.add(plan.portfolios().get(i).comboId());
    }
    assertThat(ids).hasSize(plan.portfolios().size());
    assertThat(prepare(one.yaml).plan()).as("again").isEqualTo(plan);
    alone(plan, plan.portfolios().get(random.nextInt(plan.portfolios().size())), which);
  }

  /** A combination alone is the row of the whole, but for the numbers of its columns. */
  private static void alone(RunPlan plan, PortfolioSpec row, String which) {
    RunPlan only = Selection.only(plan, row.comboId());
    PortfolioSpec one = only.portfolios().getFirst();

    assertThat(only.portfolios()).hasSize(1);
    assertThat(one.parameters()).as(which).isEqualTo(row.parameters());
    assertThat(List.of(one.comboId(), one.name(), one.sizing(), one.risk(), one.execution()))
        .isEqualTo(List.of(row.comboId(), row.name(), row.sizing(), row.risk(), row.execution()));
    assertThat(List.of(one.series(), one.weights(), one.initialCapital(), one.allowShort()))
        .isEqualTo(List.of(row.series(), row.weights(), row.initialCapital(), row.allowShort()));
    for (int i = 0; i < row.signals().size(); i++) {
      var whole = plan.signals().get(row.signals().get(i));
      var own = only.signals().get(one.signals().get(i));
      assertThat(own.id()).isEqualTo(whole.id());
      assertThat(own.strategy()).isEqualTo(whole.strategy());
      assertThat(own.series()).isEqualTo(whole.series());
    }
  }
}
