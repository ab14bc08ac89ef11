package io.admf.data.library.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.admf.config.BadInputException;
import io.admf.data.Market;
import io.admf.data.Market.Row;
import io.admf.time.Instants;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SyntheticTest {

  private static List<Row> of(Market market, int series) {
    return market.rows().stream()
        .filter(row -> row.series().equals(String.valueOf(series)))
        .map(
            row ->
                new Row(
                    "",
                    0,
                    row.eventTime(),
                    row.knownAt(),
                    row.open(),
                    row.high(),
                    row.low(),
                    row.close(),
                    row.volume()))
        .toList();
  }

  @Test
  void the_first_bars_of_seed_42_are_these_on_every_machine() {
    Market market = Market.of("synthetic", "SPY_1d").with("bars", 3L);
    assertThat(market.lines())
        .containsExactly(
            "2015-01-02 [99.84, 101.35, 99.56, 101.06, 1318548.0]",
            "2015-01-05 [100.79, 103.21, 100.62, 103.12, 896731.0]",
            "2015-01-06 [103.06, 104.34, 102.58, 104.01, 897169.0]");
    assertThat(Market.of("synthetic", "SPY_1d", "QQQ_1d").hash())
        .isEqualTo("f978b25a3da2d7e1e19a41784e41c9d0");
  }

  @Test
  void a_symbol_does_not_change_when_others_are_added() {
    assertThat(of(Market.of("synthetic", "AAA_1d", "BBB_1d", "SPY_1d"), 2))
        .isEqualTo(of(Market.of("synthetic", "SPY_1d"), 0));
  }

  @Test
  void a_range_is_cut_out_of_the_same_market() {
    Market market = Market.of("synthetic", "SPY_1d");
    List<Row> all = of(market.between("2015-01-02", "2019-01-01"), 0);
    List<Row> cut = of(market.between("2016-03-05", "2017-01-01"), 0);
    assertThat(cut).isNotEmpty();
    assertThat(all).containsSubsequence(cut);
    assertThat(of(market.between("2016-03-05", "2017-01-01").with("bars", 10L), 0))
        .isEqualTo(cut.subList(0, 10));
  }

  @Test
  void seeds_and_symbols_and_starts_make_different_markets() {
    Market market = Market.of("synthetic", "SPY_1d").with("bars", 50L);
    assertThat(market.seeded(43).hash()).isNotEqualTo(market.hash());
    assertThat(Market.of("synthetic", "QQQ_1d").with("bars", 50L).rows().get(7).close())
        .isNotEqualTo(market.rows().get(7).close());
    assertThat(market.with("start", "2014-01-02").rows().getFirst().eventTime())
        .isEqualTo(Instants.nanos(LocalDate.parse("2014-01-02")));
    assertThat(market.between("2010-05-03", "2011-01-01").rows().getFirst().eventTime())
        .isEqualTo(Instants.nanos(LocalDate.parse("2010-05-03")));
  }

  @Test
  void there_are_2520_bars_unless_the_range_ends_or_a_number_is_given() {
    assertThat(Market.of("synthetic", "SPY_1d").rows()).hasSize(2520);
    assertThat(Market.of("synthetic", "SPY_1d").with("bars", 17L).rows()).hasSize(17);
    assertThat(Market.of("synthetic", "SPY_1d").between("2023-01-01", "2024-01-01").rows())
        .hasSize(260);
  }

  @Test
  void weekdays_have_no_bars_on_weekends_and_a_continuous_market_has() {
    for (String id : new String[] {"A_1h", "A_1d"}) {
      Market market = Market.of("synthetic", id).with("bars", 400L);
      assertThat(market.rows()).noneMatch(SyntheticTest::weekend);
      assertThat(market.with("calendar", "continuous").rows()).anyMatch(SyntheticTest::weekend);
    }
    assertThat(Market.of("synthetic", "A_1w").with("start", "2015-01-03", "bars", 9L).rows())
        .hasSize(9);
  }

  private static boolean weekend(Row row) {
    DayOfWeek day =
        LocalDateTime.ofInstant(Instants.instant(row.eventTime()), ZoneOffset.UTC).getDayOfWeek();
    return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
  }

  @Test
  void returns_have_the_drift_the_volatility_and_the_correlation_asked_for() {
    Market market =
        Market.of("synthetic", "A_1d", "B_1d")
            .with("bars", 100_000L, "price", 1e6, "correlation", 0.6, "volatility", 0.3)
            .with("start", "1700-01-01", "drift", 0.05);
    double[] a = returns(of(market, 0));
    double[] b = returns(of(market, 1));
    assertThat(deviation(a) * Math.sqrt(252)).isCloseTo(0.3, within(0.01));
    assertThat(deviation(b) * Math.sqrt(252)).isCloseTo(0.3, within(0.01));
    // regimes add their common drift to the covariance, hence the wide margin
    assertThat(covariance(a, b) / deviation(a) / deviation(b)).isCloseTo(0.6, within(0.02));

    double[] plain = returns(of(market.with("regime_bars", 0L, "correlation", 0L), 0));
    assertThat(deviation(plain) * Math.sqrt(252)).isCloseTo(0.3, within(0.005));
    // the mean of so many has a standard error of 0.3 / sqrt(397 years) = 0.015
    assertThat(mean(plain) * 252).isCloseTo(0.05 - 0.045, within(0.045));
  }

  @Test
  void regimes_make_volatility_cluster() {
    Market market =
        Market.of("synthetic", "A_1d").with("bars", 50_000L, "price", 1e6, "start", "1800-01-01");
    assertThat(clustering(returns(of(market, 0)))).isGreaterThan(0.1);
    assertThat(clustering(returns(of(market.with("regime_bars", 0L), 0)))).isLessThan(0.03);
  }

  /** The correlation of squared returns with those of the day before. */
  private static double clustering(double[] returns) {
    double[] today = new double[returns.length - 1];
    double[] before = new double[returns.length - 1];
    for (int i = 0; i < today.length; i++) {
      before[i] = returns[i] * returns[i];
      today[i] = returns[i + 1] * returns[i + 1];
    }
    return covariance(before, today) / deviation(before) / deviation(today);
  }

  @Test
  void the_mean_volume_is_the_one_asked_for_and_prices_are_whole_cents() {
    List<Row> rows = of(Market.of("synthetic", "A_1d").with("average_volume", 5000L), 0);
    assertThat(rows.stream().mapToDouble(Row::volume).average().orElse(0))
        .isCloseTo(5000, within(150.0));
    for (Row row : rows) {
      assertThat(row.close()).isEqualTo(Math.rint(row.close() * 100) / 100);
      assertThat(row.high()).isEqualTo(Math.rint(row.high() * 100) / 100);
    }
  }

  @Test
  void a_start_that_is_no_date_is_refused() {
    assertThatThrownBy(Market.of("synthetic", "A_1d").with("start", "soon")::open)
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith(
            "start must be a date of the years 1678 to 2261 such as 2015-01-02, was soon");
  }

  @Test
  void the_market_ends_where_nanoseconds_do() {
    List<Row> rows = of(Market.of("synthetic", "A_1w").with("start", "2261-01-02", "bars", 99L), 0);
    assertThat(rows).hasSizeBetween(50, 70);
    assertThat(rows.getLast().knownAt()).isPositive();
  }

  @Test
  void draws_are_those_of_splitmix64() {
    for (long seed = 0; seed < 100; seed++) {
      Draws draws = Draws.of(seed, "a", "b");
      Draws same = Draws.of(seed, "a", "b");
      SplittableRandom yardstick = new SplittableRandom(draws.key());
      for (int i = 0; i < 100; i++) {
        long drawn = draws.next();
        assertThat(drawn).as("seed %d", seed).isEqualTo(yardstick.nextLong());
        assertThat(same.next()).isEqualTo(drawn);
      }
      assertThat(Draws.of(seed, "ab").next()).isNotEqualTo(Draws.of(seed, "a", "b").next());
    }
  }

  @Test
  void normals_have_mean_0_variance_1_and_the_right_tails() {
    Draws draws = Draws.of(5, "normal");
    int count = 200_000;
    double[] values = new double[count];
    int tail = 0;
    for (int i = 0; i < count; i++) {
      values[i] = draws.normal();
      tail += Math.abs(values[i]) > 1.959963984540054 ? 1 : 0;
    }
    assertThat(mean(values)).isCloseTo(0, within(0.01));
    assertThat(deviation(values)).isCloseTo(1, within(0.01));
    assertThat(tail / (double) count).isCloseTo(0.05, within(0.002));
  }

  @Test
  void regimes_keep_the_volatility_and_the_drift_of_the_market() {
    double square = 0;
    double drift = 0;
    for (Regime regime : Regime.values()) {
      square += regime.volatility * regime.volatility / 4;
      drift += regime.drift;
    }
    assertThat(square).isCloseTo(1, within(1e-12));
    assertThat(drift).isZero();
  }

  private static double[] returns(List<Row> rows) {
    double[] returns = new double[rows.size() - 1];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = StrictMath.log(rows.get(i + 1).close() / rows.get(i).close());
    }
    return returns;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double covariance(double[] a, double[] b) {
    double meanA = mean(a);
    double meanB = mean(b);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - meanA) * (b[i] - meanB);
    }
    return sum / (a.length - 1);
  }

  private static double deviation(double[] values) {
    return Math.sqrt(covariance(values, values));
  }
}
