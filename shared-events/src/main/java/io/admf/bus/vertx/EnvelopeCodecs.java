package io.admf.bus.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.shareddata.LocalMap;

/**
 * How envelopes travel on a Vert.x event bus: inside one JVM as the object itself, between JVMs as
 * {@link io.admf.wire.Wire} bytes. On request as bytes inside one JVM too, so that a test on one
 * machine goes through everything that a cluster does.
 */
public final class EnvelopeCodecs {

  private static final String LONGEST = "longest";

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
    limits(vertx).putIfAbsent(LONGEST, longest);
    register(vertx.eventBus(), new EnvelopeCodec(EnvelopeCodec.LOCAL, false, longest));
    register(vertx.eventBus(), new EnvelopeCodec(EnvelopeCodec.FORCED, true, longest));
  }

  /** How many bytes an envelope may take on the wire of an event bus. */
  static int longest(Vertx vertx) {
    return limits(vertx).getOrDefault(LONGEST, Integer.MAX_VALUE);
  }

  private static LocalMap<String, Integer> limits(Vertx vertx) {
    return vertx.sharedData().getLocalMap(EnvelopeCodecs.class.getName());
  }

  private static void register(EventBus bus, EnvelopeCodec codec) {
    try {
      bus.registerCodec(codec);
    } catch (IllegalStateException e) {
      // Vert.x keeps codecs by name and offers no look-up: ours is already there
    }
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
