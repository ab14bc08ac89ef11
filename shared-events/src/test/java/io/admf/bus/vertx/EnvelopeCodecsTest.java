package io.admf.bus.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.bus.Addresses;
import io.admf.event.Event;
import io.admf.event.EventType;
import io.admf.fixture.Events;
import io.admf.wire.Batch;
import io.admf.wire.Envelope;
import io.admf.wire.WireException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnvelopeCodecsTest {

  private final Events events = new Events(new SplittableRandom(3));
  private final Event fill = events.event(EventType.FILL);
  private final Envelope envelope =
      new Envelope("r7", "portfolio_c0001.FILL", 12, new Batch(List.of(fill, events.any())));
  private final String address = new Addresses("r7").of("portfolio_c0001", EventType.FILL).text();
  private Vertx vertx;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    EnvelopeCodecs.register(vertx);
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  /** Sends the envelope, and gives what arrived and what came back as the reply. */
  private List<Envelope> exchange(DeliveryOptions options) throws Exception {
    CompletableFuture<Envelope> arrived = new CompletableFuture<>();
    vertx
        .eventBus()
        .<Envelope>consumer(
            address,
            message -> {
              arrived.complete(message.body());
              message.reply(message.body(), options);
            });
    Envelope reply =
        vertx
            .eventBus()
            .<Envelope>request(address, envelope, options)
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS)
            .body();
    return List.of(arrived.get(10, TimeUnit.SECONDS), reply);
  }

  @Test
  void local_delivery_passes_the_object_itself() throws Exception {
    assertThat(exchange(EnvelopeCodecs.options(false)))
        .allSatisfy(found -> assertThat(found).isSameAs(envelope));
  }

  @Test
  void a_forced_wire_passes_an_equal_one() throws Exception {
    assertThat(exchange(EnvelopeCodecs.options(true)))
        .allSatisfy(found -> assertThat(found).isEqualTo(envelope).isNotSameAs(envelope));
  }

  @Test
  void registering_twice_does_nothing() throws Exception {
    EnvelopeCodecs.register(vertx);
    assertThat(exchange(EnvelopeCodecs.options(false)).getFirst()).isSameAs(envelope);
  }

  @Test
  void on_the_wire_it_stands_at_its_place_in_the_buffer() {
    for (EnvelopeCodec codec : List.of(codec(false), codec(true))) {
      Buffer buffer = Buffer.buffer("before");
      codec.encodeToWire(buffer, envelope);
      buffer.appendString("after");
      assertThat(codec.decodeFromWire("before".length(), buffer)).isEqualTo(envelope);
    }
  }

  @Test
  void a_buffer_that_ends_too_early_or_lies_about_its_length_arrives_with_the_reason() {
    Buffer buffer = Buffer.buffer();
    codec(false).encodeToWire(buffer, envelope);
    for (int length = 0; length < buffer.length(); length++) {
      assertThat(reason(codec(false), buffer.getBuffer(0, length))).startsWith("expected ");
    }
    buffer.setInt(0, -5);
    assertThat(reason(codec(false), buffer)).startsWith("expected an envelope of -5 bytes, found ");
  }

  private static String reason(EnvelopeCodec codec, Buffer buffer) {
    Object read = codec.decodeFromWire(0, buffer);
    assertThat(read).isInstanceOf(Undecoded.class);
    return ((Undecoded) read).reason();
  }

  private static EnvelopeCodec codec(boolean forced) {
    return new EnvelopeCodec(EnvelopeCodec.LOCAL, forced, Integer.MAX_VALUE);
  }

  @Test
  void an_envelope_longer_than_the_limit_is_neither_written_nor_read() {
    Buffer buffer = Buffer.buffer();
    codec(false).encodeToWire(buffer, envelope);
    int length = buffer.length() - Integer.BYTES;
    EnvelopeCodec exact = new EnvelopeCodec(EnvelopeCodec.LOCAL, false, length);
    assertThat(exact.decodeFromWire(0, buffer)).isEqualTo(envelope);
    exact.encodeToWire(Buffer.buffer(), envelope);
    EnvelopeCodec shorter = new EnvelopeCodec(EnvelopeCodec.LOCAL, false, length - 1);
    String limit = "expected a message of at most %d bytes".formatted(length - 1);
    assertThat(reason(shorter, buffer)).startsWith(limit);
    assertThatThrownBy(() -> shorter.encodeToWire(Buffer.buffer(), envelope))
        .isInstanceOf(WireException.class)
        .hasMessageStartingWith(limit);
  }
}
