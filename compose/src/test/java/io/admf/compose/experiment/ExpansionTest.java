package io.admf.compose.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.admf.component.Components;
import io.admf.compose.Coordinator;
import io.admf.compose.Workbench;
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
  void refusalsOfManyCombinationsAreCounted() {
    assertThat(
            catchThrowableOfType(
                    BadInputException.class,
                    () ->
                        plan(
                            "symbols: [SPY]\nstrategies: [{type: momentum, parameters: {fast: [5,"
                                + " 31, 32, 33, 34, 35, 36, 37], slow: [30]}}]"))
                .problems())
        .hasSize(6)
        .last()
        .asString()
        .endsWith("momentum refuses 2 more of its combinations");
  }
}
