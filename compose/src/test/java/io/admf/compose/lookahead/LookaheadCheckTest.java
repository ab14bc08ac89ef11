package io.admf.compose.lookahead;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.component.ComponentInfo;
import io.admf.component.Components;
import io.admf.compose.Coordinator;
import io.admf.compose.Library;
import io.admf.compose.Workbench;
import io.admf.config.Yaml;
import io.admf.config.YamlReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LookaheadCheckTest {

  private static final String APPLE = "symbols: [AAPL]\ndata: {source: sample}\n";

  @BeforeEach
  void forget() {
    Prophet.SEEN.clear();
    Hindsight.highest = 0;
  }

  private static Coordinator.Prepared prepare(String yaml, Components components) {
    Yaml.Mapping tree = YamlReader.parse("test.yaml", yaml);
    return new Coordinator(components).prepare(tree, Path.of("test.yaml"), null);
  }

  private static LookaheadCheck.Finding check(String yaml) throws IOException {
    Components components = Workbench.library();
    return new LookaheadCheck(prepare(yaml, components), components).run();
  }

  /** The library and one strategy more. */
  private static Components with(Class<?> strategy) {
    List<Class<?>> classes = new ArrayList<>();
    Components library = Workbench.library();
    for (String kind : library.kinds()) {
      library.all(kind).forEach(info -> classes.add(info.implementation()));
    }
    classes.add(strategy);
    return Components.of(Library.KINDS, classes.stream().distinct().toList());
  }

  static List<String> strategies() {
    return Workbench.library().all("strategy").stream().map(ComponentInfo::name).toList();
  }

  static List<String> sizers() {
    return Workbench.library().all("sizer").stream().map(ComponentInfo::name).toList();
  }

  /** A strategy on what it reads. */
  private static String experiment(String strategy) {
    return switch (strategy) {
      case "multi_timeframe_pairs" ->
          """
          symbols: [{symbol: A, timeframes: [1h, 1d]}, {symbol: B, timeframes: [1h, 1d]}, V]
          data: {source: synthetic, bars: 400}
          strategies:
            - {type: multi_timeframe_pairs, params: [period: 3], subscriptions: [A_1h, B_1h, A_1d, B_1d, V_1d]}
          """;
      default -> APPLE + "strategies: [" + strategy + "]\n";
    };
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void noShippedStrategyLooksAhead(String strategy) throws IOException {
    LookaheadCheck.Finding finding = check(experiment(strategy));

    assertThat(finding.difference()).isNull();
    assertThat(finding.slices()).isGreaterThanOrEqualTo(252);
    assertThat(finding.cuts()).isEqualTo(7);
    assertThat(finding.events()).isGreaterThan(1000);
  }

  @ParameterizedTest
  @MethodSource("sizers")
  void noShippedSizerLooksAhead(String sizer) throws IOException {
    String parameters =
        switch (sizer) {
          case "fixed_quantity" -> ", quantity: 10";
          case "fixed_cash" -> ", amount: 5000";
          default -> "";
        };
    LookaheadCheck.Finding finding =
        check(
            APPLE
                + "strategies: [sma_crossover]\nportfolios: [{direction: long_short, sizing: {type: "
                + sizer
                + parameters
                + "}}]\n");

    assertThat(finding.difference()).isNull();
  }

  @Test
  void noRegimeLooksAhead() throws IOException {
    LookaheadCheck.Finding finding =
        check(
            """
            symbols: [{symbol: X, timeframes: [1h, 1d]}, {symbol: Y, timeframes: [1h]}]
            data: {source: synthetic, bars: 400}
            strategies:
              - {type: momentum, subscriptions: [X_1h, Y_1h, X_1d], filter: "regime != 'high'"}
            classifiers: [volatility_regime]
            execution: {fill_at: close, slippage_bps: 3, max_participation: 0.1}
            """);

    assertThat(finding.difference()).isNull();
    assertThat(finding.events()).isGreaterThan(1000);
  }

  @Test
  void aStrategyThatRemembersTheFutureIsCaught() throws IOException {
    Components components = with(Prophet.class);
    LookaheadCheck.Finding finding =
        new LookaheadCheck(prepare(APPLE + "strategies: [prophet]\n", components), components)
            .run();

    assertThat(finding.difference())
        .isNotNull()
        .contains("slices alone:", "with all of the data:", "SIGNAL");
  }

  @Test
  void aStrategyThatDependsOnWhereTheDataEndsIsCaught() throws IOException {
    Components components = with(Hindsight.class);
    LookaheadCheck.Finding finding =
        new LookaheadCheck(prepare(APPLE + "strategies: [hindsight]\n", components), components)
            .run();

    assertThat(finding.difference()).isNotNull().contains("SIGNAL");
  }

  @Test
  void barsThatAreMadeOfFinerOnesBySessionsDoNotLookAhead() throws IOException {
    LookaheadCheck.Finding finding =
        check(
            """
            symbols: [{symbol: SPY, timeframes: [15m, 1h, 1d]}, {symbol: NKY, calendar: XTKS}]
            data: {source: synthetic, calendar: XNYS, resample_from: 15m, start_date: 2024-11-20, end_date: 2024-12-06}
            strategies: [{type: momentum, params: {fast_period: 2, slow_period: 4}}]
            """);
    assertThat(finding.difference()).isNull();
    assertThat(finding.events()).isGreaterThan(1000);
  }
}
