package io.admf.bus.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;

/**
 * Hears what one process's channels do, to count it. Called on the channels' own threads, some of
 * it for every message: quick, safe for several threads, and never failing. Streams are named by
 * kind, as {@code data:BAR}, and not by run, so that there is only ever a handful.
 */
public interface ChannelMeters extends Shareable {

  /** Counts nothing. */
  ChannelMeters NONE =
      new ChannelMeters() {
        @Override
        public void sent(String stream, int frames, int events) {}

        @Override
        public void received(String stream, int frames, int events) {}

        @Override
        public void duplicate(String stream) {}

        @Override
        public void requestedAgain(String stream, int messages) {}

        @Override
        public void deadLetter(String stream) {}

        @Override
        public void lag(String stream, long messages) {}

        @Override
        public void roundTrip(String kind, long nanos) {}
      };

  /**
   * What counts the channels of a Vert.x: what was {@link #install installed} there, or nothing.
   */
  static ChannelMeters of(Vertx vertx) {
    return vertx
        .sharedData()
        .<String, ChannelMeters>getLocalMap(ChannelMeters.class.getName())
        .getOrDefault("", NONE);
  }

  /** Has the channels that are made from now on counted by {@code meters}. */
  static void install(Vertx vertx, ChannelMeters meters) {
    vertx
        .sharedData()
        .<String, ChannelMeters>getLocalMap(ChannelMeters.class.getName())
        .put("", meters);
  }

  /**
   * A message went out.
   *
   * @param frames how many frames it carried
   * @param events how many events it carried
   */
  void sent(String stream, int frames, int events);

  /** A message came in and was taken: the next of its stream. */
  void received(String stream, int frames, int events);

  /** A message came that had been taken before, and was dropped. */
  void duplicate(String stream);

  /** Messages were missed, and asked for again. */
  void requestedAgain(String stream, int messages);

  /** A message was put aside, since nobody could make sense of it. */
  void deadLetter(String stream);

  /** How many messages of a stream have been sent, as far as is known, and not been taken yet. */
  void lag(String stream, long messages);

  /**
   * Something was asked and answered.
   *
   * @param kind what it was, such as {@code step} for an order and the snapshot after it
   */
  void roundTrip(String kind, long nanos);
}
