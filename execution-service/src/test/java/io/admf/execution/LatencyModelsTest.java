package io.admf.execution;

import static io.admf.execution.Ask.latency;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.admf.component.ComponentException;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyModelsTest {

  private static LatencyModel.Journey journey(long seed, String container, long order) {
    return new LatencyModel.Journey(seed, container, order);
  }

  private static double[] milliseconds(LatencyModel model, long seed, int orders) {
    return LongStream.rangeClosed(1, orders)
        .mapToDouble(order -> model.nanos(journey(seed, "portfolio_c0001", order)) / 1e6)
        .sorted()
        .toArray();
  }

  @Test
  void a_fixed_time_is_the_same_for_all() {
    assertThat(latency("none").nanos(journey(1, "a", 1))).isZero();
    assertThat(latency("fixed", "seconds", 1.5).nanos(journey(1, "a", 1)))
        .isEqualTo(1_500_000_000L);
    assertThat(latency("fixed", "seconds", 1L, "milliseconds", 0.25).nanos(journey(2, "b", 7)))
        .isEqualTo(1_000_250_000L);
    assertThatThrownBy(() -> latency("fixed"))
        .isInstanceOf(ComponentException.class)
        .hasMessageContaining("seconds or milliseconds must be more than 0");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void uniform_times_lie_evenly_between_the_bounds(long seed) {
    double[] times =
        milliseconds(latency("random", "minimum", 10.0, "maximum", 110.0), seed, 10_000);
    assertThat(times[0]).isBetween(10.0, 10.5);
    assertThat(times[2_500]).isCloseTo(35, within(3.0));
    assertThat(times[5_000]).isCloseTo(60, within(3.0));
    assertThat(times[9_999]).isBetween(109.5, 110.0);
  }

  /** Quantiles of a normal: 0.8413 of orders take no longer than one deviation above the median. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void lognormal_times_lie_around_the_median(long seed) {
    LatencyModel model =
        latency(
            "random",
            "distribution",
            "lognormal",
            "minimum",
            1.0,
            "maximum",
            100.0,
            "median",
            20.0,
            "sigma",
            0.5);
    double[] times = milliseconds(model, seed, 10_000);
    assertThat(times[5_000]).isCloseTo(20, within(0.6));
    assertThat(times[8_413]).isCloseTo(20 * StrictMath.exp(0.5), within(1.5));
    assertThat(times[1_587]).isCloseTo(20 * StrictMath.exp(-0.5), within(0.6));
    assertThat(Arrays.stream(times)).allMatch(time -> time >= 1 && time <= 100);
  }

  @Test
  void a_time_depends_on_seed_portfolio_and_order_alone() {
    LatencyModel model = latency("random");
    long first = model.nanos(journey(7, "portfolio_c0001", 3));
    model.nanos(journey(7, "portfolio_c0001", 4));
    assertThat(model.nanos(journey(7, "portfolio_c0001", 3))).isEqualTo(first);
    assertThat(latency("random").nanos(journey(7, "portfolio_c0001", 3))).isEqualTo(first);
    assertThat(first)
        .isNotEqualTo(model.nanos(journey(8, "portfolio_c0001", 3)))
        .isNotEqualTo(model.nanos(journey(7, "portfolio_c0002", 3)))
        .isNotEqualTo(model.nanos(journey(7, "portfolio_c0001", 4)));
  }

  @Test
  void bounds_that_contradict_each_other_are_refused() {
    assertThatThrownBy(() -> latency("random", "minimum", 9.0, "maximum", 8.0))
        .isInstanceOf(ComponentException.class)
        .hasMessage("latency random: maximum must be at least minimum 9.0, was 8.0");
    assertThatThrownBy(() -> latency("random", "distribution", "lognormal", "median", 500.0))
        .isInstanceOf(ComponentException.class)
        .hasMessageContaining("median must lie between minimum 10.0 and maximum 100.0");
  }
}
