package io.admf.bus.vertx;

import io.admf.wire.Envelope;
import io.admf.wire.Wire;
import io.admf.wire.WireException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import org.jspecify.annotations.Nullable;

/**
 * Envelopes on the event bus; between JVMs their length (i32) and their wire bytes. What cannot be
 * read arrives as {@link Undecoded}, so that its receiver can say so.
 */
final class EnvelopeCodec implements MessageCodec<Envelope, Object> {

  static final EnvelopeCodec LOCAL = new EnvelopeCodec("admf.envelope", false);
  static final EnvelopeCodec FORCED = new EnvelopeCodec("admf.envelope.wire", true);

  private final String name;
  private final boolean forced;
  private volatile @Nullable Encoded latest;

  private EnvelopeCodec(String name, boolean forced) {
    this.name = name;
    this.forced = forced;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the same object, sent to several nodes in turn
  public void encodeToWire(Buffer buffer, Envelope envelope) {
    Encoded known = latest;
    if (known == null || known.envelope != envelope) { // for several nodes one after the other
      known = new Encoded(envelope, Wire.encode(envelope));
      latest = known;
    }
    buffer.appendInt(known.bytes.length).appendBytes(known.bytes);
  }

  /** An envelope and its wire bytes. */
  private record Encoded(Envelope envelope, byte[] bytes) {}

  @Override
  public Object decodeFromWire(int position, Buffer buffer) {
    try {
      return decoded(position, buffer);
    } catch (WireException | IllegalArgumentException e) {
      return new Undecoded(String.valueOf(e.getMessage()));
    }
  }

  private static Envelope decoded(int position, Buffer buffer) {
    int left = buffer.length() - position - Integer.BYTES;
    if (left < 0) {
      throw new WireException(
          "expected the length of an envelope at offset %d of %d bytes, found the end"
              .formatted(position, buffer.length()));
    }
    int length = buffer.getInt(position);
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
