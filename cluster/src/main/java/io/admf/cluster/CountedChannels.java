package io.admf.cluster;

import io.admf.bus.vertx.ChannelMeters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What the channels of this process do, as figures. */
final class CountedChannels implements ChannelMeters {

  private final MeterRegistry registry;
  private final Map<String, Stream> streams = new ConcurrentSkipListMap<>();
  private final Map<String, Timer> trips = new ConcurrentSkipListMap<>();

  /** The figures of one stream. */
  private final class Stream {
    final Counter sent;
    final Counter received;
    final Counter framesSent;
    final Counter framesReceived;
    final Counter eventsSent;
    final Counter eventsReceived;
    final Counter duplicates;
    final Counter requestedAgain;
    final Counter deadLetters;
    final AtomicLong lag = new AtomicLong();

    Stream(String name) {
      sent = counter("admf.messages.sent", name);
      received = counter("admf.messages.received", name);
      framesSent = counter("admf.frames.sent", name);
      framesReceived = counter("admf.frames.received", name);
      eventsSent = counter("admf.events.sent", name);
      eventsReceived = counter("admf.events.received", name);
      duplicates = counter("admf.messages.duplicate", name);
      requestedAgain = counter("admf.messages.requested.again", name);
      deadLetters = counter("admf.messages.dead", name);
      Gauge.builder("admf.stream.lag", lag, AtomicLong::get).tag("stream", name).register(registry);
    }
  }

  CountedChannels(MeterRegistry registry) {
    this.registry = registry;
  }

  private Counter counter(String figure, String stream) {
    return registry.counter(figure, "stream", stream);
  }

  private Stream stream(String name) {
    Stream known = streams.get(name);
    return known != null ? known : streams.computeIfAbsent(name, Stream::new);
  }

  @Override
  public void sent(String stream, int frames, int events) {
    Stream figures = stream(stream);
    figures.sent.increment();
    figures.framesSent.increment(frames);
    figures.eventsSent.increment(events);
  }

  @Override
  public void received(String stream, int frames, int events) {
    Stream figures = stream(stream);
    figures.received.increment();
    figures.framesReceived.increment(frames);
    figures.eventsReceived.increment(events);
  }

  @Override
  public void duplicate(String stream) {
    stream(stream).duplicates.increment();
  }

  @Override
  public void requestedAgain(String stream, int messages) {
    stream(stream).requestedAgain.increment(messages);
  }

  @Override
  public void deadLetter(String stream) {
    stream(stream).deadLetters.increment();
  }

  @Override
  public void lag(String stream, long messages) {
    stream(stream).lag.set(messages);
  }

  @Override
  public void roundTrip(String kind, long nanos) {
    trips
        .computeIfAbsent(
            kind,
            each ->
                Timer.builder("admf.round.trip")
                    .tag("kind", each)
                    .publishPercentileHistogram()
                    .minimumExpectedValue(Duration.ofNanos(10_000))
                    .maximumExpectedValue(Duration.ofSeconds(10))
                    .register(registry))
        .record(nanos, TimeUnit.NANOSECONDS);
  }
}
