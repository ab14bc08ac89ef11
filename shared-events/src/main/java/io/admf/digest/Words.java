package io.admf.digest;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;

/**
 * XXH3, 128 bits, over 64-bit words, little-endian. Words wait in a buffer, since the hash takes
 * bytes in bulk several times faster than words one at a time.
 */
final class Words {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int CAPACITY = 512;

  private final HashStream128 hash = Hashing.xxh3_128().hashStream();
  private final byte[] buffer = new byte[CAPACITY];
  private int filled;

  void add(long word) {
    if (filled == CAPACITY) {
      flush();
    }
    LONG.set(buffer, filled, word);
    filled += Long.BYTES;
  }

  private void flush() {
    hash.putBytes(buffer, 0, filled);
    filled = 0;
  }

  /** 32 hexadecimal digits. */
  String hex() {
    flush();
    return hex(hash.get());
  }

  static String ofTexts(List<String> texts) {
    HashStream128 all = Hashing.xxh3_128().hashStream();
    texts.forEach(all::putString);
    return hex(all.get());
  }

  private static String hex(HashValue128 value) {
    return String.format(
        Locale.ROOT, "%016x%016x", value.getMostSignificantBits(), value.getLeastSignificantBits());
  }
}
