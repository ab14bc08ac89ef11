package io.admf.digest;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.HexFormat;
import java.util.List;

/**
 * MurmurHash3 x64, 128 bits (Austin Appleby, seed 0), over 64-bit words, little-endian, two at a
 * time. Each pair is mixed in as it comes, which a processor does beside other work; a hash that
 * takes bytes wants them gathered in a buffer first, and then has the processor for itself.
 */
final class Words {

  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;

  private long low;
  private long high;
  private long bytes;

  void add(long first, long second) {
    low = Long.rotateLeft(low ^ scattered(first, C1, 31, C2), 27) + high;
    low = low * 5 + 0x52dce729;
    high = Long.rotateLeft(high ^ scattered(second, C2, 33, C1), 31) + low;
    high = high * 5 + 0x38495ab5;
    bytes += 2 * Long.BYTES;
  }

  private static long scattered(long word, long before, int distance, long after) {
    return Long.rotateLeft(word * before, distance) * after;
  }

  /** 32 hexadecimal digits. */
  String hex() {
    long first = low ^ bytes;
    long second = high ^ bytes;
    first += second;
    second += first;
    first = avalanche(first);
    second = avalanche(second);
    first += second;
    return hex(second + first, first);
  }

  /** The finaliser of 64 bits: every bit comes to depend on all. */
  private static long avalanche(long word) {
    long mixed = (word ^ (word >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }

  static String ofTexts(List<String> texts) {
    HashStream128 all = Hashing.murmur3_128().hashStream();
    texts.forEach(all::putString);
    return hex(all.get().getMostSignificantBits(), all.get().getLeastSignificantBits());
  }

  private static String hex(long most, long least) {
    return HexFormat.of().toHexDigits(most) + HexFormat.of().toHexDigits(least);
  }
}
