package io.admf.compose.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.admf.component.Components;
import io.admf.compose.Coordinator;
import io.admf.compose.Workbench;
import io.admf.compose.topology.Container;
import io.admf.compose.topology.Topology;
import io.admf.config.BadInputException;
import io.admf.config.Yaml;
import io.admf.config.YamlReader;
import io.admf.money.Money;
import io.admf.plan.ClassifierSpec;
import io.admf.plan.ComponentSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpansionTest {

  private static final Components LIBRARY = Workbench.library();
  private static final String MINIMAL = "symbols: [SPY]\nstrategies: [momentum]\n";

  private static Coordinator.Prepared prepare(@Nullable String only, String yaml) {
    Yaml.Mapping tree = YamlReader.parse("test.yaml", yaml);
    return new Coordinator(LIBRARY).prepare(tree, Path.of("test.yaml"), only);
  }

  private static RunPlan plan(String yaml) {
    return prepare(null, yaml).plan();
  }

  private static String seed(String name) {
    try (InputStream in = ExpansionTest.class.getResourceAsStream("/seed/" + name + ".yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PortfolioSpec only(RunPlan plan) {
    assertThat(plan.portfolios()).hasSize(1);
    return plan.portfolios().getFirst();
  }

  @Test
  void everythingHasADefault() {
    Coordinator.Prepared prepared = prepare(null, MINIMAL);
    RunPlan plan = prepared.plan();
    PortfolioSpec portfolio = only(plan);

    assertThat(prepared.experiment().name()).isEqualTo("test");
    assertThat(plan.runId()).isEqualTo("test-" + prepared.configHash().substring(0, 8));
    assertThat(plan.seed()).isEqualTo(42);
    assertThat(plan.currency()).isEqualTo("USD");
    assertThat(plan.frameSlices()).isEqualTo(4096);
    assertThat(plan.data().source().type()).isEqualTo("csv");
    assertThat(plan.data().source().parameters())
        .containsEntry("path", "data/{symbol}_{timeframe}.csv");
    assertThat(plan.data().from()).isEqualTo(Long.MIN_VALUE);
    assertThat(plan.data().to()).isEqualTo(Long.MAX_VALUE);
    assertThat(plan.data().skipBadRows()).isFalse();
    assertThat(plan.series()).extracting(Object::toString).hasSize(1);
    assertThat(plan.series().getFirst().id()).isEqualTo("SPY_1d");
    assertThat(plan.series().getFirst().instrument().sizeDecimals()).isZero();
    assertThat(portfolio.comboId()).isEqualTo("c0001");
    assertThat(portfolio.container()).isEqualTo("portfolio_c0001");
    assertThat(portfolio.name()).isEqualTo("portfolio");
    assertThat(portfolio.initialCapital()).isEqualTo(Money.of(100_000));
    assertThat(portfolio.allowShort()).isFalse();
    assertThat(portfolio.sizing())
        .isEqualTo(new ComponentSpec("percent_of_equity", Map.of("fraction", 0.95)));
    assertThat(portfolio.risk())
        .extracting(ComponentSpec::type)
        .containsExactly("long_only", "max_position_size", "cash");
    assertThat(portfolio.execution().fillAt()).isEqualTo(FillTiming.NEXT_OPEN);
    assertThat(portfolio.execution().slippage().type()).isEqualTo("none");
    assertThat(portfolio.execution().commission().type()).isEqualTo("none");
    assertThat(portfolio.execution().maxParticipation()).isZero();
    assertThat(plan.signals().getFirst().strategy().parameters())
        .isEqualTo(Map.of("fast_period", 10L, "slow_period", 20L, "momentum_threshold", 0.0));
  }

  @Test
  void parametersHaveTwoSpellingsAndTwoShapes() {
    RunPlan expected =
        plan(
            "symbols: [SPY]\nstrategies: [{type: momentum, parameters: {fast_period: 5, slow_period: 30}}]");

    for (String other :
        List.of(
            "params: {fast_period: 5, slow_period: 30}",
            "params: [fast: 5, slow: 30]",
            "parameters: [slow: 30, fast: 5]",
            "parameters: {slow: 30, fast_period: 5.0}")) {
      RunPlan plan = plan("symbols: [SPY]\nstrategies: [{type: momentum, " + other + "}]");

      assertThat(plan.signals()).as(other).isEqualTo(expected.signals());
      assertThat(plan.runId()).isEqualTo(expected.runId());
    }
  }

  @Test
  void theSnippetOfRiskProfilesAndExecutionModelsMakesEight() {
    RunPlan plan = plan("symbols: [SPY]\n" + seed("combinations"));

    assertThat(plan.portfolios()).hasSize(2 * 2 * 2);
    assertThat(plan.signals()).hasSize(2);
    assertThat(plan.portfolios())
        .extracting(
            p ->
                "%s %s %s %s"
                    .formatted(
                        p.comboId(),
                        p.parameters().get("strategy"),
                        p.parameters().get("risk"),
                        p.parameters().get("execution")))
        .containsExactly(
            "c0001 momentum conservative retail",
            "c0002 momentum conservative zero_cost",
            "c0003 momentum aggressive retail",
            "c0004 momentum aggressive zero_cost",
            "c0005 mean_reversion conservative retail",
            "c0006 mean_reversion conservative zero_cost",
            "c0007 mean_reversion aggressive retail",
            "c0008 mean_reversion aggressive zero_cost");
    assertThat(plan.portfolios().get(0).sizing().parameters()).containsEntry("fraction", 0.1);
    assertThat(plan.portfolios().get(2).sizing().parameters()).containsEntry("fraction", 0.5);
    assertThat(plan.portfolios().get(0).execution().commission())
        .isEqualTo(new ComponentSpec("per_share", Map.of("amount", 0.01, "minimum", 1.0)));
    assertThat(plan.portfolios().get(1).execution().commission().type()).isEqualTo("none");
  }

  @Test
  void theParameterGridMakesTwentySeven() {
    RunPlan plan = plan("symbols: [SPY]\n" + seed("parameter_grid"));

    assertThat(plan.portfolios()).hasSize(27);
    assertThat(plan.signals()).as("columns are shared by risk levels").hasSize(9);
    assertThat(plan.series()).as("symbol containers are shared by all").hasSize(1);
    assertThat(plan.signals()).extracting(SignalSpec::id).doesNotHaveDuplicates();
    PortfolioSpec last = plan.portfolios().getLast();
    assertThat(last.comboId()).isEqualTo("c0027");
    assertThat(last.parameters())
        .containsEntry("momentum.fast_period", 15L)
        .containsEntry("momentum.slow_period", 40L)
        .containsEntry("risk", "aggressive");
  }

  @Test
  void theBasicConfigurationMakesTwentyFour() {
    RunPlan plan = plan(seed("basic_configuration"));

    assertThat(plan.portfolios()).hasSize(2 * 2 * 3 * 2);
    assertThat(plan.series()).extracting(s -> s.id()).containsExactly("SPY_1m", "SPY_5m", "SPY_1d");
    assertThat(plan.signals()).as("thresholds, windows, timeframes").hasSize(2 * 2 * 3);
    assertThat(plan.classifiers()).as("windows, timeframes").hasSize(2 * 3);
    assertThat(plan.classifiers())
        .extracting(ClassifierSpec::id)
        .contains("volatility_regime_20_100_0.75_1.25");
    PortfolioSpec first = plan.portfolios().getFirst();
    assertThat(first.execution().slippage())
        .isEqualTo(new ComponentSpec("bps", Map.of("bps", 5.0)));
    assertThat(first.parameters().keySet())
        .startsWith("portfolio", "strategy")
        .contains("classifier", "volatility_regime.window", "symbol", "timeframe");
  }

  @Test
  void theSimpleBacktestMakesOne() {
    RunPlan plan = plan(seed("simple_single_asset"));

    assertThat(only(plan).name()).isEqualTo("simple_test");
    assertThat(only(plan).parameters()).containsEntry("max_position_size", 0.1);
    assertThat(only(plan).sizing().parameters()).containsEntry("fraction", 0.1);
  }

  @Test
  void theLastAxisVariesFastest() {
    RunPlan plan =
        plan(
            """
            symbols: [{symbol: B, timeframes: [1d, 1h]}, A]
            strategies:
              - {type: momentum, parameters: {fast_period: [5, 6]}}
              - buy_and_hold
            """);

    assertThat(plan.portfolios())
        .extracting(
            p ->
                "%s %s %s %s"
                    .formatted(
                        p.parameters().get("strategy"),
                        p.parameters().get("momentum.fast_period"),
                        p.parameters().get("symbol"),
                        p.parameters().get("timeframe")))
        .containsExactly(
            "momentum 5 A 1d",
            "momentum 5 B 1h",
            "momentum 5 B 1d",
            "momentum 6 A 1d",
            "momentum 6 B 1h",
            "momentum 6 B 1d",
            "buy_and_hold null A 1d",
            "buy_and_hold null B 1h",
            "buy_and_hold null B 1d");
    assertThat(plan.series())
        .as("order inside a slice: timeframe, then symbol")
        .extracting(s -> s.id())
        .containsExactly("B_1h", "A_1d", "B_1d");
    for (int i = 0; i < plan.portfolios().size(); i++) {
      assertThat(plan.portfolios().get(i).index()).isEqualTo(i);
      assertThat(plan.portfolios().get(i).comboId()).isEqualTo("c000" + (i + 1));
    }
  }

  @Test
  void theSameTextGivesTheSamePlanAndAChangeOfTheLeastThingAnother() {
    String yaml = seed("basic_configuration");

    assertThat(plan(yaml)).isEqualTo(plan(yaml));
    String hash = prepare(null, yaml).configHash();
    assertThat(prepare(null, yaml.replace("0.02]", "0.03]")).configHash()).isNotEqualTo(hash);
    assertThat(prepare(null, yaml + "seed: 43\n").configHash()).isNotEqualTo(hash);
    assertThat(prepare(null, "# a comment\n" + yaml).configHash()).isEqualTo(hash);
    assertThat(prepare(null, "name: other\n" + yaml).configHash()).isEqualTo(hash);
  }

  @Test
  void oneCombinationAloneKeepsItsNumberAndNeedsOnlyItsOwnColumns() {
    String yaml = seed("basic_configuration");
    RunPlan all = plan(yaml);
    RunPlan alone = prepare("c0017", yaml).plan();
    PortfolioSpec one = only(alone);

    assertThat(one.comboId()).isEqualTo("c0017");
    assertThat(one.container()).isEqualTo("portfolio_c0017");
    assertThat(one.parameters()).isEqualTo(all.portfolios().get(16).parameters());
    assertThat(alone.runId()).isEqualTo(all.runId() + "-c0017");
    assertThat(alone.signals()).hasSize(1);
    assertThat(alone.classifiers()).hasSize(1);
    assertThat(alone.signals().getFirst().id())
        .isEqualTo(all.signals().get(all.portfolios().get(16).signals().getFirst()).id());
    assertThat(prepare("c0017", yaml).configHash()).isEqualTo(prepare(null, yaml).configHash());
  }

  @Test
  void aCombinationThatIsNotThereIsRefused() {
    assertThat(
            catchThrowableOfType(
                BadInputException.class,
                () -> prepare("c0028", "symbols: [SPY]\n" + seed("parameter_grid"))))
        .hasMessage("--only c0028: expected one of c0001 to c0027");
    assertThat(catchThrowableOfType(BadInputException.class, () -> prepare("17", MINIMAL)))
        .hasMessage("--only 17: the only combination is c0001");
  }

  @Test
  void aPortfolioThatListsStrategiesJoinsThemWithTheirWeights() {
    RunPlan plan =
        plan(
            """
            symbols: [SPY]
            strategies:
              - {type: momentum, name: quick, parameters: {fast_period: [3, 5]}}
              - {type: momentum, name: slow}
              - rsi
            portfolios:
              - {name: vote, strategies: [slow, quick], weights: {quick: 0.5}}
              - {name: each}
            """);

    assertThat(plan.portfolios())
        .extracting(p -> p.name() + " " + p.parameters().get("strategy"))
        .containsExactly(
            "vote slow+quick",
            "vote slow+quick",
            "each quick",
            "each quick",
            "each slow",
            "each rsi");
    PortfolioSpec vote = plan.portfolios().getFirst();
    assertThat(vote.signals()).hasSize(2);
    assertThat(vote.weights()).containsExactly(1.0, 0.5);
    assertThat(plan.signals().get(vote.signals().get(0)).id()).startsWith("slow_");
    assertThat(plan.signals()).as("every column once").hasSize(4);
  }

  @Test
  void symbolsAreTradedEachOrAllTogetherOrSomeTogether() {
    String head = "symbols: [A, B, C]\nstrategies: [momentum]\nportfolios: [{symbols: ";

    assertThat(plan(head + "each}]").portfolios())
        .extracting(PortfolioSpec::series)
        .containsExactly(List.of(0), List.of(1), List.of(2));
    assertThat(only(plan(head + "all}]")).series()).containsExactly(0, 1, 2);
    assertThat(only(plan(head + "all}]")).signals()).containsExactly(0, 1, 2);
    assertThat(only(plan(head + "[C, A]}]")).series()).containsExactly(0, 2);
    assertThat(only(plan(head + "[C, A]}]")).parameters()).containsEntry("symbol", "A+C");
    assertThat(catchThrowableOfType(BadInputException.class, () -> plan(head + "some}]")))
        .hasMessageContaining(
            "must be each, all, or a list of symbols to trade together, was some");
  }

  @Test
  void aStrategyThatSubscribesReadsItsSeriesAndTradesTheFirst() {
    RunPlan plan =
        plan(
            """
            symbols: [{symbol: A, timeframes: [1h, 1d]}, {symbol: B, timeframes: [1h]}]
            strategies: [{type: momentum, subscriptions: [B_1h, A_1d]}]
            """);

    assertThat(only(plan).series()).containsExactly(1);
    assertThat(plan.series().get(1).id()).isEqualTo("B_1h");
    assertThat(plan.signals().getFirst().series()).containsExactly(1, 2);
  }

  @Test
  void quantitiesOfCoinsHaveDecimals() {
    for (var expected : Map.of("1", 0, "0.01", 2, "1e-8", 8, "0.000000001", 9).entrySet()) {
      RunPlan plan =
          plan(
              "symbols: [{symbol: BTCUSD, size_increment: %s}]\nstrategies: [momentum]"
                  .formatted(expected.getKey()));

      assertThat(plan.series().getFirst().instrument().sizeDecimals())
          .as(expected.getKey())
          .isEqualTo(expected.getValue());
    }
  }

  @Test
  void moneySettingsAreAxesToo() {
    RunPlan plan =
        plan(
            """
            symbols: [SPY]
            strategies: [momentum]
            portfolios:
              - sizing: {type: percent_of_equity, fraction: [0.1, 0.2]}
                risk: {max_position_size: [0.5, 1], cash_buffer: [0, 0.05]}
            execution: {slippage_bps: [0, 5], commission_percent: [0.1, 0.2], max_participation: [0, 0.1]}
            """);

    assertThat(plan.portfolios()).hasSize(2 * 2 * 2 * 2 * 2 * 2);
    assertThat(plan.signals()).hasSize(1);
  }

  @Test
  void shortsAreAllowedWhereThePortfolioSaysSo() {
    PortfolioSpec both =
        only(plan(MINIMAL + "portfolios: [{direction: long_short, initial_capital: 12.34}]"));

    assertThat(both.allowShort()).isTrue();
    assertThat(both.initialCapital()).isEqualTo(Money.of(12.34));
    assertThat(both.risk())
        .extracting(ComponentSpec::type)
        .containsExactly("max_position_size", "cash");
  }

  @Test
  void aDateAsAnEndIsIncluded() {
    RunPlan plan = plan(MINIMAL + "data: {start_date: 2020-01-01, end_date: '2020-01-31'}");

    assertThat(plan.data().from()).isEqualTo(18_262L * 86_400_000_000_000L);
    assertThat(plan.data().to()).isEqualTo((18_262L + 31) * 86_400_000_000_000L);
  }

  @Test
  void aNameIsWhatAFolderAndAnAddressCanBeCalled() {
    for (String good : List.of("a", "A_b-9", "_x", "9", "x".repeat(100))) {
      assertThat(prepare(null, "name: " + good + "\n" + MINIMAL).plan().runId())
          .startsWith(good + "-");
    }
    for (String bad : List.of("a b", "a/b", "../a", "a.b", "-a", "ä", "''", "x".repeat(101))) {
      assertThat(
              catchThrowableOfType(
                  BadInputException.class, () -> prepare(null, "name: " + bad + "\n" + MINIMAL)))
          .as(bad)
          .hasMessageStartingWith("test.yaml:1:7: name must be made of letters, digits, _ and - ");
    }
  }

  @Test
  void aNameTakenFromTheFileIsMadeFit() {
    Yaml.Mapping tree = YamlReader.parse("x", MINIMAL);
    for (var expected :
        Map.of(
                "my run.v2.yaml",
                "my_run_v2",
                "-dash.yaml",
                "_-dash",
                ".yaml",
                "_yaml",
                "x".repeat(150) + ".yaml",
                "x".repeat(100))
            .entrySet()) {
      assertThat(
              new Coordinator(LIBRARY)
                  .prepare(tree, Path.of("folder", expected.getKey()), null)
                  .experiment()
                  .name())
          .isEqualTo(expected.getValue());
    }
  }

  @Test
  void refusalsOfManyCombinationsAreOneMistakeWithTheConstraintThatWouldHelp() {
    assertThat(
            catchThrowableOfType(
                BadInputException.class,
                () ->
                    plan(
                        "symbols: [SPY]\nstrategies: [{type: momentum, parameters: {fast: {from: 5,"
                            + " to: 37}, slow: [30, 31]}}]")))
        .hasMessage(
            "test.yaml:2:14: strategy momentum: fast_period must be less than slow_period, was 30"
                + " with slow_period 30; 15 of 66 combinations are refused: leave them out with"
                + " constraints: [\"fast_period < slow_period\"], or change the values");
    assertThat(
            plan("symbols: [SPY]\nstrategies: [{type: momentum, parameters: {fast: {from: 5,"
                    + " to: 37}, slow: [30, 31]}, constraints: [fast_period < slow_period]}]")
                .portfolios())
        .hasSize(51);
  }

  private static List<String> rows(String yaml, String... names) {
    return plan(yaml).portfolios().stream()
        .map(
            p ->
                String.join(
                    " ",
                    Stream.of(names)
                        .map(name -> String.valueOf(p.parameters().get(name)))
                        .toList()))
        .toList();
  }

  private static String refusal(String yaml) {
    BadInputException refused = catchThrowableOfType(BadInputException.class, () -> plan(yaml));
    assertThat(refused).as(yaml).isNotNull();
    return String.valueOf(refused.getMessage());
  }

  @Test
  void rangesAreAxesWhereverListsAre() {
    RunPlan plan =
        plan(
            """
            symbols: [SPY]
            strategies:
              - type: momentum
                params:
                  - fast: {from: 5, to: 10, step: 5}
                  - slow: [15, {from: 20, to: 40, step: 20}]
                  - momentum_threshold: {from: 0.001, to: 1, count: 4, scale: log}
            portfolios:
              - risk: {max_position_size: {from: 0.1, to: 0.3, step: 0.1}}
            execution: {slippage_bps: {from: 0, to: 5, step: 5}}
            """);

    assertThat(plan.portfolios()).hasSize(2 * 3 * 4 * 3 * 2);
    assertThat(plan.portfolios().getLast().parameters())
        .containsEntry("momentum.fast_period", 10L)
        .containsEntry("momentum.slow_period", 40L)
        .containsEntry("momentum.momentum_threshold", 1.0)
        .containsEntry("max_position_size", 0.3)
        .containsEntry("slippage_bps", 5.0);
  }

  @Test
  void theAccountIsAnAxis() {
    String yaml =
        MINIMAL
            + "portfolios: [{initial_capital: [1000, {from: 5000, to: 10000, step: 5000}],"
            + " direction: [long_only, long_short]}]";

    assertThat(rows(yaml, "initial_capital", "direction"))
        .containsExactly(
            "1000.0 long_only",
            "1000.0 long_short",
            "5000.0 long_only",
            "5000.0 long_short",
            "10000.0 long_only",
            "10000.0 long_short");
    PortfolioSpec last = plan(yaml).portfolios().getLast();
    assertThat(last.initialCapital()).isEqualTo(Money.of(10_000));
    assertThat(last.allowShort()).isTrue();
    assertThat(last.risk())
        .extracting(ComponentSpec::type)
        .containsExactly("max_position_size", "cash");
    assertThat(plan(yaml).portfolios().getFirst().risk())
        .extracting(ComponentSpec::type)
        .containsExactly("long_only", "max_position_size", "cash");
  }

  @Test
  void sizersAreAnAxisWithTheirParameters() {
    assertThat(
            rows(
                MINIMAL
                    + "portfolios: [{sizing: [{type: fixed_cash, amount: [500, 1000]},"
                    + " percent_of_equity]}]",
                "sizing",
                "sizing.amount",
                "sizing.fraction"))
        .containsExactly(
            "fixed_cash 500.0 null", "fixed_cash 1000.0 null", "percent_of_equity null 0.95");
  }

  @Test
  void aListOfListsTriesEachOfWhatIsAListByItsNature() {
    assertThat(
            rows(
                """
                symbols: [A, B, C]
                strategies: [momentum, rsi]
                portfolios: [{strategies: [[momentum], [momentum, rsi]], symbols: [[A, B], [C]]}]
                """,
                "strategy",
                "symbol"))
        .containsExactly("momentum A+B", "momentum C", "momentum+rsi A+B", "momentum+rsi C");
    assertThat(
            rows(
                """
                symbols: [A]
                strategies: [momentum, rsi]
                portfolios: [{strategies: [momentum, rsi]}]
                """,
                "strategy"))
        .as("a plain list joins")
        .containsExactly("momentum+rsi");
  }

  @Test
  void weightsAreAnAxisByStrategyOrAsAWhole() {
    String head = "symbols: [A]\nstrategies: [momentum, rsi]\nportfolios: [{strategies: ";
    String both = head + "[momentum, rsi], weights: ";

    assertThat(rows(both + "{rsi: [0.5, 2]}}]", "weights.momentum", "weights.rsi"))
        .containsExactly("1.0 0.5", "1.0 2.0");
    assertThat(
            rows(
                both + "[{momentum: 3, rsi: 1}, {rsi: {from: 1, to: 2}}]}]",
                "weights.momentum",
                "weights.rsi"))
        .containsExactly("3.0 1.0", "1.0 1.0", "1.0 2.0");
    assertThat(plan(both + "{rsi: [0.5, 2]}}]").portfolios())
        .extracting(PortfolioSpec::weights)
        .containsExactly(List.of(1.0, 0.5), List.of(1.0, 2.0));
    assertThat(plan(both + "{rsi: [0.5, 2]}}]").signals()).as("columns are shared").hasSize(2);
    assertThat(only(plan(both + "{rsi: 2}}]")).parameters()).doesNotContainKey("weights.rsi");
    assertThat(rows(head + "[[rsi], [momentum, rsi]], weights: {momentum: 2}}]", "strategy"))
        .containsExactly("rsi", "momentum+rsi");
  }

  @Test
  void riskIsAnAxisInAllOfItsKeys() {
    String yaml =
        MINIMAL
            + """
            portfolios:
              - risk:
                  - conservative
                  - name: mine
                    max_position_size: [0.05, 0.1]
                    cash_buffer: [0, 0.1]
                    long_only: [true, false]
                    rules: [[], [{type: cash, buffer: [0.2, 0.3]}]]
                  - {cash_buffer: 0.5}
                  - {cash_buffer: 0.6}
            """;
    List<String> rows =
        rows(yaml, "risk", "max_position_size", "cash_buffer", "long_only", "risk.rules");

    assertThat(rows).hasSize(1 + 2 * 2 * 2 * 3 + 2).contains("mine 0.05 0.1 false cash");
    assertThat(rows.getFirst()).isEqualTo("conservative 0.1 null null null");
    assertThat(rows.subList(25, 27))
        .containsExactly("custom 1.0 null null null", "custom_2 1.0 null null null");
    assertThat(rows(yaml, "risk.cash.buffer").subList(1, 4)).containsExactly("null", "0.2", "0.3");
    assertThat(plan(yaml).portfolios().get(3).risk())
        .extracting(rule -> rule.type() + rule.parameters().values())
        .containsExactly("long_only[]", "max_position_size[0.05]", "cash[0.0]", "cash[0.3]");
  }

  @Test
  void executionIsAnAxisInAllOfItsKeys() {
    assertThat(
            rows(
                MINIMAL
                    + """
                    execution:
                      fill_at: [next_open, close]
                      slippage: [none, {type: bps, bps: [1, 2]}]
                      commission_per_share: [0, 0.01]
                      commission_minimum: [0, 1]
                      max_participation: [0, 0.5]
                    """,
                "execution",
                "fill_at",
                "slippage",
                "slippage_bps",
                "commission_per_share",
                "commission_minimum",
                "max_participation"))
        .hasSize(2 * 3 * 2 * 2 * 2)
        .startsWith("default next_open none null 0.0 0.0 0.0")
        .contains("default close bps 2.0 0.01 1.0 0.5");
  }

  @Test
  void aPortfolioMayHaveExecutionOfItsOwn() {
    String yaml =
        MINIMAL
            + """
            portfolios:
              - {name: costly, execution: {slippage_bps: [5, 10]}}
              - {name: both, execution: [zero_cost, retail]}
              - {name: shared}
            execution: {slippage_bps: 1}
            """;

    assertThat(rows(yaml, "portfolio", "execution", "slippage_bps"))
        .containsExactly(
            "costly default 5.0",
            "costly default 10.0",
            "both zero_cost null",
            "both retail null",
            "shared default null");
    assertThat(plan(yaml).portfolios().getLast().execution().slippage().parameters())
        .containsEntry("bps", 1.0);
    assertThat(refusal(MINIMAL + "portfolios: [{execution: retail}]\nexecution: {fill_at: close}"))
        .endsWith(":12: execution changes nothing: every portfolio has execution of its own");
  }

  @Test
  void constraintsOfAStrategyAreOverItsParameters() {
    String yaml =
        """
        symbols: [SPY]
        strategies:
          - type: momentum
            parameters: {fast_period: [5, 10, 20], slow_period: [10, 20]}
            constraints: ["fast_period < slow_period", "slow_period != 20.0 || fast_period > 7.5"]
          - rsi
        """;

    assertThat(rows(yaml, "strategy", "momentum.fast_period", "momentum.slow_period"))
        .containsExactly("momentum 5 10", "momentum 10 20", "rsi null null");
    assertThat(prepare(null, yaml).leftOut())
        .extracting(left -> left.count() + " " + left.of() + " " + left.constraint())
        .containsExactly(
            "3 parameter sets of momentum fast_period < slow_period",
            "1 parameter sets of momentum slow_period != 20.0 || fast_period > 7.5");
  }

  @Test
  void constraintsAtTheTopAreOverAllThatMakesUpACombination() {
    String yaml =
        """
        symbols: [A, B]
        strategies:
          - {type: momentum, parameters: {fast_period: [5, 10], slow_period: [10, 20]}, \
        constraints: fast_period < slow_period}
          - {type: rsi, parameters: {period: [2, 14]}}
        risk_profiles: [conservative, aggressive]
        execution_models: [retail, {name: free, slippage_bps: [0, 2.5]}]
        constraints:
          - momentum.fast_period * 3 < momentum.slow_period
          - symbol == 'A' || strategy == 'rsi'
          - risk_profile != 'aggressive' || execution_model == 'retail'
          - slippage_bps < 2 || rsi.period == 2
          - max_position_size < 2 && timeframe in ['1d', '1h']
        """
            .replace("\\\n", "");

    List<String> rows =
        rows(
            yaml,
            "strategy",
            "momentum.fast_period",
            "momentum.slow_period",
            "rsi.period",
            "symbol",
            "risk",
            "execution",
            "slippage_bps");

    assertThat(rows)
        .containsExactly(
            "momentum 5 20 null A conservative retail null",
            "momentum 5 20 null A conservative free 0.0",
            "momentum 5 20 null A conservative free 2.5",
            "momentum 5 20 null A aggressive retail null",
            "rsi null null 2 A conservative retail null",
            "rsi null null 2 A conservative free 0.0",
            "rsi null null 2 A conservative free 2.5",
            "rsi null null 2 A aggressive retail null",
            "rsi null null 2 B conservative retail null",
            "rsi null null 2 B conservative free 0.0",
            "rsi null null 2 B conservative free 2.5",
            "rsi null null 2 B aggressive retail null",
            "rsi null null 14 A conservative retail null",
            "rsi null null 14 A conservative free 0.0",
            "rsi null null 14 A aggressive retail null",
            "rsi null null 14 B conservative retail null",
            "rsi null null 14 B conservative free 0.0",
            "rsi null null 14 B aggressive retail null");
    assertThat(prepare(null, yaml).leftOut())
        .extracting(left -> left.count() + " " + left.of())
        .containsExactly(
            "1 parameter sets of momentum",
            "24 combinations",
            "6 combinations",
            "10 combinations",
            "2 combinations",
            "0 combinations");
  }

  @Test
  void whatIsLeftIsNumberedWithoutGaps() {
    RunPlan plan =
        plan(
            "symbols: [SPY]\nstrategies: [{type: rsi, parameters: {period: {from: 2, to: 30}},"
                + " constraints: 'period * 0.5 == math.floor(period * 0.5)'}]");

    assertThat(plan.portfolios()).hasSize(15);
    for (int i = 0; i < 15; i++) {
      assertThat(plan.portfolios().get(i).comboId()).isEqualTo("c%04d".formatted(i + 1));
      assertThat(plan.portfolios().get(i).index()).isEqualTo(i);
    }
  }

  @Test
  void sixStrategiesTimesFourClassifiersShareTheirContainers() {
    Coordinator.Prepared prepared = prepare(null, seed("six_by_four"));
    Topology topology = prepared.topology();

    assertThat(topology.count(Container.Kind.PORTFOLIO)).isEqualTo(24);
    assertThat(topology.count(Container.Kind.SYMBOL)).isEqualTo(3);
    assertThat(topology.count(Container.Kind.EXECUTION)).isEqualTo(1);
    assertThat(topology.containers()).as("and the root, no other").hasSize(24 + 3 + 1 + 1);
    assertThat(prepared.plan().signals()).hasSize(24 * 3);
    assertThat(prepared.plan().classifiers()).hasSize(4 * 3);
  }

  @Test
  void theMultiTimeframeExampleHasSixSymbolContainersAndOnePortfolio() {
    Coordinator.Prepared prepared = prepare(null, seed("multi_timeframe"));

    assertThat(prepared.topology().count(Container.Kind.SYMBOL)).isEqualTo(6);
    assertThat(prepared.plan().series())
        .extracting(s -> s.id())
        .containsExactly("QQQ_1m", "SPY_1m", "SPY_5m", "VIX_5m", "QQQ_1d", "SPY_1d");
    assertThat(prepared.plan().signals()).hasSize(1);
    assertThat(prepared.plan().signals().getFirst().series())
        .as("SPY_1m, QQQ_1m, SPY_1d, QQQ_1d, VIX_5m")
        .containsExactly(1, 0, 5, 4, 3);
    assertThat(only(prepared.plan()).series()).containsExactly(1);
  }

  @Test
  void equalPartsOfCombinationsAreOneObject() {
    List<PortfolioSpec> portfolios = plan("symbols: [SPY]\n" + seed("parameter_grid")).portfolios();

    assertThat(portfolios.get(0).signals()).isSameAs(portfolios.get(1).signals());
    assertThat(portfolios.get(0).weights()).isSameAs(portfolios.get(26).weights());
    assertThat(portfolios.get(0).series()).isSameAs(portfolios.get(26).series());
    assertThat(portfolios.get(0).risk()).isSameAs(portfolios.get(24).risk());
    assertThat(portfolios.get(0).sizing()).isSameAs(portfolios.get(24).sizing());
    assertThat(portfolios.get(0).execution()).isSameAs(portfolios.get(26).execution());
  }

  @Test
  void aHundredThousandCombinationsAreMade() {
    RunPlan plan =
        plan(
            """
            symbols: [SPY]
            strategies:
              - type: sma_crossover
                parameters: {fast_period: {from: 5, to: 54}, slow_period: {from: 60, to: 159}}
            portfolios: [{initial_capital: {from: 1, to: 20}}]
            """);

    assertThat(plan.portfolios()).hasSize(100_000);
    assertThat(plan.portfolios().get(9_999).comboId()).isEqualTo("c10000");
    assertThat(plan.portfolios().getLast().comboId()).isEqualTo("c100000");
    assertThat(plan.signals()).hasSize(5_000);
  }
}
