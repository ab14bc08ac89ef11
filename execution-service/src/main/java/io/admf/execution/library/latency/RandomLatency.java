package io.admf.execution.library.latency;

import io.admf.component.Param;
import io.admf.digest.TextKey;
import io.admf.execution.Latency;
import io.admf.execution.LatencyModel;
import java.util.SplittableRandom;

/**
 * A time drawn for each order, between bounds. The draw depends on the seed of the run, the
 * portfolio's container and the number of the order, and on nothing else: not on when it is asked,
 * nor on how many orders there are.
 *
 * <p>{@code uniform} draws any time between the bounds alike. {@code lognormal} draws {@code median
 * × e^(sigma × z)} with <i>z</i> normal (Box and Muller 1958), and a time beyond a bound becomes
 * the bound.
 */
@Latency(name = "random", description = "a time drawn for each order from the seed of the run")
record RandomLatency(
    @Param(value = "how times are spread", otherwise = "uniform") Distribution distribution,
    @Param(value = "least milliseconds", otherwise = "10", min = 0, max = 1e9) double minimum,
    @Param(value = "most milliseconds", otherwise = "100", min = 0, max = 1e9) double maximum,
    @Param(value = "median in milliseconds, of lognormal", otherwise = "30", min = 0, max = 1e9)
        double median,
    @Param(value = "deviation of the logarithm, of lognormal", otherwise = "0.5", min = 0, max = 10)
        double sigma)
    implements LatencyModel {

  /** How times are spread between the bounds. */
  enum Distribution {
    UNIFORM,
    LOGNORMAL
  }

  private static final double MILLISECOND = 1e6;

  RandomLatency {
    if (maximum < minimum) {
      throw new IllegalArgumentException(
          "maximum must be at least minimum %s, was %s".formatted(minimum, maximum));
    }
    if (distribution == Distribution.LOGNORMAL && !(minimum <= median && median <= maximum)) {
      throw new IllegalArgumentException(
          "median must lie between minimum %s and maximum %s, was %s"
              .formatted(minimum, maximum, median));
    }
  }

  @Override
  public long nanos(Journey journey) {
    long key = TextKey.fold(TextKey.of(journey.container()), journey.order());
    SplittableRandom random = new SplittableRandom(TextKey.fold(journey.seed(), key));
    double milliseconds =
        switch (distribution) {
          case UNIFORM -> minimum + (maximum - minimum) * part(random);
          case LOGNORMAL -> median * StrictMath.exp(sigma * normal(random));
        };
    return Math.round(Math.clamp(milliseconds, minimum, maximum) * MILLISECOND);
  }

  private static double normal(SplittableRandom random) {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - part(random)));
    return radius * StrictMath.cos(2 * Math.PI * part(random));
  }

  /** A number from 0 to less than 1, of 53 bits. */
  private static double part(SplittableRandom random) {
    return (random.nextLong() >>> 11) * 0x1p-53;
  }
}
