package io.admf.bus.vertx;

import io.admf.bus.Address;
import io.admf.bus.Subscription;
import io.admf.wire.Envelope;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The Vert.x event bus. For the Vert.x context that it is used on. */
public final class BusCarrier implements Carrier {

  private final Vertx vertx;
  private final EventBus bus;
  private final DeliveryOptions envelopes;
  private final ChannelMeters meters;
  private final List<Future<Void>> begun = new ArrayList<>(); // to be heard by all members

  /**
   * @param forceWire whether envelopes go through the wire codec even inside one JVM
   */
  public BusCarrier(Vertx vertx, boolean forceWire) {
    this.vertx = vertx;
    this.bus = vertx.eventBus();
    EnvelopeCodecs.register(vertx);
    this.envelopes = EnvelopeCodecs.options(forceWire);
    this.meters = ChannelMeters.of(vertx);
  }

  @Override
  public void publish(Address to, Object body) {
    if (body instanceof Envelope) {
      bus.publish(to.text(), body, envelopes);
    } else {
      bus.publish(to.text(), body);
    }
  }

  @Override
  public Subscription listen(Address at, Consumer<Object> handler) {
    MessageConsumer<Object> consumer = bus.consumer(at.text());
    consumer.handler(message -> handler.accept(message.body()));
    begun.add(consumer.completion());
    return consumer::unregister;
  }

  @Override
  public void ask(Address to, JsonObject question, long patience, Consumer<Answer> answer) {
    bus.<JsonObject>request(to.text(), question, new DeliveryOptions().setSendTimeout(patience))
        .onSuccess(reply -> answer.accept(Answer.reply(reply.body())))
        .onFailure(failure -> answer.accept(refusal(failure)));
  }

  private static Answer refusal(Throwable failure) {
    if (failure instanceof ReplyException refused && refused.failureCode() > 0) {
      return Answer.refusal(refused.failureCode(), String.valueOf(refused.getMessage()));
    }
    return Answer.refusal(Answer.SILENCE, String.valueOf(failure.getMessage()));
  }

  @Override
  public Subscription answer(Address at, BiConsumer<Object, Consumer<Answer>> questions) {
    MessageConsumer<Object> consumer = bus.consumer(at.text());
    consumer.handler(
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
    return consumer::unregister;
  }

  @Override
  public void settled(Runnable then) {
    List<Future<Void>> all = List.copyOf(begun);
    begun.clear();
    Future.join(all).onComplete(done -> then.run());
  }

  @Override
  public Subscription every(long milliseconds, Runnable work) {
    long timer = vertx.setPeriodic(milliseconds, id -> work.run());
    return () -> vertx.cancelTimer(timer);
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
