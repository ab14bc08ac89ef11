package io.admf.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.data.Market;
import io.admf.data.catalog.CatalogImport.Mode;
import io.admf.time.Instants;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageTest {

  @TempDir Path folder;

  private BarFile stored(Market market) {
    Catalog catalog = new Catalog(folder);
    CatalogImport.run(catalog, market.plan(), Market.COMPONENTS, Mode.KEEP, () -> {});
    return catalog.open(market.series().getFirst().id());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void it_is_what_counting_bar_by_bar_finds(long seed) {
    Market market =
        Market.of("irregular", "A_1h").with("bars", 9_000L, "sparsity", 5L).seeded(seed);
    List<Market.Row> rows = market.rows();
    TreeMap<YearMonth, Long> months = new TreeMap<>();
    TreeMap<Long, Long> steps = new TreeMap<>();
    for (int i = 0; i < rows.size(); i++) {
      long open = rows.get(i).eventTime();
      months.merge(YearMonth.from(Instants.instant(open).atOffset(ZoneOffset.UTC)), 1L, Long::sum);
      if (i > 0) {
        steps.merge(open - rows.get(i - 1).eventTime(), 1L, Long::sum);
      }
    }
    List<Coverage.Step> ordered = new ArrayList<>();
    steps.forEach((nanos, count) -> ordered.add(new Coverage.Step(nanos, count)));
    ordered.sort(Comparator.comparingLong(Coverage.Step::count).reversed());
    long usual = ordered.getFirst().nanos();
    List<Coverage.Gap> gaps = new ArrayList<>();
    for (int i = 1; i < rows.size(); i++) {
      long from = rows.get(i - 1).eventTime();
      long to = rows.get(i).eventTime();
      if (to - from > usual) {
        gaps.add(new Coverage.Gap(from, to, (to - from - 1) / usual));
      }
    }

    try (BarFile file = stored(market)) {
      Coverage coverage = Coverage.of(file, 0, file.rows());
      assertThat(coverage.bars()).isEqualTo(9_000);
      assertThat(coverage.months()).isEqualTo(months);
      assertThat(coverage.steps()).isEqualTo(ordered);
      assertThat(coverage.usualStep()).isEqualTo(usual);
      assertThat(coverage.gaps()).isEqualTo(gaps.size());
      assertThat(coverage.missing()).isEqualTo(gaps.stream().mapToLong(g -> g.missing()).sum());
      gaps.sort(
          Comparator.comparingLong(Coverage.Gap::nanos)
              .reversed()
              .thenComparingLong(Coverage.Gap::from));
      assertThat(coverage.longest()).isEqualTo(gaps.subList(0, 10));
      assertThat(coverage.low())
          .isEqualTo(rows.stream().mapToDouble(Market.Row::low).min().orElseThrow());
      assertThat(coverage.high())
          .isEqualTo(rows.stream().mapToDouble(Market.Row::high).max().orElseThrow());
      assertThat(coverage.volume()).isEqualTo(8_999L * 9_000 / 2.0);
    }
  }

  @Test
  void a_part_is_looked_at_by_itself() {
    try (BarFile file = stored(Market.of("sample", "AAPL_1d"))) {
      Coverage coverage = Coverage.of(file, 2, 7);
      assertThat(coverage.bars()).isEqualTo(5);
      assertThat(Instants.brief(coverage.first())).isEqualTo("2013-01-04");
      assertThat(Instants.brief(coverage.last())).isEqualTo("2013-01-10");
      assertThat(coverage.gaps()).as("a weekend").isEqualTo(1);
      assertThat(coverage.missing()).isEqualTo(2);
    }
  }

  @Test
  void one_bar_has_no_steps() {
    try (BarFile file = stored(Market.of("synthetic", "A_1d").with("bars", 1L))) {
      Coverage coverage = Coverage.of(file, 0, 1);
      assertThat(coverage.steps()).isEmpty();
      assertThat(coverage.usualStep()).isZero();
      assertThat(coverage.gaps()).isZero();
      assertThat(coverage.longest()).isEmpty();
    }
  }
}
