package io.admf.strategy.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollingExtremeTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9, 31, 64})
  void itIsTheExtremeOfTheWindow(int n) {
    SplittableRandom random = new SplittableRandom(n);
    double[] wild = random.doubles(500).map(x -> Math.rint(x * 20)).toArray();
    double[] rising = new double[500];
    Arrays.setAll(rising, i -> i);
    double[] falling = new double[500];
    Arrays.setAll(falling, i -> -i);
    for (double[] values : new double[][] {wild, rising, falling}) {
      double[] highest = new double[500];
      double[] lowest = new double[500];
      RollingExtreme.highest(n).extremes(values, 500, highest);
      RollingExtreme.lowest(n).extremes(values, 500, lowest);
      for (int t = 0; t < 500; t++) {
        if (t < n - 1) {
          assertThat(highest[t]).as("highest at %d", t).isNaN();
          assertThat(lowest[t]).as("lowest at %d", t).isNaN();
        } else {
          double[] window = Arrays.copyOfRange(values, t - n + 1, t + 1);
          assertThat(highest[t])
              .as("highest at %d", t)
              .isEqualTo(Arrays.stream(window).max().orElseThrow());
          assertThat(lowest[t])
              .as("lowest at %d", t)
              .isEqualTo(Arrays.stream(window).min().orElseThrow());
        }
      }
    }
  }
}
