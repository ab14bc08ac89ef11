package io.admf.compose.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every event of every container is the same, byte for byte, wherever the kernels are. */
class EventLogsOfPlacementsTest extends PlacementComparison {

  private static final Path QUICKSTART =
      Path.of(System.getProperty("admf.root", ".."), "examples", "quickstart.yaml");

  @Test
  void the_quick_start_with_a_classifier_says_the_same_events_everywhere() throws IOException {
    compare(
        QUICKSTART,
        List.of("AAPL_1d", "portfolio_c0001"),
        List.of("BAR", "FEATURES", "CLASSIFICATION", "REGIME_CHANGE", "SIGNAL", "FILL"),
        "classifiers=[{type: volatility_regime, parameters: {window: 10, baseline: 40}}]");
  }

  @Test
  void so_does_a_run_with_everything_in_it() throws IOException, URISyntaxException {
    Path file = Path.of(EventLogsOfPlacementsTest.class.getResource("regimes.yaml").toURI());
    List<String> containers = new ArrayList<>(List.of("ALPHA_1h", "BETA_1h"));
    for (int i = 1; i <= 8; i++) {
      containers.add("portfolio_c000" + i);
    }
    compare(
        file,
        containers,
        List.of(
            "CLASSIFICATION",
            "REGIME_CHANGE",
            "ORDER_REQUEST",
            "ORDER",
            "ORDER_REJECTED",
            "ORDER_CANCELLED",
            "FILL",
            "POSITION_OPEN",
            "LOT_CLOSE",
            "POSITION_CLOSE",
            "PORTFOLIO_UPDATE",
            "SNAPSHOT"));
  }

  @Test
  void so_does_a_run_with_actions_quotes_and_releases() throws IOException {
    Path file = CompanyFiles.write(scratch.resolve("companies"));
    List<String> containers = new ArrayList<>(List.of("AAA_1d", "AAA_1h", "BBB_1d", "BBB_1h"));
    containers.add("economic");
    for (int i = 1; i <= 8; i++) {
      containers.add("portfolio_c000" + i);
    }
    List<String> types =
        List.of(
            "CORPORATE_ACTION",
            "ECONOMIC",
            "QUOTE",
            "SIGNAL",
            "ORDER_CANCELLED",
            "FILL",
            "LOT_CLOSE",
            "POSITION_CLOSE",
            "PORTFOLIO_UPDATE");
    String digest = compare(file, containers, types);
    assertThat(compare(file, containers, types, "data.frame_slices=7")).isEqualTo(digest);
  }

  @Test
  void so_does_a_run_by_calendars_with_bars_made_of_finer_ones() throws IOException {
    Path file = scratch.resolve("calendars.yaml");
    Files.writeString(
        file,
        """
        symbols:
          - {symbol: SPY, timeframes: [1h, 1d]}
          - {symbol: ES, timeframes: [1d], calendar: {name: CME, time_zone: America/Chicago, hours: "17:00-16:00", half_days: {11-28: "12:00"}}}
        data: {source: synthetic, calendar: XNYS, resample_from: 15m, incomplete: keep, start_date: 2024-11-01, end_date: 2024-12-13}
        strategies: [{type: momentum, params: {fast_period: 2, slow_period: 4}}]
        """);
    List<String> containers =
        List.of(
            "ES_1d", "SPY_1d", "SPY_1h", "portfolio_c0001", "portfolio_c0002", "portfolio_c0003");
    List<String> types = List.of("BAR", "SIGNAL", "FILL", "SNAPSHOT");
    String digest = compare(file, containers, types);
    assertThat(compare(file, containers, types, "data.frame_slices=7")).isEqualTo(digest);
  }
}
