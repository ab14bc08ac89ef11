package io.admf.bus.vertx;

import io.admf.wire.Envelope;
import io.admf.wire.Wire;
import io.admf.wire.WireException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.core.shareddata.Shareable;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Envelopes on the event bus; between JVMs their length (i32) and their wire bytes. What cannot be
 * read arrives as {@link Undecoded}, so that its receiver can say so.
 */
final class EnvelopeCodec implements MessageCodec<Envelope, Object>, Shareable {

  static final String LOCAL = "admf.envelope";
  static final String FORCED = "admf.envelope.wire";

  private final String name;
  private final boolean forced;
  private final int longest;
  private volatile @Nullable Encoded latest;

  /**
   * @param forced whether local delivery goes through the wire form too
   * @param longest how many bytes an envelope may take
   */
  EnvelopeCodec(String name, boolean forced, int longest) {
    this.name = name;
    this.forced = forced;
    this.longest = longest;
  }

  /** How many bytes an envelope may take. */
  int longest() {
    return longest;
  }

  @Override
  public void encodeToWire(Buffer buffer, Envelope envelope) {
    ByteBuffer bytes = encoded(envelope);
    int length = bytes.limit();
    buffer.appendInt(length).appendBytes(bytes.array(), bytes.arrayOffset(), length);
  }

  /**
   * The wire bytes of an envelope, which are made once where it goes to several nodes in turn.
   *
   * @throws WireException if it is longer than it may be
   */
  @SuppressWarnings("ReferenceEquality") // the same object
  ByteBuffer encoded(Envelope envelope) {
    Encoded known = latest;
    if (known == null || known.envelope != envelope) {
      known = new Encoded(envelope, Wire.encoded(envelope));
      if (known.bytes.limit() > longest) {
        throw new WireException(
            "expected a message of at most %d bytes of stream %s, was %d; raise limits.message_bytes"
                .formatted(longest, envelope.stream(), known.bytes.limit()));
      }
      latest = known;
    }
    return known.bytes;
  }

  /**
   * The wire bytes alone, to be read again.
   *
   * @throws WireException as {@link #encoded} does
   */
  Supplier<Envelope> kept(Envelope envelope) {
    ByteBuffer bytes = encoded(envelope);
    return () -> {
      byte[] exact = new byte[bytes.limit()];
      bytes.get(0, exact);
      return Wire.decode(exact, Envelope.class);
    };
  }

  /** An envelope and its wire bytes, from the start of their array. */
  private record Encoded(Envelope envelope, ByteBuffer bytes) {}

  @Override
  public Object decodeFromWire(int position, Buffer buffer) {
    try {
      return decoded(position, buffer);
    } catch (WireException | IllegalArgumentException e) {
      return new Undecoded(String.valueOf(e.getMessage()));
    }
  }

  private Envelope decoded(int position, Buffer buffer) {
    int left = buffer.length() - position - Integer.BYTES;
    if (left < 0) {
      throw new WireException(
          "expected the length of an envelope at offset %d of %d bytes, found the end"
              .formatted(position, buffer.length()));
    }
    int length = buffer.getInt(position);
    if (length > longest) {
      throw new WireException(
          "expected a message of at most %d bytes, was %d; raise limits.message_bytes"
              .formatted(longest, length));
    }
    if (length < 0 || length > left) {
      throw new WireException(
          "expected an envelope of %d bytes, found %d bytes".formatted(length, left));
    }
    int start = position + Integer.BYTES;
    return Wire.decode(buffer.getBytes(start, start + length), Envelope.class);
  }

  @Override
  public Object transform(Envelope envelope) {
    return forced ? Wire.decode(Wire.encode(envelope), Envelope.class) : envelope;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public byte systemCodecID() {
    return -1; // a codec of the application
  }
}
