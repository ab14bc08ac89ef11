package io.admf.bus.vertx;

import io.admf.bus.Address;
import io.admf.bus.Addresses;
import io.admf.config.BadInputException;
import io.admf.config.Problem;
import io.admf.event.Event;
import io.admf.event.EventType;
import io.admf.event.InvariantException;
import io.admf.flow.StreamInbox;
import io.admf.wire.Envelope;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One service's end of the event bus for one run. Numbers what it sends, stream by stream; takes in
 * what it hears in the order of those numbers, dropping what came twice. A stream is what one
 * service says at one address: several may speak at the same, as portfolio and execution both
 * refuse orders. For one Vert.x context.
 */
public final class RunChannel {

  private final Vertx vertx;
  private final String run;
  private final String service;
  private final Addresses addresses;
  private final DeliveryOptions options;
  private final Map<String, Long> sent = new LinkedHashMap<>();
  private final List<MessageConsumer<?>> consumers = new ArrayList<>();
  private boolean failed;

  /**
   * @param service the name of the service, for failures
   * @param forceWire whether messages go through the wire codec even inside one JVM
   */
  public RunChannel(Vertx vertx, String run, String service, boolean forceWire) {
    this.vertx = vertx;
    this.run = run;
    this.service = service;
    this.addresses = new Addresses(run);
    EnvelopeCodecs.register(vertx);
    this.options = EnvelopeCodecs.options(forceWire);
  }

  /** The phone book of the run. */
  public Addresses addresses() {
    return addresses;
  }

  /** Publishes an event, frame or batch: the next message of this service's stream there. */
  public void publish(Address to, Object payload) {
    long sequence = sent.merge(to.text(), 1L, Long::sum) - 1;
    String stream = service + ':' + to.text();
    vertx.eventBus().publish(to.text(), new Envelope(run, stream, sequence, payload), options);
  }

  /** Publishes an event at the address of its container and type, for whoever taps it. */
  public void tell(Event event) {
    publish(addresses.of(event.container(), event.type()), event);
  }

  /**
   * Hears the messages of an address, those of each sender in the order they were sent. What a
   * handler throws ends the run: after it no address is heard any more.
   */
  public void listen(Address at, Consumer<Object> handler) {
    Map<String, StreamInbox<Object>> inboxes = new LinkedHashMap<>();
    MessageConsumer<Envelope> consumer = vertx.eventBus().consumer(at.text());
    consumers.add(consumer);
    consumer.handler(
        message -> {
          if (!failed) {
            guard(() -> due(inboxes, message.body()).forEach(handler));
          }
        });
  }

  private static List<Object> due(Map<String, StreamInbox<Object>> inboxes, Envelope envelope) {
    return inboxes
        .computeIfAbsent(envelope.stream(), stream -> new StreamInbox<>())
        .add(envelope.sequence(), envelope.payload());
  }

  /** Publishes a control message of the run, as JSON. */
  public void control(EventType about, JsonObject message) {
    vertx.eventBus().publish(addresses.of("root", about).text(), message);
  }

  /** Hears control messages of the run. */
  public void listenControl(EventType about, Consumer<JsonObject> handler) {
    MessageConsumer<JsonObject> consumer =
        vertx.eventBus().consumer(addresses.of("root", about).text());
    consumers.add(consumer);
    consumer.handler(message -> guard(() -> handler.accept(message.body())));
  }

  /** Runs work that belongs to the run: what it throws ends the run. */
  public void guard(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      fail(e);
    }
  }

  /**
   * Tells the coordinator that this service cannot go on, and why.
   *
   * @return what was told
   */
  public JsonObject fail(Throwable failure) {
    failed = true;
    JsonObject message =
        new JsonObject()
            .put("service", service)
            .put("message", String.valueOf(failure.getMessage()))
            .put("type", failure.getClass().getName());
    switch (failure) {
      case BadInputException bad -> {
        JsonArray problems = new JsonArray();
        for (Problem problem : bad.problems()) {
          problems.add(
              new JsonObject().put("where", problem.where()).put("message", problem.message()));
        }
        message.put("kind", "bad_input").put("problems", problems);
      }
      case InvariantException invariant -> message.put("kind", "invariant");
      default -> message.put("kind", "failure");
    }
    control(EventType.ERROR, message);
    return message;
  }

  /** Stops hearing. */
  public void close() {
    consumers.forEach(MessageConsumer::unregister);
    consumers.clear();
  }
}
