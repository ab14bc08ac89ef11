package io.admf.data.library.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.config.BadInputException;
import io.admf.data.Market;
import io.admf.data.catalog.Catalog;
import io.admf.data.catalog.CatalogImport;
import io.admf.data.catalog.CatalogImport.Mode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FromCatalogTest {

  @TempDir Path folder;

  private void imported(Market market) {
    CatalogImport.run(
        new Catalog(folder.resolve("catalog")),
        market.plan(),
        Market.COMPONENTS,
        Mode.KEEP,
        () -> {});
  }

  @Test
  void the_usual_folder_is_looked_up_where_other_files_are() {
    Market sample = Market.of("sample", "AAPL_1d");
    imported(sample);
    assertThat(Market.of("catalog", "AAPL_1d").in(folder).hash()).isEqualTo(sample.hash());
    assertThat(
            Market.of("catalog", "AAPL_1d")
                .in(folder.resolve("elsewhere"))
                .with("path", "../catalog")
                .hash())
        .isEqualTo(sample.hash());
  }

  @Test
  void other_timeframes_are_not_made_silently() {
    imported(Market.of("sample", "BTCUSD_15m", "BTCUSD_1m"));
    assertThatThrownBy(() -> Market.of("catalog", "BTCUSD_1h").in(folder).open())
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "data.path: expected the series BTCUSD_1h in the catalog %s, found none; it has 1m, 15m of BTCUSD, which are not made into 1h by themselves: ask for one of them or import BTCUSD_1h"
                .formatted(folder.resolve("catalog")));
  }

  @Test
  void every_series_that_is_missing_is_named_with_the_nearest_that_is_there() {
    imported(Market.of("sample", "AAPL_1d"));
    assertThatThrownBy(() -> Market.of("catalog", "APPL_1d", "XYZ_1w").in(folder).open())
        .isInstanceOfSatisfying(
            BadInputException.class,
            e -> {
              assertThat(e.problems()).hasSize(2);
              assertThat(e.getMessage()).contains("did you mean AAPL_1d?").contains("XYZ_1w");
            });
  }

  @Test
  void a_folder_that_is_not_there_is_named() {
    assertThatThrownBy(
            () -> Market.of("catalog", "AAPL_1d").in(folder).with("path", "store").open())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("found no folder " + folder.resolve("store"))
        .hasMessageContaining("admf data import");
    assertThatThrownBy(() -> Market.of("catalog", "AAPL_1d").with("path", "a\0b").open())
        .hasMessageStartingWith("data.path: must be a path");
  }
}
