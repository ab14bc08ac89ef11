package io.admf.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Turns events, frames, batches and envelopes into bytes and back, bit for bit: NaNs keep their
 * bits, text its characters, columns the entries that count.
 *
 * <p>A message is a header of 16 bytes and a payload, all little endian:
 *
 * <pre>
 * offset  0  4 bytes   A D M F
 *         4  u16       format version
 *         6  u16       kind of message
 *         8  i32       length of the payload
 *        12  i32       CRC-32C (RFC 3720) of bytes 4 to 11 and of the payload
 *        16  payload
 * </pre>
 *
 * Text is UTF-8 after its length in bytes (i32), a list its items after their number (i32), an enum
 * a u8, what may be absent a u8 of 0 or 1 and then itself. Stateless, safe for all threads.
 */
public final class Wire {

  /** The format version that {@link #encode} writes, and the newest that is read. */
  public static final int VERSION = 1;

  /** Bytes before the payload. */
  static final int HEADER = 16;

  private static final int MAGIC = 'A' | 'D' << 8 | 'M' << 16 | 'F' << 24;

  private Wire() {}

  /**
   * The bytes of a message.
   *
   * @param message an {@link io.admf.event.Event}, a frame, a {@link Batch} or an {@link Envelope}
   * @throws IllegalArgumentException if it is none of these, or text in it is not Unicode
   */
  public static byte[] encode(Object message) {
    ByteBuffer written = encoded(message);
    byte[] bytes = new byte[written.limit()];
    written.get(bytes);
    return bytes;
  }

  /**
   * The same without a copy of its own: the bytes from 0 to the limit, in an array from its start.
   *
   * @throws IllegalArgumentException as {@link #encode} does
   */
  public static ByteBuffer encoded(Object message) {
    Output out = new Output(Size.of(message));
    out.i32(MAGIC);
    out.u16(VERSION);
    out.u16(Kind.of(message).code());
    out.i64(0); // length and checksum, known below
    MessageWriter.write(out, message);
    ByteBuffer written = out.written();
    written.putInt(8, written.limit() - HEADER);
    written.putInt(12, checksum(written));
    return written;
  }

  /**
   * The message that {@code bytes} are, exactly.
   *
   * @throws WireException if they are truncated, corrupt, or of a version that is not known here
   */
  public static Object decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (in.limit() < HEADER) {
      throw new WireException(
          "expected a header of %d bytes, found %d bytes".formatted(HEADER, in.limit()));
    }
    if (in.getInt(0) != MAGIC) {
      throw new WireException(
          "expected a message to begin with ADMF (%08x), found %08x"
              .formatted(Integer.reverseBytes(MAGIC), Integer.reverseBytes(in.getInt(0))));
    }
    int version = Short.toUnsignedInt(in.getShort(4));
    if (version < 1 || version > VERSION) {
      throw new WireException(
          "expected a message of format version 1 to %d, found version %d%s"
              .formatted(
                  VERSION,
                  version,
                  version > VERSION ? "; the sender is newer than this reader" : ""));
    }
    int length = in.getInt(8);
    if (length != in.limit() - HEADER) {
      throw new WireException(
          "expected a payload of %d bytes, found %d".formatted(length, in.limit() - HEADER));
    }
    int checksum = checksum(in);
    if (in.getInt(12) != checksum) {
      throw new WireException(
          "expected checksum %08x, found %08x: the message is corrupt"
              .formatted(in.getInt(12), checksum));
    }
    Kind kind = Kind.ofCode(Short.toUnsignedInt(in.getShort(6)));
    Input payload = new Input(in.slice(HEADER, length));
    Object message = ReaderV1.read(kind, payload);
    payload.end();
    return message;
  }

  /**
   * The message that {@code bytes} are, which must be of one type.
   *
   * @throws WireException also if it is of another type
   */
  public static <T> T decode(byte[] bytes, Class<T> type) {
    Object message = decode(bytes);
    if (!type.isInstance(message)) {
      throw new WireException(
          "expected a message of type %s, found %s"
              .formatted(type.getSimpleName(), message.getClass().getSimpleName()));
    }
    return type.cast(message);
  }

  private static int checksum(ByteBuffer message) {
    CRC32C crc = new CRC32C();
    crc.update(message.slice(4, 8));
    crc.update(message.slice(HEADER, message.limit() - HEADER));
    return (int) crc.getValue();
  }
}
