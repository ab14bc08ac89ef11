package io.admf.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link Output} writes. Every size is compared with the bytes that are left before
 * anything is allocated for it.
 */
final class Input {

  private final ByteBuffer in;

  Input(ByteBuffer in) {
    this.in = in.order(ByteOrder.LITTLE_ENDIAN);
  }

  private void need(long bytes) {
    if (bytes < 0 || in.remaining() < bytes) {
      throw new WireException(
          "expected %d bytes at offset %d of the payload, found %d"
              .formatted(bytes, in.position(), in.remaining()));
    }
  }

  int u8() {
    need(1);
    return Byte.toUnsignedInt(in.get());
  }

  int u16() {
    need(2);
    return Short.toUnsignedInt(in.getShort());
  }

  int i32() {
    need(4);
    return in.getInt();
  }

  long i64() {
    need(8);
    return in.getLong();
  }

  double f64() {
    return Double.longBitsToDouble(i64());
  }

  boolean flag() {
    int value = u8();
    if (value > 1) {
      throw new WireException(
          "expected 0 or 1 at offset %d of the payload, found %d"
              .formatted(in.position() - 1, value));
    }
    return value == 1;
  }

  /** A count of items that take at least {@code bytesEach}. */
  int count(int bytesEach) {
    int count = i32();
    if (count < 0 || (long) count * bytesEach > in.remaining()) {
      throw new WireException(
          "expected a count of items of %d bytes in the last %d bytes of the payload, found %d"
              .formatted(bytesEach, in.remaining(), count));
    }
    return count;
  }

  String text() {
    int length = count(1);
    int start = in.position();
    ByteBuffer bytes = in.slice(start, length);
    in.position(start + length);
    if (plain(bytes)) {
      return new String(in.array(), in.arrayOffset() + start, length, StandardCharsets.ISO_8859_1);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(bytes)
          .toString();
    } catch (CharacterCodingException e) {
      throw new WireException(
          "expected UTF-8 in the %d bytes before offset %d of the payload, found other bytes"
              .formatted(length, in.position()));
    }
  }

  /** Whether all of it is ASCII, which is itself in UTF-8. */
  private static boolean plain(ByteBuffer bytes) {
    for (int i = 0; i < bytes.limit(); i++) {
      if (bytes.get(i) < 0) {
        return false;
      }
    }
    return true;
  }

  @Nullable String optionalText() {
    return flag() ? text() : null;
  }

  <E extends Enum<E>> E code(CodeTable<E> table) {
    return table.constant(u8());
  }

  <T> List<T> list(int bytesEach, Function<Input, T> read) {
    int count = count(bytesEach);
    List<T> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(read.apply(this));
    }
    return List.copyOf(items);
  }

  byte[] bytes(int rows) {
    need(rows);
    byte[] column = new byte[rows];
    in.get(column);
    return column;
  }

  int[] ints(int rows) {
    need(4L * rows);
    int[] column = new int[rows];
    in.asIntBuffer().get(column);
    in.position(in.position() + 4 * rows);
    return column;
  }

  long[] longs(int rows) {
    need(8L * rows);
    long[] column = new long[rows];
    in.asLongBuffer().get(column);
    in.position(in.position() + 8 * rows);
    return column;
  }

  double[] doubles(int rows) {
    need(8L * rows);
    double[] column = new double[rows];
    in.asDoubleBuffer().get(column);
    in.position(in.position() + 8 * rows);
    return column;
  }

  double @Nullable [] optionalDoubles(int rows) {
    return flag() ? doubles(rows) : null;
  }

  /** Refuses bytes that nobody asked for. */
  void end() {
    if (in.hasRemaining()) {
      throw new WireException(
          "expected the payload to end at offset %d, found %d more bytes"
              .formatted(in.position(), in.remaining()));
    }
  }
}
