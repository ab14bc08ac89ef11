package io.admf.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Little-endian bytes that grow as they are written. */
final class Output {

  private ByteBuffer out;

  /**
   * @param expected about how many bytes will be written; a good guess saves copies
   */
  Output(int expected) {
    out = ByteBuffer.allocate(expected).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void room(long bytes) {
    if (out.remaining() < bytes) {
      long needed = out.position() + bytes;
      if (needed > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException(
            "expected a message of at most 2 GiB, was at least %d bytes".formatted(needed));
      }
      int capacity = (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * out.capacity()));
      out =
          ByteBuffer.wrap(Arrays.copyOf(out.array(), capacity))
              .order(ByteOrder.LITTLE_ENDIAN)
              .position(out.position());
    }
  }

  void u8(int value) {
    room(1);
    out.put((byte) value);
  }

  void u16(int value) {
    room(2);
    out.putShort((short) value);
  }

  void i32(int value) {
    room(4);
    out.putInt(value);
  }

  void i64(long value) {
    room(8);
    out.putLong(value);
  }

  void f64(double value) {
    i64(Double.doubleToRawLongBits(value));
  }

  void flag(boolean value) {
    u8(value ? 1 : 0);
  }

  void text(String value) {
    room(4 + 3L * value.length());
    int start = out.position();
    out.position(start + 4);
    int plain = 0;
    while (plain < value.length() && value.charAt(plain) < 0x80) {
      out.put((byte) value.charAt(plain++));
    }
    if (plain < value.length()) {
      out.position(start + 4);
      encode(value);
    }
    out.putInt(start, out.position() - start - 4);
  }

  private void encode(String value) {
    CharsetEncoder utf8 =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer characters = CharBuffer.wrap(value);
    if (utf8.encode(characters, out, true).isError()) {
      throw new IllegalArgumentException(
          "expected Unicode text, was half a surrogate pair at character %d of %d"
              .formatted(characters.position(), value.length()));
    }
  }

  void optionalText(@Nullable String value) {
    flag(value != null);
    if (value != null) {
      text(value);
    }
  }

  <E extends Enum<E>> void code(CodeTable<E> table, E constant) {
    u8(table.code(constant));
  }

  <T> void list(List<T> items, BiConsumer<Output, T> write) {
    i32(items.size());
    for (T item : items) {
      write.accept(this, item);
    }
  }

  void bytes(byte[] column, int rows) {
    room(rows);
    out.put(column, 0, rows);
  }

  void ints(int[] column, int rows) {
    room(4L * rows);
    out.asIntBuffer().put(column, 0, rows);
    out.position(out.position() + 4 * rows);
  }

  void longs(long[] column, int rows) {
    room(8L * rows);
    out.asLongBuffer().put(column, 0, rows);
    out.position(out.position() + 8 * rows);
  }

  void doubles(double[] column, int rows) {
    room(8L * rows);
    out.asDoubleBuffer().put(column, 0, rows);
    out.position(out.position() + 8 * rows);
  }

  void optionalDoubles(double @Nullable [] column, int rows) {
    flag(column != null);
    if (column != null) {
      doubles(column, rows);
    }
  }

  /** What was written so far, to be completed in place. */
  ByteBuffer written() {
    return out.duplicate().order(ByteOrder.LITTLE_ENDIAN).flip();
  }
}
