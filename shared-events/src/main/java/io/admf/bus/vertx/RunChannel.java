package io.admf.bus.vertx;

import io.admf.bus.Address;
import io.admf.bus.Addresses;
import io.admf.bus.Subscription;
import io.admf.config.BadInputException;
import io.admf.config.Problem;
import io.admf.event.Event;
import io.admf.event.EventType;
import io.admf.event.InvariantException;
import io.admf.flow.Blocks;
import io.admf.flow.Credit;
import io.admf.wire.Batch;
import io.admf.wire.Envelope;
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
 * refuse orders.
 *
 * <p>Where messages may be lost it keeps what it has sent until credits say that all are past it,
 * tells how much it has sent where it has sent nothing for a while, asks for what it misses, and is
 * asked. For one context.
 */
public final class RunChannel {

  /** How often a channel looks after its streams, milliseconds. */
  public static final int BEAT = 250;

  /**
   * Looks without any new message after which one that has not come is given up: five minutes, far
   * longer than the coordinator takes to miss a service, for who is asked may be slow.
   */
  private static final int PATIENCE = 1_200;

  /** Messages asked for at a time. */
  private static final int AT_A_TIME = 256;

  /** Dead letters after which the run is not trusted any more. */
  private static final int BREAKER = 100;

  /**
   * Bytes of a message that carries many frames, at most: enough that what every message costs is
   * nothing beside its bytes, little enough that the first is worked on while the next is under way
   * and that one which is lost is soon said again.
   */
  static final int MESSAGE = 512 * 1024;

  /** Bytes of an envelope without its payload, at most. */
  private static final int ENVELOPE = 1024;

  private static final String ROOT = "root";

  private final Carrier carrier;
  private final String key;
  private final String service;
  private final Addresses addresses;
  private final ChannelMeters meters;
  private final Map<String, Voice> sent = new LinkedHashMap<>();
  private final List<Ear> ears = new ArrayList<>();
  private final List<Subscription> subscriptions = new ArrayList<>();
  private final List<Announcement> announced = new ArrayList<>();
  private final DeadLetters dead = new DeadLetters();
  private long block; // that this service was last busy with
  private long taken; // messages, at the latest beat
  private int idle; // beats since the last message was taken
  private boolean telling = true;
  private boolean failed;

  /** A control message that is repeated, since it may be lost. */
  private record Announcement(EventType about, JsonObject message) {}

  /**
   * @param key names the run and its attempt in addresses
   * @param service the name of the service, for failures
   */
  public RunChannel(Carrier carrier, String key, String service) {
    this.carrier = carrier;
    this.meters = carrier.meters();
    this.key = key;
    this.service = service;
    this.addresses = new Addresses(key);
    if (carrier.lossy()) {
      listenLatest(addresses.of("data", EventType.PHASE), credit -> forget((Credit) credit));
      heed(addresses.of(ROOT, EventType.SNAPSHOT), this::told);
      heed(asked(service), this::again);
      subscriptions.add(carrier.every(BEAT, () -> guard(this::beat)));
    }
  }

  /** The phone book of the run. */
  public Addresses addresses() {
    return addresses;
  }

  /** Publishes an event, frame or batch: the next message of this service's stream there. */
  public void publish(Address to, Object payload) {
    Voice voice = sent.computeIfAbsent(to.text(), this::begin);
    Envelope envelope = new Envelope(key, voice.stream(), voice.outbox().next(), payload);
    block = Math.max(block, Blocks.of(payload));
    if (carrier.lossy()) {
      voice.outbox().add(block, carrier.keep(envelope));
    } else {
      voice.outbox().pass();
    }
    meters.sent(voice.kind(), Kinds.frames(payload), Kinds.events(payload));
    carrier.publish(to, envelope);
  }

  /**
   * Publishes frames that belong together, in their order: in batches of moderate size and never
   * longer than the carrier takes, as far as single frames are not.
   */
  public void publishAll(Address to, List<?> frames) {
    int longest = Math.min(MESSAGE, carrier.longest()) - ENVELOPE;
    Batch.cut(frames, longest).forEach(batch -> publish(to, batch));
  }

  private Voice begin(String address) {
    return new Voice(stream(service, address));
  }

  private static String stream(String sender, String address) {
    return sender + ':' + address;
  }

  /**
   * Publishes an event at the address of its container and type, for whoever taps it; nothing while
   * {@link #telling} says so.
   */
  public void tell(Event event) {
    if (telling) {
      publish(addresses.of(event.container(), event.type()), event);
    }
  }

  /** The same for a frame, which does not say its address. */
  public void tell(Address at, Object frame) {
    if (telling) {
      publish(at, frame);
    }
  }

  /** Counts how long something took: {@code since} is what {@link #nanos} said before. */
  public void took(String kind, long since) {
    meters.roundTrip(kind, carrier.nanos() - since);
  }

  /** A clock for {@link #took}; no event sees it. */
  public long nanos() {
    return carrier.nanos();
  }

  /** Does something once this channel is heard from everywhere. */
  void settled(Runnable then) {
    carrier.settled(then);
  }

  /**
   * Where work that belongs to the run may be left on any thread, to be done in its turn as if a
   * message had come; what it throws ends the run.
   */
  public Consumer<Runnable> entrance() {
    Consumer<Runnable> entrance = carrier.entrance();
    return work -> entrance.accept(() -> guard(work));
  }

  /** Whether events and frames are told for taps; they are unless this says otherwise. */
  public void telling(boolean wanted) {
    telling = wanted;
  }

  /**
   * Hears the messages of an address, those of each sender in the order they were sent. What a
   * handler throws ends the run: after it no address is heard any more.
   */
  public void listen(Address at, Consumer<Object> handler) {
    listen(new Ear(at, false, meters, handler));
  }

  /** The same where a message makes all that its sender said before it needless. */
  public void listenLatest(Address at, Consumer<Object> handler) {
    listen(new Ear(at, true, meters, handler));
  }

  private void listen(Ear ear) {
    ears.add(ear);
    subscriptions.add(
        carrier.listen(
            ear.at(),
            body -> {
              if (!failed) {
                guard(() -> hear(ear, body));
              }
            }));
  }

  private void hear(Ear ear, Object body) {
    if (body instanceof Envelope envelope && envelope.run().equals(key)) {
      ear.hear(envelope);
      return;
    }
    dead.add(ear.at(), reason(body), body);
    meters.deadLetter(Kinds.of("?:" + ear.at()));
    if (dead.count() == BREAKER) {
      throw new IllegalStateException(
          "expected messages of run %s, heard %d others, the last at %s: %s"
              .formatted(key, BREAKER, ear.at(), reason(body)));
    }
  }

  private static String reason(Object body) {
    return switch (body) {
      case Undecoded undecoded -> undecoded.reason();
      case Envelope envelope -> "expected a message of another run than " + envelope.run();
      default -> "expected an envelope, was " + body.getClass().getName();
    };
  }

  /** What it could make nothing of. */
  DeadLetters deadLetters() {
    return dead;
  }

  /** Publishes a control message of the run, as JSON. It may be lost. */
  public void control(EventType about, JsonObject message) {
    carrier.publish(addresses.of(ROOT, about), message);
  }

  /** Publishes a control message, and again until the channel is closed where it may be lost. */
  public void announce(EventType about, JsonObject message) {
    announced.add(new Announcement(about, message));
    control(about, message);
  }

  /** Hears control messages of the run, which may come more than once. */
  public void listenControl(EventType about, Consumer<JsonObject> handler) {
    heed(addresses.of(ROOT, about), handler);
  }

  private void heed(Address at, Consumer<JsonObject> handler) {
    subscriptions.add(
        carrier.listen(
            at,
            body -> {
              if (body instanceof JsonObject message) {
                guard(() -> handler.accept(message));
              } else {
                dead.add(at, "expected a control message as a JSON object", body);
              }
            }));
  }

  private Address asked(String sender) {
    return addresses.of("again-" + sender, EventType.PHASE);
  }

  /**
   * Tells how much was sent (ever more seldom while nothing is, so that a slow service is not kept
   * busy with it), repeats what must be known, and asks for what is missing.
   */
  private void beat() {
    JsonObject heads = new JsonObject();
    sent.forEach(
        (address, each) -> {
          if (each.mustBeTold()) {
            heads.put(address, each.outbox().next());
          }
        });
    if (!heads.isEmpty()) {
      control(EventType.SNAPSHOT, new JsonObject().put("service", service).put("sent", heads));
    }
    announced.forEach(each -> control(each.about(), each.message()));
    if (!failed) {
      long now = ears.stream().mapToLong(Ear::taken).sum();
      idle = now == taken ? idle + 1 : 0;
      taken = now;
      ears.forEach(ear -> ear.look(gap -> ask(ear, gap)));
    }
  }

  private void ask(Ear ear, Ear.Gap gap) {
    if (idle > PATIENCE) {
      throw new IllegalStateException(
          "message %d of %s has not come in %d s".formatted(gap.from(), gap.stream(), waited()));
    }
    if (Integer.bitCount(gap.looks()) == 1) { // ever more seldom: who answers may be slow
      meters.requestedAgain(
          Kinds.of(gap.stream()), (int) Math.min(AT_A_TIME, gap.to() - gap.from()));
      carrier.publish(
          asked(gap.stream().substring(0, gap.stream().indexOf(':'))),
          new JsonObject()
              .put("address", ear.at().text())
              .put("from", gap.from())
              .put("to", Math.min(gap.to(), gap.from() + AT_A_TIME)));
    }
  }

  private static int waited() {
    return PATIENCE * BEAT / 1000;
  }

  /** Another service tells how much it has sent. */
  private void told(JsonObject message) {
    String sender = message.getString("service");
    JsonObject heads = message.getJsonObject("sent");
    for (Ear ear : ears) {
      Long said = heads.getLong(ear.at().text());
      if (said != null) {
        ear.told(stream(sender, ear.at().text()), said);
      }
    }
  }

  /** Another service misses what this one has sent. */
  private void again(JsonObject message) {
    String address = message.getString("address");
    Voice voice = sent.get(address);
    if (voice != null) {
      voice
          .outbox()
          .again(message.getLong("from"), message.getLong("to"))
          .forEach(kept -> carrier.publish(new Address(address), kept.get()));
    }
  }

  /**
   * All services are past what the report is past, but for what was said last: the last turns of a
   * block may still be missed by another when the report has them.
   */
  private void forget(Credit credit) {
    sent.values().forEach(voice -> voice.outbox().forgetBefore(credit.reported() - 1));
  }

  /** Runs work that belongs to the run: what it throws ends the run. */
  public void guard(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
      fail(e);
    }
  }

  /**
   * Tells the coordinator that this service cannot go on, and why.
   *
   * @return what was told
   */
  public JsonObject fail(Throwable failure) {
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
    if (failed) {
      return message; // the first counts
    }
    failed = true;
    announce(EventType.ERROR, message);
    return message;
  }

  /** Stops hearing. */
  public void close() {
    subscriptions.forEach(Subscription::cancel);
    subscriptions.clear();
    announced.clear();
  }
}
