package io.admf.compose.fused;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.reporting.PortfolioSummary;
import io.admf.reporting.RunSummary;
import org.junit.jupiter.api.Test;

/** A sweep's figures against those of the kernels, which trade event by event. */
class SweepTest {

  private static final int[] WORKERS = {1, 2, 3, 7};

  @Test
  void a_sweep_says_what_the_kernels_say_to_the_last_bit() {
    long fills = 0;
    long refused = 0;
    for (int seed = 0; seed < 2_000; seed++) {
      SweepCase one = new SweepCase(seed);
      RunSummary expected = one.byKernels(one.cut());
      RunSummary actual = one.bySweep(one.cut(), WORKERS[seed % WORKERS.length]);
      assertThat(actual.digest()).as("seed %d", seed).isEqualTo(expected.digest());
      for (int p = 0; p < expected.portfolios().size(); p++) {
        same(seed, actual.portfolios().get(p), expected.portfolios().get(p));
        fills += expected.portfolios().get(p).statistics().activity().fills();
        refused += expected.portfolios().get(p).statistics().activity().rejected();
      }
    }
    assertThat(fills).isGreaterThan(100_000);
    assertThat(refused).isGreaterThan(10_000);
  }

  @Test
  void orders_of_all_kinds_are_the_same_in_all_cuts_and_protect_no_more_than_there_is() {
    long fills = 0;
    long orders = 0;
    for (int seed = 0; seed < 600; seed++) {
      SweepCase one = new SweepCase(seed, true);
      RunSummary expected = one.byKernels(one.cut());
      RunSummary otherCut = one.byKernels(one.cut());
      RunSummary actual = one.bySweep(one.cut(), WORKERS[seed % WORKERS.length]);
      assertThat(otherCut.digest()).as("seed %d", seed).isEqualTo(expected.digest());
      assertThat(actual.digest()).as("seed %d", seed).isEqualTo(expected.digest());
      for (int p = 0; p < expected.portfolios().size(); p++) {
        same(seed, actual.portfolios().get(p), expected.portfolios().get(p));
        fills += expected.portfolios().get(p).statistics().activity().fills();
        orders += expected.portfolios().get(p).statistics().activity().orders();
      }
    }
    assertThat(fills).isGreaterThan(40_000);
    assertThat(orders).as("many end without a fill").isGreaterThan(fills + fills / 2);
  }

  private static void same(int seed, PortfolioSummary actual, PortfolioSummary expected) {
    String which = "seed %d, %s".formatted(seed, expected.spec());
    assertThat(actual.digest()).as(which).isEqualTo(expected.digest());
    assertThat(actual.statistics()).as(which).isEqualTo(expected.statistics());
    assertThat(actual.metrics()).as(which).isEqualTo(expected.metrics());
    assertThat(actual.troubles()).as(which).isEqualTo(expected.troubles());
    assertThat(actual.holdings()).as(which).isEqualTo(expected.holdings());
  }
}
