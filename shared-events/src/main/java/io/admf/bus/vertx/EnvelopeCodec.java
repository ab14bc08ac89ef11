package io.admf.bus.vertx;

import io.admf.wire.Envelope;
import io.admf.wire.Wire;
import io.admf.wire.WireException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Envelopes on the event bus; between JVMs their length (i32) and their wire bytes. */
final class EnvelopeCodec implements MessageCodec<Envelope, Envelope> {

  static final EnvelopeCodec LOCAL = new EnvelopeCodec("admf.envelope", false);
  static final EnvelopeCodec FORCED = new EnvelopeCodec("admf.envelope.wire", true);

  private final String name;
  private final boolean forced;

  private EnvelopeCodec(String name, boolean forced) {
    this.name = name;
    this.forced = forced;
  }

  @Override
  public void encodeToWire(Buffer buffer, Envelope envelope) {
    byte[] bytes = Wire.encode(envelope);
    buffer.appendInt(bytes.length).appendBytes(bytes);
  }

  @Override
  public Envelope decodeFromWire(int position, Buffer buffer) {
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
  public Envelope transform(Envelope envelope) {
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
