package io.admf.benchmarks;

import io.admf.bus.Address;
import io.admf.bus.Subscription;
import io.admf.bus.vertx.Carrier;
import io.admf.bus.vertx.ChannelMeters;
import io.admf.wire.Envelope;
import io.vertx.core.json.JsonObject;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A carrier that a stopwatch looks at. */
record Watched(Carrier carrier, Stopwatch stopwatch) implements Carrier {

  @Override
  public void publish(Address to, Object body) {
    stopwatch.said(to, body);
    carrier.publish(to, body);
  }

  @Override
  public Supplier<Envelope> keep(Envelope envelope) {
    return carrier.keep(envelope);
  }

  @Override
  public void settled(Runnable then) {
    carrier.settled(then);
  }

  @Override
  public Subscription listen(Address at, Consumer<Object> handler) {
    return carrier.listen(at, handler);
  }

  @Override
  public void ask(Address to, JsonObject question, long patience, Consumer<Answer> answer) {
    carrier.ask(to, question, patience, answer);
  }

  @Override
  public Subscription answer(Address at, BiConsumer<Object, Consumer<Answer>> questions) {
    return carrier.answer(at, questions);
  }

  @Override
  public Subscription every(long milliseconds, Runnable work) {
    return carrier.every(milliseconds, work);
  }

  @Override
  public Consumer<Runnable> entrance() {
    return carrier.entrance();
  }

  @Override
  public int longest() {
    return carrier.longest();
  }

  @Override
  public ChannelMeters meters() {
    return carrier.meters();
  }

  @Override
  public long nanos() {
    return carrier.nanos();
  }

  @Override
  public boolean lossy() {
    return carrier.lossy();
  }
}
