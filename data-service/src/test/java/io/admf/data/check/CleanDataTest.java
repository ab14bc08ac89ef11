package io.admf.data.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.admf.data.BarSource;
import io.admf.data.DataKinds;
import io.admf.data.Market;
import io.admf.data.SourceRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Data that people use as it is: what is told of it, and that nothing is cried about. */
class CleanDataTest {

  private static final Path ORACLES = Path.of("../../shared/oracles/data");

  private static DataReport check(Market market) {
    BarSource source = Market.COMPONENTS.create(DataKinds.SOURCE, market.source());
    return DataCheck.of(
        source,
        new SourceRequest(
            market.series().getFirst(), market.series(), market.plan().data(), market.seed()),
        CheckSettings.standard());
  }

  private static DataReport oracle(String file, String series, String order) {
    Path path = ORACLES.resolve(file).toAbsolutePath().normalize();
    assumeTrue(Files.exists(path), file + " is not there");
    return check(Market.of("csv", series).with("path", path.toString(), "order", order));
  }

  private static List<String> said(DataReport report) {
    return report.findings().stream().map(Finding::toString).toList();
  }

  static Stream<Market> sound() {
    return Stream.of(
        Market.of("sample", "AAPL_1d"),
        Market.of("sample", "BTCUSD_1m"),
        Market.of("sample", "BTCUSD_15m"),
        Market.of("sample", "BTCUSD_1h"),
        Market.of("sample", "BTCUSD_1d"),
        Market.of("sample", "EURUSD_1d"),
        Market.of("sample", "EURCHF_1d"),
        Market.of("sample", "EURJPY_1d"),
        Market.of("synthetic", "SPY_1d"),
        Market.of("synthetic", "SPY_1m").with("bars", 100_000L),
        Market.of("synthetic", "SPY_1h"),
        Market.of("synthetic", "SPY_1w"),
        Market.of("synthetic", "BTC_1h").with("calendar", "continuous"));
  }

  @ParameterizedTest
  @MethodSource("sound")
  void shipped_data_gives_no_error_and_no_warning(Market market) {
    DataReport report = check(market);
    assertThat(report.coverage().bars()).isPositive();
    assertThat(report.findings())
        .as(report.text())
        .allMatch(finding -> finding.severity() == Severity.NOTE)
        .hasSizeLessThan(3);
  }

  @Test
  void ticks_of_a_thin_market_are_told_once() {
    assertThat(said(check(Market.of("sample", "BTCUSD_1m"))))
        .containsExactly(
            "note BTCUSD_1m 2013-11-25T15:43:00Z: 201 bars are missing in 159 places, 21 bars at"
                + " most in a row: trading is thin; a bar stands only where there were trades; see"
                + " data.align");
  }

  @Test
  void a_currency_that_is_pegged_is_told_to_stand_still() {
    DataReport report = check(Market.of("sample", "EURBGN_1d"));
    assertThat(report.count(Severity.ERROR)).isZero();
    assertThat(report.count(Kind.STALE)).isEqualTo(9);
    assertThat(report.count(Severity.WARNING)).isEqualTo(9);
    assertThat(report.findings()).filteredOn(one -> one.kind() == Kind.STALE).hasSize(5);
    assertThat(report.text()).contains("and 4 more of kind stale");
  }

  @Test
  void twenty_years_of_an_index_have_one_gap_in_september_2001() {
    DataReport report = oracle("sp500/sp500-2000.csv", "SPX_1d", "oldest_first");
    assertThat(report.coverage().bars()).isEqualTo(5105);
    assertThat(report.count(Severity.ERROR)).isZero();
    assertThat(report.findings().getFirst().sentence())
        .isEqualTo("4 weekdays are missing before it, from 2001-09-11 on; bring the bars in");
    assertThat(report.count(Severity.WARNING)).isEqualTo(1);
  }

  @Test
  void the_two_splits_of_oracle_in_2000_are_found_in_raw_prices() {
    DataReport report = oracle("aapl_orcl/WIKI-ORCL-2000-quandl.csv", "ORCL_1d", "newest_first");
    assertThat(report.count(Kind.SPLIT)).isEqualTo(2);
    assertThat(report.count(Severity.WARNING)).isEqualTo(2);
    assertThat(said(report).get(0)).contains(".csv:242: ").contains("a split of 2:1");
    assertThat(said(report).get(1)).contains(".csv:55: ").contains("a split of 2:1");
  }

  @Test
  void adjusted_prices_of_other_shares_are_sound() {
    for (String share : List.of("AAPL", "IBM", "KO", "MSFT")) {
      DataReport report =
          oracle("quandl/csvdir_daily/" + share + ".csv.gz", share + "_1d", "oldest_first");
      assertThat(report.coverage().bars()).isEqualTo(754);
      assertThat(report.findings())
          .as(report.text())
          .allMatch(finding -> finding.kind() == Kind.HOLIDAYS);
    }
  }
}
