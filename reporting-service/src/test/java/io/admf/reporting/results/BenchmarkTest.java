package io.admf.reporting.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.admf.fixture.Bars;
import io.admf.reporting.RunSummary;
import io.admf.reporting.fixture.Plans;
import io.admf.reporting.fixture.Reported;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 1_500, 1_501, 10_000})
  void holding_is_worth_the_capital_times_the_price_over_the_first_close(int count) {
    RunSummary run = Reported.summary(Plans.plan("r1", 1, "SPY", "1d"), 5, count, 64);
    double[][] bars = Bars.random(5, count);
    double[] held = Benchmark.buyAndHold(run, run.portfolios().getFirst());
    long day = 86_400_000_000_000L;
    long[] times = run.portfolios().getFirst().curve().times();
    long start = Bars.block(bars).sliceTimes()[0];
    assertThat(held).hasSameSizeAs(times);
    for (int i = 0; i < held.length; i++) {
      int bar = (int) ((times[i] - start) / day);
      assertThat(held[i]).isCloseTo(100_000 * bars[bar][3] / bars[0][3], within(1e-6));
    }
    assertThat(times[times.length - 1]).isEqualTo(start + (count - 1) * day);
  }
}
