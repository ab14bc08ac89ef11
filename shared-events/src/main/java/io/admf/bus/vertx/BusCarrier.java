package io.admf.bus.vertx;

import io.admf.bus.Address;
import io.admf.bus.Subscription;
import io.admf.wire.Envelope;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Vert.x event bus. Calls its user on the Vert.x context that it is used on or, for a service
 * that has one, at its {@link Workplace}.
 */
public final class BusCarrier implements Carrier {

  private final Vertx vertx;
  private final EventBus bus;
  private final @Nullable Workplace workplace;
  private final DeliveryOptions envelopes;
  private final EnvelopeCodec codec;
  private final ChannelMeters meters;
  private final List<Future<Void>> begun = new ArrayList<>(); // to be heard by all members

  /**
   * @param forceWire whether envelopes go through the wire codec even inside one JVM
   */
  public BusCarrier(Vertx vertx, boolean forceWire) {
    this(vertx, forceWire, null);
  }

  /**
   * @param workplace where its user is called; null for the context that this is used on
   */
  BusCarrier(Vertx vertx, boolean forceWire, @Nullable Workplace workplace) {
    this.vertx = vertx;
    this.workplace = workplace;
    this.bus = vertx.eventBus();
    EnvelopeCodecs.register(vertx);
    this.envelopes = EnvelopeCodecs.options(forceWire);
    this.codec = EnvelopeCodecs.codec(vertx, forceWire);
    this.meters = ChannelMeters.of(vertx);
  }

  @Override
  public void publish(Address to, Object body) {
    if (body instanceof Envelope envelope) {
      if (lossy()) {
        codec.encoded(envelope); // Vert.x would only log that it is too long
      }
      bus.publish(to.text(), body, envelopes);
    } else {
      bus.publish(to.text(), body);
    }
  }

  /** As bytes: thousands of events, each of some objects, cost the collector milliseconds. */
  @Override
  public Supplier<Envelope> keep(Envelope envelope) {
    return codec.kept(envelope);
  }

  @Override
  public Subscription listen(Address at, Consumer<Object> handler) {
    return hear(at, kind(), message -> handler.accept(message.body()));
  }

  private Subscription hear(
      Address at, Consumer<Runnable> take, Consumer<Message<Object>> handler) {
    Hearing hearing = new Hearing(take, handler);
    begun.add(hearing.begun.future());
    onArrivals(() -> hearing.begin(bus.consumer(at.text())));
    return () -> {
      hearing.ended = true;
      onArrivals(hearing::end);
    };
  }

  /** A consumer, on the context where messages arrive. */
  private static final class Hearing {
    private final Consumer<Runnable> take;
    private final Consumer<Message<Object>> handler;
    private final Promise<Void> begun = Promise.promise();
    private @Nullable MessageConsumer<Object> consumer;
    private volatile boolean ended; // for its user, who may still have work waiting

    Hearing(Consumer<Runnable> take, Consumer<Message<Object>> handler) {
      this.take = take;
      this.handler = handler;
    }

    void begin(MessageConsumer<Object> made) {
      consumer = made;
      made.handler(message -> take.accept(() -> hear(message)));
      made.completion().onComplete(begun);
    }

    private void hear(Message<Object> message) {
      if (!ended) {
        handler.accept(message);
      }
    }

    void end() {
      if (consumer != null) {
        consumer.unregister();
      }
    }
  }

  private void onArrivals(Runnable act) {
    if (workplace == null) {
      act.run();
    } else {
      workplace.onArrivals(act);
    }
  }

  /** How messages of one address, or ticks of one timer, are taken. */
  private Consumer<Runnable> kind() {
    return workplace == null ? Runnable::run : workplace.kind()::take;
  }

  private void handOver(Runnable work) {
    if (workplace == null) {
      work.run();
    } else {
      workplace.handOver(work);
    }
  }

  @Override
  public void ask(Address to, JsonObject question, long patience, Consumer<Answer> answer) {
    bus.<JsonObject>request(to.text(), question, new DeliveryOptions().setSendTimeout(patience))
        .onSuccess(reply -> handOver(() -> answer.accept(Answer.reply(reply.body()))))
        .onFailure(failure -> handOver(() -> answer.accept(refusal(failure))));
  }

  private static Answer refusal(Throwable failure) {
    if (failure instanceof ReplyException refused && refused.failureCode() > 0) {
      return Answer.refusal(refused.failureCode(), String.valueOf(refused.getMessage()));
    }
    boolean nobody =
        failure instanceof ReplyException none && none.failureType() == ReplyFailure.NO_HANDLERS;
    return Answer.refusal(
        nobody ? Answer.NOBODY : Answer.SILENCE, String.valueOf(failure.getMessage()));
  }

  @Override
  public Subscription answer(Address at, BiConsumer<Object, Consumer<Answer>> questions) {
    return hear(
        at,
        this::handOver, // a question may be the start of anything
        message ->
            questions.accept(
                message.body(),
                answer -> {
                  if (answer.given()) {
                    message.reply(answer.body());
                  } else {
                    message.fail(answer.code(), answer.reason());
                  }
                }));
  }

  @Override
  public void settled(Runnable then) {
    List<Future<Void>> all = List.copyOf(begun);
    begun.clear();
    Future.join(all).onComplete(done -> handOver(then));
  }

  @Override
  public Subscription every(long milliseconds, Runnable work) {
    Consumer<Runnable> take = kind();
    Ticking ticking = new Ticking();
    onArrivals(
        () ->
            ticking.timer =
                vertx.setPeriodic(milliseconds, id -> take.accept(() -> ticking.tick(work))));
    return () -> {
      ticking.ended = true;
      onArrivals(() -> vertx.cancelTimer(ticking.timer));
    };
  }

  /** A timer, on the context where messages arrive. */
  private static final class Ticking {
    private long timer;
    private volatile boolean ended;

    void tick(Runnable work) {
      if (!ended) {
        work.run();
      }
    }
  }

  @Override
  public Consumer<Runnable> entrance() {
    Consumer<Runnable> take = kind();
    if (workplace != null) {
      return work -> workplace.onArrivals(() -> take.accept(work));
    }
    Context here = vertx.getOrCreateContext();
    return work -> here.runOnContext(go -> work.run());
  }

  @Override
  public int longest() {
    return EnvelopeCodecs.longest(vertx);
  }

  @Override
  public ChannelMeters meters() {
    return meters;
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public boolean lossy() {
    return vertx.isClustered();
  }
}
