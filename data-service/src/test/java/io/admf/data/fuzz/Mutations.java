package io.admf.data.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Makes broken inputs of good ones: the same seed always makes the same. */
final class Mutations {

  private static final String[] NASTY = {
    "NaN",
    "-1",
    "0",
    "1e999",
    "-1e-999",
    "1e400",
    "99999999999999999999999999",
    "null",
    "\"",
    "\"\"",
    ",",
    ";",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\0",
    "\uFEFF",
    "é",
    "\uD83D\uDE00",
    "[",
    "]",
    "{",
    "}",
    ":",
    "[[[[[[[[",
    "{\"a\":",
    "/",
    "-",
    "+",
    ".",
    "e",
    "E+",
    "1e",
    "0x10",
    "Infinity",
    "true",
    "2020-02-30",
    "9999-12-31",
    "1600-01-01",
    "0000-00-00",
    "2262-04-11T23:47:16.854775807Z",
    "1677-09-21T00:12:43Z",
    "T24:00:00",
    "+18:00",
    "-23:59",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551616",
    "1e308",
    "4.9e-324",
    "0.0000000000000000000000000000000000001",
    "12345678901234567890123456789e-10",
    "high",
    "open",
    "close",
    "time",
    "\\u0000",
    "\\ud800",
    "\\",
    "\"close\":1,",
    "//",
    "/*"
  };

  private final SplittableRandom random;
  private final byte[][] seeds;

  Mutations(long seed, String... seeds) {
    this.random = new SplittableRandom(seed);
    this.seeds = new byte[seeds.length][];
    for (int i = 0; i < seeds.length; i++) {
      this.seeds[i] = seeds[i].getBytes(StandardCharsets.UTF_8);
    }
  }

  Mutations(long seed, byte[] input) {
    this.random = new SplittableRandom(seed);
    this.seeds = new byte[][] {input};
  }

  /** The next input. */
  byte[] next() {
    byte[] input = seeds[random.nextInt(seeds.length)].clone();
    int times = 1 + random.nextInt(random.nextInt(8) == 0 ? 12 : 3);
    for (int i = 0; i < times; i++) {
      input = once(input);
    }
    return input;
  }

  private byte[] once(byte[] in) {
    if (in.length == 0) {
      return nasty();
    }
    int at = random.nextInt(in.length);
    int length = Math.min(in.length - at, 1 + random.nextInt(random.nextBoolean() ? 4 : 60));
    return switch (random.nextInt(9)) {
      case 0 -> {
        in[at] ^= (byte) (1 << random.nextInt(8));
        yield in;
      }
      case 1 -> {
        in[at] = (byte) random.nextInt(256);
        yield in;
      }
      case 2 -> spliced(in, at, at + length, new byte[0]);
      case 3 -> spliced(in, at, at, nasty());
      case 4 -> spliced(in, at, at + length, nasty());
      case 5 -> Arrays.copyOf(in, at);
      case 6 -> spliced(in, at, at, Arrays.copyOfRange(in, at, at + length));
      case 7 -> {
        byte[] digits = new byte[1 + random.nextInt(random.nextInt(50) == 0 ? 3000 : 40)];
        Arrays.fill(digits, (byte) ('0' + random.nextInt(10)));
        yield spliced(in, at, at + random.nextInt(2), digits);
      }
      default -> {
        int from = random.nextInt(in.length);
        int size = Math.min(length, in.length - from);
        yield spliced(in, at, at, Arrays.copyOfRange(in, from, from + size));
      }
    };
  }

  private byte[] nasty() {
    byte[] token = NASTY[random.nextInt(NASTY.length)].getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(100) > 0) {
      return token;
    }
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = random.nextInt(2000); i > 0; i--) {
      many.writeBytes(token);
    }
    return many.toByteArray();
  }

  private static byte[] spliced(byte[] in, int from, int to, byte[] middle) {
    byte[] out = new byte[in.length - (to - from) + middle.length];
    System.arraycopy(in, 0, out, 0, from);
    System.arraycopy(middle, 0, out, from, middle.length);
    System.arraycopy(in, to, out, from + middle.length, in.length - to);
    return out;
  }
}
