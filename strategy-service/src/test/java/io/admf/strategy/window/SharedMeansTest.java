package io.admf.strategy.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Means from running sums, each with its own and several with the same, against the plain form. */
class SharedMeansTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theyAreThoseOfThePlainFormBitForBit(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int fast = 0;
    for (int generated = 0; generated < 150; generated++) {
      double[] values = values(random);
      int[] windows = windows(random, values.length);
      RunningSums sums = new RunningSums();
      List<RollingMean> sharing = new ArrayList<>();
      List<RollingMean> own = new ArrayList<>();
      List<PlainRollingMean> plain = new ArrayList<>();
      for (int n : windows) {
        sharing.add(new RollingMean(n, sums));
        own.add(new RollingMean(n));
        plain.add(new PlainRollingMean(n));
      }
      double[] out = new double[values.length];
      double[] expected = new double[values.length];
      int from = 0;
      while (from < values.length) {
        int to = Math.min(values.length, from + cut(random));
        sums.append(values, from, to - from);
        fast += sums.exact() ? 1 : 0;
        for (int i = 0; i < windows.length; i++) {
          plain.get(i).means(values, from, to, expected);
          String what =
              "mean of %d, seed %d, case %d, %d to %d"
                  .formatted(windows[i], seed, generated, from, to);
          sharing.get(i).latest(out, from, to);
          assertThat(bits(out, from, to)).as("shared " + what).isEqualTo(bits(expected, from, to));
          own.get(i).means(values, from, to, out);
          assertThat(bits(out, from, to)).as("own " + what).isEqualTo(bits(expected, from, to));
        }
        from = to;
      }
    }
    assertThat(fast).as("frames with exact sums").isGreaterThan(200);
  }

  private static int cut(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> 1 + random.nextInt(3);
      case 1 -> 255 + random.nextInt(3);
      case 2 -> 1 + random.nextInt(50);
      default -> 1 + random.nextInt(700);
    };
  }

  private static int[] windows(SplittableRandom random, int count) {
    int[] windows = new int[1 + random.nextInt(4)];
    Arrays.setAll(
        windows,
        i ->
            switch (random.nextInt(4)) {
              case 0 -> 1 + random.nextInt(4);
              case 1 -> 1 << random.nextInt(9);
              case 2 -> 1 + random.nextInt(2 * count);
              default -> 1 + random.nextInt(130);
            });
    return windows;
  }

  /** Up to 900 values of one of many kinds. */
  private static double[] values(SplittableRandom random) {
    int kind = random.nextInt(12);
    boolean wild = kind >= 6 && kind <= 9; // where the plain form takes its time
    double[] values = new double[1 + random.nextInt(wild ? 120 : 900)];
    DoubleUnaryOperator next =
        switch (kind) {
          case 0 -> x -> Math.rint(x * 10_000) / 100;
          case 1 -> x -> x;
          case 2 -> x -> x - 0.5;
          case 3 -> x -> 0.1;
          case 4 -> x -> Math.rint(x * 1e9);
          case 5 -> x -> x < 0.7 ? 0 : x < 0.8 ? -0.0 : x;
          case 6 -> x -> (x - 0.5) * Math.scalb(1.0, random.nextInt(-20, 20));
          case 7 -> x -> (x - 0.5) * Math.scalb(1.0, random.nextInt(-1000, 1000));
          case 8 -> x -> x < 0.01 ? 1e30 * x : 100 + x;
          case 9 -> x -> x < 0.01 ? broken(random) : 100 + x;
          case 10 -> x -> 1 + Math.rint(4 * x) * 0x1p-52; // nearly all quotients are ties or close
          default -> x -> (x < 0.5 ? 1 : -1) * Math.scalb(1.0 + Math.rint(x * 8) * 0x1p-52, 40);
        };
    double growth = random.nextInt(4) == 0 ? 1.02 : 1;
    double level = 1;
    for (int i = 0; i < values.length; i++) {
      level *= growth;
      values[i] = next.applyAsDouble(random.nextDouble()) * level;
    }
    return values;
  }

  private static double broken(SplittableRandom random) {
    double[] broken = {
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.MAX_VALUE,
      -Double.MAX_VALUE,
      Double.MIN_VALUE,
      Double.MIN_NORMAL,
      0x1p-299,
      0x1p299
    };
    return broken[random.nextInt(broken.length)];
  }

  @Test
  void ordinaryPricesAndVolumesNeedNoCare() {
    SplittableRandom random = new SplittableRandom(9);
    RunningSums prices = new RunningSums();
    RunningSums volumes = new RunningSums();
    prices.reach(500);
    volumes.reach(500);
    double price = 100;
    for (int frame = 0; frame < 50; frame++) {
      double[] price4096 = new double[4096];
      double[] volume4096 = new double[4096];
      for (int i = 0; i < 4096; i++) {
        price = Math.max(0.01, Math.rint(price * (0.951 + 0.1 * random.nextDouble()) * 100) / 100);
        price4096[i] = price;
        volume4096[i] = Math.rint(Math.scalb(random.nextDouble(), random.nextInt(31)));
      }
      prices.append(price4096, 0, 4096);
      volumes.append(volume4096, 0, 4096);
      assertThat(prices.exact()).as("prices around %s", price).isTrue();
      assertThat(volumes.exact()).as("volumes up to 2^30").isTrue();
    }
  }

  @Test
  void anOutlierIsForgottenInTime() {
    RunningSums sums = new RunningSums();
    sums.reach(10);
    sums.append(new double[] {0.1, 1e250, 0.3}, 0, 3);
    assertThat(sums.exact()).isFalse();
    for (int i = 0; i < 30; i++) {
      sums.append(new double[] {0.1, 0.2, 0.3}, 0, 3);
    }
    assertThat(sums.exact()).isTrue();
  }

  @Test
  void aWindowThatNobodyForesawIsRefused() {
    RunningSums sums = new RunningSums();
    sums.reach(3);
    sums.append(new double[] {1, 2}, 0, 2);
    assertThatIllegalStateException()
        .isThrownBy(() -> new RollingMean(4, sums))
        .withMessage("expected all windows before the first value, was one of 4");
  }

  private static long[] bits(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).mapToLong(Double::doubleToLongBits).toArray();
  }
}
