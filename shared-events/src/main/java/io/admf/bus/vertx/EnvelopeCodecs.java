package io.admf.bus.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.shareddata.LocalMap;
import java.util.Objects;

/**
 * How envelopes travel on a Vert.x event bus: inside one JVM as the object itself, between JVMs as
 * {@link io.admf.wire.Wire} bytes. On request as bytes inside one JVM too, so that a test on one
 * machine goes through everything that a cluster does.
 */
public final class EnvelopeCodecs {

  private EnvelopeCodecs() {}

  /** Makes envelopes known to an event bus. A second time on the same bus does nothing. */
  public static void register(Vertx vertx) {
    register(vertx, Integer.MAX_VALUE);
  }

  /**
   * The same with a limit, which holds if this is the first time.
   *
   * @param longest how many bytes an envelope may take on the wire; a longer one is neither sent
   *     nor read
   */
  public static void register(Vertx vertx, int longest) {
    register(vertx, new EnvelopeCodec(EnvelopeCodec.LOCAL, false, longest));
    register(vertx, new EnvelopeCodec(EnvelopeCodec.FORCED, true, longest));
  }

  private static void register(Vertx vertx, EnvelopeCodec codec) {
    EnvelopeCodec known = codecs(vertx).putIfAbsent(codec.name(), codec);
    try {
      vertx.eventBus().registerCodec(known == null ? codec : known);
    } catch (IllegalStateException e) {
      // Vert.x keeps codecs by name and offers no look-up: ours is already there
    }
  }

  /** The codec of an event bus where envelopes are known. */
  static EnvelopeCodec codec(Vertx vertx, boolean forceWire) {
    return Objects.requireNonNull(
        codecs(vertx).get(forceWire ? EnvelopeCodec.FORCED : EnvelopeCodec.LOCAL));
  }

  /** How many bytes an envelope may take on the wire of an event bus. */
  static int longest(Vertx vertx) {
    return codec(vertx, false).longest();
  }

  private static LocalMap<String, EnvelopeCodec> codecs(Vertx vertx) {
    return vertx.sharedData().getLocalMap(EnvelopeCodec.class.getName());
  }

  /**
   * What to send, publish or reply with.
   *
   * @param forceWire whether local delivery goes through the wire form too
   */
  public static DeliveryOptions options(boolean forceWire) {
    return new DeliveryOptions()
        .setCodecName(forceWire ? EnvelopeCodec.FORCED : EnvelopeCodec.LOCAL);
  }
}
