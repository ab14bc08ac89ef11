package io.admf.data.resample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeSumTest {

  private static double sum(double... volumes) {
    VolumeSum sum = new VolumeSum();
    for (double volume : volumes) {
      sum.add(volume);
    }
    return sum.value();
  }

  @Test
  void decimals_add_up_as_they_are_written() {
    assertThat(sum(0.1, 0.2)).isEqualTo(0.3);
    assertThat(sum(0.00000001, 67_108_863.99999998)).isEqualTo(67_108_863.99999999);
    assertThat(sum(0.33151179, 2.85664446)).isEqualTo(3.18815625);
    assertThat(sum()).isZero();
  }

  @Test
  void whole_numbers_add_up_as_far_as_a_double_counts() {
    assertThat(sum(0x1p53 - 3, 1, 1)).isEqualTo(0x1p53 - 1);
    assertThat(sum(5e9, 7e12, 123_456_789)).isEqualTo(7_005_123_456_789.0);
    assertThat(sum(1e300, 1e300)).isEqualTo(2e300);
    assertThat(sum(0x1p60, 1)).isEqualTo(0x1p60);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void is_the_double_nearest_to_the_sum_however_its_parts_are_grouped(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int trial = 0; trial < 2_000; trial++) {
      int decimals = random.nextInt(9);
      long unit = Math.round(StrictMath.pow(10, decimals));
      int parts = 1 + random.nextInt(40);
      VolumeSum whole = new VolumeSum();
      VolumeSum groups = new VolumeSum();
      VolumeSum group = new VolumeSum();
      BigDecimal exact = BigDecimal.ZERO;
      long most = decimals == 0 ? 1L << 46 : (1L << 20) * unit;
      for (int i = 0; i < parts; i++) {
        long units = random.nextLong(most) >>> random.nextInt(30);
        BigDecimal volume = BigDecimal.valueOf(units).divide(BigDecimal.valueOf(unit));
        exact = exact.add(volume);
        whole.add(volume.doubleValue());
        group.add(volume.doubleValue());
        if (random.nextInt(4) == 0) {
          groups.add(group.value());
          group.clear();
        }
      }
      groups.add(group.value());
      assertThat(whole.value()).as("seed %d trial %d", seed, trial).isEqualTo(exact.doubleValue());
      assertThat(groups.value()).as("seed %d trial %d", seed, trial).isEqualTo(whole.value());
    }
  }

  @Test
  void what_a_double_cannot_hold_to_eight_decimals_is_taken_to_the_nearest_that_it_can() {
    BigDecimal exact = new BigDecimal(1e-9).setScale(8, RoundingMode.HALF_UP);
    assertThat(exact.signum()).isZero();
    assertThat(sum(1e-9, 1e-9)).isZero();
    assertThat(sum(1e8 + 0.25, 0.5)).isEqualTo(1e8 + 0.75);
  }
}
