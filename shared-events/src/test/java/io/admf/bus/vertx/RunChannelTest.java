package io.admf.bus.vertx;

import static io.admf.fixture.Frames.describe;
import static org.assertj.core.api.Assertions.assertThat;

import io.admf.bus.Address;
import io.admf.bus.Addresses;
import io.admf.event.Event;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.fixture.Bars;
import io.admf.fixture.Events;
import io.admf.fixture.Frames;
import io.admf.fixture.ServiceBench;
import io.admf.flow.Credit;
import io.admf.frame.BarFrame;
import io.admf.wire.Batch;
import io.admf.wire.Envelope;
import io.admf.wire.Wire;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunChannelTest {

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final Addresses addresses = new Addresses("r7");
  private final Address at = addresses.of("portfolio_c0001", EventType.ORDER_REJECTED);
  private final List<Object> heard = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() {
    ServiceBench.await(vertx.close());
  }

  private RunChannel channel(String service) {
    return new RunChannel(new BusCarrier(vertx, true), "r7", service);
  }

  /** Work on the one context of a channel, after all that was asked of it before. */
  private <T> T on(Supplier<T> work) {
    Promise<T> done = Promise.promise();
    context.runOnContext(x -> done.complete(work.get()));
    return ServiceBench.await(done.future());
  }

  private void listen(RunChannel channel) {
    on(
        () -> {
          channel.listen(at, heard::add);
          return true;
        });
  }

  private void say(String stream, long sequence, long number) {
    vertx
        .eventBus()
        .publish(
            at.text(),
            new Envelope("r7", stream, sequence, new Credit(number)),
            EnvelopeCodecs.options(false));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void messages_that_come_twice_and_in_any_order_are_heard_once_in_order(long seed) {
    listen(channel("listener"));
    SplittableRandom random = new SplittableRandom(seed);
    List<Long> numbers = new ArrayList<>();
    for (long i = 0; i < 100; i++) {
      numbers.add(random.nextInt(numbers.size() + 1), i);
      numbers.add(random.nextInt(numbers.size() + 1), random.nextLong(i + 1));
    }
    numbers.forEach(number -> say("sender", number, number));
    on(() -> true);
    List<Object> expected = new ArrayList<>();
    for (long i = 0; i < 100; i++) {
      expected.add(new Credit(i));
    }
    assertThat(heard).as("seed %d", seed).isEqualTo(expected);
  }

  @Test
  void what_is_left_at_the_entrance_from_any_thread_is_done_on_the_context_and_may_end_the_run()
      throws Exception {
    List<Context> where = Collections.synchronizedList(new ArrayList<>());
    Promise<JsonObject> failure = Promise.promise();
    RunChannel listener = channel("listener");
    on(
        () -> {
          listener.listenControl(EventType.ERROR, failure::tryComplete);
          return true;
        });
    RunChannel market = channel("market");
    Consumer<Runnable> entrance = on(market::entrance);
    Thread other =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; i < 10; i++) {
                    entrance.accept(() -> where.add(vertx.getOrCreateContext()));
                  }
                  entrance.accept(
                      () -> {
                        throw new IllegalStateException("the market is closed");
                      });
                });
    other.join();
    assertThat(ServiceBench.await(failure.future()).getString("message"))
        .isEqualTo("the market is closed");
    assertThat(where).hasSize(10).containsOnly(context);
  }

  @Test
  void a_stream_waits_for_what_is_missing_and_other_streams_do_not() {
    listen(channel("listener"));
    say("one", 1, 11);
    say("two", 0, 20);
    on(() -> true);
    assertThat(heard).containsExactly(new Credit(20));
    say("one", 0, 10);
    on(() -> true);
    assertThat(heard).containsExactly(new Credit(20), new Credit(10), new Credit(11));
  }

  @Test
  void two_services_that_speak_at_one_address_are_both_heard() {
    Events events = new Events(new SplittableRandom(1));
    RunChannel portfolio = channel("portfolio");
    RunChannel execution = channel("execution");
    listen(channel("listener"));
    Event risk = events.event(EventType.ORDER_REJECTED);
    Event terms = events.event(EventType.ORDER_REJECTED);
    portfolio.publish(at, risk);
    execution.publish(at, terms);
    on(() -> true);
    assertThat(heard).containsExactly(risk, terms);
  }

  @Test
  void an_event_is_told_at_the_address_of_its_container_and_type() {
    Fill fill = (Fill) new Events(new SplittableRandom(2)).event(EventType.FILL);
    Address tap = addresses.of(fill.container(), EventType.FILL);
    RunChannel tapping = channel("tap");
    on(
        () -> {
          tapping.listen(tap, heard::add);
          return true;
        });
    channel("execution").tell(fill);
    on(() -> true);
    assertThat(heard).containsExactly(fill);
  }

  @Test
  void an_event_is_told_while_telling_is_wanted() {
    Fill fill = (Fill) new Events(new SplittableRandom(2)).event(EventType.FILL);
    RunChannel tapping = channel("tap");
    on(
        () -> {
          tapping.listen(addresses.of(fill.container(), EventType.FILL), heard::add);
          return true;
        });
    RunChannel execution = channel("execution");
    execution.telling(false);
    execution.tell(fill);
    on(() -> true);
    assertThat(heard).isEmpty();
    execution.telling(true);
    execution.tell(fill);
    on(() -> true);
    assertThat(heard).containsExactly(fill);
  }

  @Test
  void a_frame_is_told_at_the_address_given_while_telling_is_wanted() {
    BarFrame frame = new Frames(new SplittableRandom(3)).bars(4);
    Address tap = addresses.bars(Bars.daily("SPY"));
    RunChannel tapping = channel("tap");
    on(
        () -> {
          tapping.listen(tap, heard::add);
          return true;
        });
    RunChannel data = channel("data");
    data.telling(false);
    data.tell(tap, frame);
    on(() -> true);
    assertThat(heard).isEmpty();
    data.telling(true);
    data.tell(tap, frame);
    on(() -> true);
    assertThat(heard)
        .singleElement()
        .satisfies(told -> assertThat(describe(told)).isEqualTo(describe(frame)));
  }

  /** Frames of a few rows and of many, one of them longer than any message should be. */
  private static List<BarFrame> frames() {
    SplittableRandom random = new SplittableRandom(4);
    Frames frames = new Frames(random);
    List<BarFrame> all = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      all.add(frames.bars(i == 77 ? 12_000 : random.nextInt(200)));
    }
    return all;
  }

  @Test
  void frames_that_belong_together_come_in_order_in_messages_of_moderate_size() {
    List<BarFrame> frames = frames();
    on(
        () -> {
          channel("listener").listen(addresses.bars(), heard::add);
          return true;
        });
    on(
        () -> {
          channel("data").publishAll(addresses.bars(), frames);
          return true;
        });
    on(() -> true);
    assertThat(heard.stream().flatMap(RunChannelTest::items).map(Frames::describe))
        .containsExactlyElementsOf(frames.stream().map(Frames::describe).toList());
    assertThat(heard)
        .hasSizeBetween(5, 8)
        .allSatisfy(
            batch ->
                assertThat(
                        Wire.encode(batch).length < RunChannel.MESSAGE || items(batch).count() == 1)
                    .isTrue());
    assertThat(heard).as("the long one alone").anyMatch(batch -> items(batch).count() == 1);
  }

  private static Stream<?> items(Object batch) {
    return ((Batch) batch).items().stream();
  }

  @Test
  void no_message_of_many_frames_is_longer_than_the_bus_takes() {
    Vertx narrow = Vertx.vertx();
    EnvelopeCodecs.register(narrow, 65_536);
    List<Object> taken = Collections.synchronizedList(new ArrayList<>());
    narrow
        .eventBus()
        .<Envelope>consumer(addresses.bars().text(), message -> taken.add(message.body()));
    List<BarFrame> frames = frames().subList(0, 77);
    new RunChannel(new BusCarrier(narrow, true), "r7", "data").publishAll(addresses.bars(), frames);
    ServiceBench.await(narrow.close());
    assertThat(taken)
        .hasSizeBetween(6, 12)
        .allSatisfy(envelope -> assertThat(Wire.encode(envelope)).hasSizeLessThanOrEqualTo(65_536));
    assertThat(taken.stream().flatMap(envelope -> items(((Envelope) envelope).payload())))
        .hasSize(77);
  }

  @Test
  void a_stream_is_numbered_from_zero_for_each_service_and_address() {
    List<Envelope> envelopes = Collections.synchronizedList(new ArrayList<>());
    Address other = addresses.of("portfolio_c0002", EventType.ORDER_REJECTED);
    RunChannel sender = channel("portfolio");
    on(
        () -> {
          for (Address each : List.of(at, other)) {
            vertx
                .eventBus()
                .<Envelope>consumer(each.text(), message -> envelopes.add(message.body()));
          }
          return true;
        });
    sender.publish(at, new Credit(1));
    sender.publish(at, new Credit(2));
    sender.publish(other, new Credit(3));
    on(() -> true);
    String first = "portfolio:admf.r7.portfolio_c0001.ORDER_REJECTED";
    assertThat(envelopes)
        .containsExactly(
            new Envelope("r7", first, 0, new Credit(1)),
            new Envelope("r7", first, 1, new Credit(2)),
            new Envelope(
                "r7", "portfolio:admf.r7.portfolio_c0002.ORDER_REJECTED", 0, new Credit(3)));
  }

  @Test
  void a_closed_channel_hears_neither_messages_nor_control() {
    RunChannel channel = channel("listener");
    listen(channel);
    on(
        () -> {
          channel.listenControl(EventType.RUN, heard::add);
          return true;
        });
    JsonObject go = new JsonObject().put("go", true);
    channel.control(EventType.RUN, go);
    say("sender", 0, 1);
    on(() -> true);
    assertThat(heard).containsExactlyInAnyOrder(go, new Credit(1));
    on(
        () -> {
          channel.close();
          return true;
        });
    channel.control(EventType.RUN, go);
    say("sender", 1, 2);
    on(() -> true);
    assertThat(heard).hasSize(2);
  }

  @Test
  void control_messages_of_another_run_are_not_heard() throws InterruptedException {
    RunChannel channel = channel("listener");
    CountDownLatch told = new CountDownLatch(1);
    on(
        () -> {
          channel.listenControl(EventType.RUN, heard::add);
          channel.listenControl(EventType.PHASE, message -> told.countDown());
          return true;
        });
    new RunChannel(new BusCarrier(vertx, true), "r8", "other")
        .control(EventType.RUN, new JsonObject());
    channel.control(EventType.PHASE, new JsonObject());
    assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(heard).isEmpty();
  }
}
