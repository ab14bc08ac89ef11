package io.admf.strategy.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollingMeanTest {

  private static final MathContext MANY = new MathContext(2000);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void itIsTheTrueMeanCorrectlyRounded(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    compare(seed, 400, () -> Math.rint(random.nextDouble() * 20_000) / 100);
    compare(seed, 400, random::nextDouble);
    compare(seed, 400, () -> random.nextDouble() - 0.5);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void itIsSoEvenWhereAWindowSpansMoreThanTwoDoublesHold(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    compare(
        seed, 150, () -> (random.nextDouble() - 0.5) * Math.scalb(1.0, random.nextInt(-120, 120)));
    compare(seed, 150, () -> random.nextInt(20) == 0 ? 1e30 * random.nextDouble() : 1e-9);
  }

  @Test
  void exactTiesAreRoundedToEven() {
    double next = Math.nextUp(1.0);
    double afterNext = Math.nextUp(next);
    double[] means = means(2, 1.0, next, afterNext, 1.0 + 0x1p-50);
    assertThat(means[1]).isEqualTo(1.0);
    assertThat(means[2]).isEqualTo(afterNext);
    double[] values = {0x1p53, 1, 0x1p53, 3};
    assertThat(means(1, values)).isEqualTo(values);
    assertThat(means(2, 0x1p54, 2, 0x1p54, 6)[1]).isEqualTo(0x1p53);
    assertThat(means(2, 0x1p54, 2, 0x1p54, 6)[3]).isEqualTo(0x1p53 + 4);
  }

  @Test
  void aQuotientAHairFromHalfwayIsRoundedToItsOwnSide() {
    assertThat(aThirdNearHalfway(0x1p-106)).isEqualTo(Math.nextUp(1.0));
    assertThat(aThirdNearHalfway(0)).isEqualTo(1.0);
    assertThat(aThirdNearHalfway(-0x1p-106)).isEqualTo(1.0);
  }

  /** A third of 3 + 3/2<sup>53</sup> and a little: 1 and half a unit in the last place. */
  private static double aThirdNearHalfway(double little) {
    ExactSum sum = new ExactSum();
    sum.add(3 + 0x1p-51);
    sum.add(-0x1p-53 + little);
    assertThat(sum.exact()).isTrue();
    return sum.over(3);
  }

  @Test
  void equalWindowsHaveEqualMeansWhateverCameBefore() {
    SplittableRandom random = new SplittableRandom(7);
    for (int n : new int[] {2, 3, 10, 20, 97}) {
      double[] window = random.doubles(n).map(x -> 100 + x).toArray();
      double[] alone = means(n, window);
      for (double outlier : new double[] {1e-30, 1e9, 1e22, 1e200}) {
        double[] stream = random.doubles(3 * n).map(x -> x * outlier).toArray();
        double[] joined = Arrays.copyOf(stream, 4 * n);
        System.arraycopy(window, 0, joined, 3 * n, n);
        assertThat(means(n, joined)[4 * n - 1])
            .as("window of %d after values up to %s", n, outlier)
            .isEqualTo(alone[n - 1]);
      }
    }
  }

  @Test
  void aMillionValuesLeaveNoTrace() {
    SplittableRandom random = new SplittableRandom(8);
    double[] values = random.doubles(1_000_000).map(x -> 50 + 100 * x).toArray();
    double[] means = means(50, values);
    double[] tail = Arrays.copyOfRange(values, values.length - 50, values.length);
    assertThat(means[values.length - 1]).isEqualTo(expected(tail, 49, 50, false));
  }

  @Test
  void whatIsNotANumberSpoilsItsWindowsOnly() {
    double[] means = means(2, 1, Double.NaN, 3, 5, Double.POSITIVE_INFINITY, 7, 9);
    assertThat(means)
        .containsExactly(Double.NaN, Double.NaN, Double.NaN, 4, Double.NaN, Double.NaN, 8);
  }

  private static void compare(long seed, int count, DoubleSupplier next) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> next.getAsDouble());
    for (int n : new int[] {1, 2, 3, 4, 7, 20, 64, 100}) {
      double[] means = means(n, values);
      double[] weighted = new double[count];
      new RollingWeightedMean(n).means(values, 0, count, weighted);
      for (int t = n - 1; t < count; t++) {
        assertThat(means[t])
            .as("mean of %d at %d, seed %d", n, t, seed)
            .isEqualTo(expected(values, t, n, false));
        assertThat(weighted[t])
            .as("weighted mean of %d at %d, seed %d", n, t, seed)
            .isEqualTo(expected(values, t, n, true));
      }
    }
  }

  private static double expected(double[] values, int t, int n, boolean weighted) {
    BigDecimal sum = BigDecimal.ZERO;
    long weights = 0;
    for (int i = 0; i < n; i++) {
      int weight = weighted ? i + 1 : 1;
      weights += weight;
      sum = sum.add(new BigDecimal(values[t - n + 1 + i]).multiply(new BigDecimal(weight)));
    }
    return sum.divide(new BigDecimal(weights), MANY).doubleValue();
  }

  private static double[] means(int n, double... values) {
    double[] out = new double[values.length];
    new RollingMean(n).means(values, 0, values.length, out);
    return out;
  }
}
