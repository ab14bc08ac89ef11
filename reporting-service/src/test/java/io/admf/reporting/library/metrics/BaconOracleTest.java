package io.admf.reporting.library.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * The 24 months of Bacon (2008), as printed in PerformanceAnalytics (c079aea1), with a minimum
 * acceptable return of 0.5 % a month.
 */
class BaconOracleTest {

  private static final double[] MONTHS = {
    .003, .026, .011, -.01, .015, .025, .016, .067, -.014, .04, -.005, .081, .04, -.037, -.061,
    .017, -.049, -.022, .07, .058, -.065, .024, -.005, -.009
  };
  private static final Conventions MONTHLY = new Conventions(12, 0, .005 * 12);

  @Test
  void downside_deviation_against_an_acceptable_return() {
    ReturnStatistics statistics = Returns.statistics(MONTHS, MONTHLY);
    assertThat(statistics.downsideDeviation()).isCloseTo(.0255, within(5e-5));
    assertThat(statistics.downsideDeviation()).isCloseTo(.02553673824120849, within(1e-9));
  }

  @Test
  void sortino_ratio_of_one_month() {
    assertThat(Returns.sortino(MONTHS, MONTHLY) / Math.sqrt(12)).isCloseTo(.157, within(5e-4));
  }

  @Test
  void annual_return_and_drawdown() {
    assertThat(Returns.annual(MONTHS, 12)).isCloseTo(.10367828972980941, within(1e-9));
    assertThat(Returns.maxDrawdown(MONTHS)).isCloseTo(-.144672955739218, within(1e-9));
  }

  @Test
  void bacons_sharpe_ratio_is_that_of_the_geometric_annual_return() {
    double geometric = Returns.annual(MONTHS, 12) / Returns.volatility(MONTHS, 12);
    assertThat(geometric).isCloseTo(.7567749609123466, within(1e-9));
    assertThat(Returns.sharpe(MONTHS, Conventions.of(12)))
        .as("ours is arithmetic, so not the same")
        .isCloseTo(.7883202548144858, within(1e-9));
  }
}
