package io.admf.strategy.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollingWeightedByTest {

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e12, 1e30, 1e60})
  void equalWindowsHaveEqualMeansWhateverVolumeCameBefore(double outlier) {
    int n = 20;
    SplittableRandom random = new SplittableRandom(3);
    double[] values = random.doubles(4 * n).map(x -> 100 + x).toArray();
    double[] weights = random.doubles(4 * n).toArray();
    Arrays.setAll(weights, i -> i < 3 * n ? outlier * weights[i] : weights[i]);
    double joined = means(n, values, weights)[4 * n - 1];
    double alone =
        means(
            n, Arrays.copyOfRange(values, 3 * n, 4 * n), Arrays.copyOfRange(weights, 3 * n, 4 * n))[
            n - 1];
    assertThat(joined).isEqualTo(alone);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.1, 1e30})
  void withoutWeightItIsTheLatestValue(double before) {
    double[] weights = {before, 1e-9, before / 3, 0, 0, 0, 0};
    double[] values = {1, 2, 3, 4, 5, 6, 7};
    double[] means = means(3, values, weights);
    assertThat(means[4]).isEqualTo(3);
    assertThat(means[5]).isEqualTo(6);
    assertThat(means[6]).isEqualTo(7);
  }

  private static double[] means(int n, double[] values, double[] weights) {
    double[] out = new double[values.length];
    new RollingWeightedBy(n).means(values, weights, values.length, out);
    return out;
  }
}
