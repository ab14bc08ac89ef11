package io.admf.data.library.synthetic;

/**
 * Random numbers by counter: draw <i>n</i> of a purpose is a function of the seed, the purpose and
 * <i>n</i>, the same on every machine.
 *
 * <p>SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, <i>Fast splittable pseudorandom number
 * generators</i>, 2014), normals by the polar angle (G. E. P. Box, M. E. Muller, 1958).
 */
final class Draws {

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final long key;
  private long count;
  private double spare = Double.NaN;

  private Draws(long key) {
    this.key = key;
  }

  /** The draws of one purpose, such as {@code SPY} and {@code volume}. */
  static Draws of(long seed, String... purpose) {
    long key = mix(seed + GOLDEN);
    for (String word : purpose) {
      for (int i = 0; i < word.length(); i++) {
        key = mix((key ^ word.charAt(i)) + GOLDEN);
      }
      key = mix(~key);
    }
    return new Draws(key);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Where the counter starts from. */
  long key() {
    return key;
  }

  long next() {
    return mix(key + ++count * GOLDEN);
  }

  /** Uniform above 0 and up to 1, in steps of 2<sup>-53</sup>. */
  double uniform() {
    return ((next() >>> 11) + 1) * 0x1p-53;
  }

  /** Standard normal. */
  double normal() {
    double normal = spare;
    if (!Double.isNaN(normal)) {
      spare = Double.NaN;
      return normal;
    }
    double radius = Math.sqrt(-2 * StrictMath.log(uniform()));
    double angle = 2 * Math.PI * uniform();
    spare = radius * StrictMath.sin(angle);
    return radius * StrictMath.cos(angle);
  }
}
