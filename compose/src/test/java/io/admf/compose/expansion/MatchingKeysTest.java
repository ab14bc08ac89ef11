package io.admf.compose.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.component.Components;
import io.admf.compose.Coordinator;
import io.admf.compose.Workbench;
import io.admf.config.BadInputException;
import io.admf.config.Yaml;
import io.admf.config.YamlReader;
import io.admf.plan.Intrabar;
import io.admf.plan.MatchingSpec;
import io.admf.plan.PortfolioSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchingKeysTest {

  private static final Components LIBRARY = Workbench.library();
  private static final String MINIMAL = "symbols: [SPY]\nstrategies: [momentum]\n";

  private static List<PortfolioSpec> portfolios(String yaml) {
    Yaml.Mapping tree = YamlReader.parse("test.yaml", yaml);
    return new Coordinator(LIBRARY).prepare(tree, Path.of("test.yaml"), null).plan().portfolios();
  }

  @Test
  void what_is_not_said_is_plain() {
    assertThat(portfolios(MINIMAL).getFirst().execution().matching()).isEqualTo(MatchingSpec.PLAIN);
  }

  @Test
  void every_key_reaches_the_plan() {
    String yaml =
        MINIMAL
            + """
            execution:
              intrabar: ohlc
              limit_through: true
              match_timeframe: 1d
              attached_at_once: false
              trail_at_close: true
              zero_volume_fills: false
            """;
    assertThat(portfolios(yaml).getFirst().execution().matching())
        .isEqualTo(new MatchingSpec(Intrabar.OHLC, true, "1d", false, true, false));
  }

  @Test
  void keys_are_axes_and_are_shown_where_they_vary() {
    String yaml =
        MINIMAL
            + "execution: {intrabar: [pessimistic, optimistic], limit_through: [true, false]}\n";
    assertThat(portfolios(yaml))
        .extracting(
            portfolio ->
                portfolio.parameters().get("intrabar")
                    + " "
                    + portfolio.parameters().get("limit_through"))
        .containsExactly(
            "pessimistic true", "pessimistic false", "optimistic true", "optimistic false");
  }

  @Test
  void a_timeframe_must_be_the_finest_that_there_is() {
    assertThatThrownBy(() -> portfolios(MINIMAL + "execution: {match_timeframe: 1m}\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("test.yaml:3")
        .hasMessageContaining("the finest of the timeframes of SPY, which is 1d");
    assertThatThrownBy(() -> portfolios(MINIMAL + "execution: {match_timeframe: soon}\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a timeframe such as 1m, 5m, 1h or 1d");
  }
}
