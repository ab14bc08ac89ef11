package io.admf.strategy.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollingDeviationTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void itIsTheTrueDeviationToTwelveDigitsEvenOnAHighLevel(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (double level : new double[] {0, 100, 1e6, 1e9}) {
      double[] values = random.doubles(200).map(x -> level + x).toArray();
      for (int n : new int[] {2, 3, 5, 20, 61}) {
        for (int freedom = 0; freedom < 2; freedom++) {
          double[] actual = deviations(n, freedom, values);
          for (int t = n - 1; t < values.length; t++) {
            double expected = expected(values, t, n, freedom);
            assertThat(actual[t])
                .as("n %d, freedom %d, level %s, at %d, seed %d", n, freedom, level, t, seed)
                .isCloseTo(expected, within(1e-12 * expected));
          }
        }
      }
    }
  }

  @Test
  void constantWindowsHaveNoneEvenAfterAStorm() {
    SplittableRandom random = new SplittableRandom(4);
    double[] values = new double[300];
    Arrays.setAll(values, i -> i < 200 ? 1e9 * random.nextDouble() : 0.1);
    for (int n : new int[] {2, 3, 7, 20, 50}) {
      double[] actual = deviations(n, 0, values);
      for (int t = 200 + n - 1; t < 300; t++) {
        assertThat(actual[t]).as("n %d at %d", n, t).isZero();
      }
    }
  }

  @Test
  void neighbouringDoublesGiveNoNegativeVariance() {
    SplittableRandom random = new SplittableRandom(5);
    double[] values = new double[500];
    Arrays.setAll(values, i -> random.nextBoolean() ? 100.01 : Math.nextUp(100.01));
    for (int n : new int[] {2, 3, 4, 9, 20}) {
      double[] actual = deviations(n, 0, values);
      for (int t = n - 1; t < values.length; t++) {
        double expected = expected(values, t, n, 0);
        assertThat(actual[t]).as("n %d at %d", n, t).isCloseTo(expected, within(1e-2 * expected));
      }
    }
  }

  @Test
  void equalWindowsHaveEqualDeviationsWhateverCameBefore() {
    SplittableRandom random = new SplittableRandom(6);
    double[] window = random.doubles(20).map(x -> 100 + x).toArray();
    double alone = deviations(20, 0, window)[19];
    double[] joined = random.doubles(83).map(x -> x * 1e12).toArray();
    System.arraycopy(window, 0, joined, 63, 20);
    assertThat(deviations(20, 0, joined)[82]).isEqualTo(alone);
  }

  private static double[] deviations(int n, int freedom, double[] values) {
    double[] means = new double[values.length];
    double[] out = new double[values.length];
    new RollingDeviation(n, freedom).measure(values, 0, values.length, means, out);
    return out;
  }

  private static double expected(double[] values, int t, int n, int freedom) {
    MathContext digits = new MathContext(100);
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = t - n + 1; i <= t; i++) {
      sum = sum.add(new BigDecimal(values[i]));
    }
    BigDecimal mean = sum.divide(BigDecimal.valueOf(n), digits);
    BigDecimal squares = BigDecimal.ZERO;
    for (int i = t - n + 1; i <= t; i++) {
      squares = squares.add(new BigDecimal(values[i]).subtract(mean).pow(2));
    }
    return squares.divide(BigDecimal.valueOf(n - freedom), digits).sqrt(digits).doubleValue();
  }
}
