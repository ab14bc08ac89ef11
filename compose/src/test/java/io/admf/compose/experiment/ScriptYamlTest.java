package io.admf.compose.experiment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.compose.Coordinator;
import io.admf.compose.Workbench;
import io.admf.config.YamlReader;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptYamlTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{script: [{time: 2013-05-01, side: sell, quantity: 5, type: trailing_stop, trail: 100%}]} | a trail of 100% puts the stop of a sale at or below zero",
        "{script: [{time: 2013-05-01, side: buy, quantity: 1e13}]} | expected a quantity of fewer than 2^62 increments, was 10000000000000",
        "{script: [{time: 2013-05-01, side: buy, quantity: 5, limt: 3}]} | limt is not a key here; did you mean limit?",
        "{script: } | strategies is missing",
        "{file: } | strategies is missing"
      })
  void what_makes_no_sense_is_a_mistake_with_its_line(String orders, String message) {
    String yaml =
        """
        symbols: [{symbol: BTC, size_increment: 1e-8}]
        data: {source: synthetic, bars: 5}
        portfolios:
          - orders: %s
        """
            .formatted(orders);
    assertThatThrownBy(
            () ->
                new Coordinator(Workbench.library())
                    .prepare(
                        YamlReader.parse("test.yaml", yaml), folder.resolve("test.yaml"), null))
        .hasMessageContaining("test.yaml:")
        .hasMessageContaining(message);
  }
}
