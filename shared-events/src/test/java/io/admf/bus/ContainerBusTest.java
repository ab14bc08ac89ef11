package io.admf.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.event.Action;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Failure;
import io.admf.event.Header;
import io.admf.event.InvariantException;
import io.admf.event.RiskAlert;
import io.admf.event.Signal;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContainerBusTest {

  private final ContainerBus bus = new ContainerBus("portfolio_c0001");
  private final List<String> heard = new ArrayList<>();

  private static Header header(EventType type, long n) {
    EventId id = new EventId("portfolio_c0001", type, n);
    return new Header(id, "c0001-T" + n, null, 100 + n, 200 + n, n);
  }

  private static RiskAlert alert(long n) {
    return new RiskAlert(header(EventType.RISK_ALERT, n), "max_drawdown", "0.21 > 0.20");
  }

  private static Signal signal(long n, String combo) {
    return new Signal(
        header(EventType.SIGNAL, n), "SPY", Action.BUY, 1, 0, 0, "momentum", null, combo);
  }

  private EventHandler note(String who) {
    return event ->
        heard.add(who + " " + event.eventId().type() + " " + event.eventId().sequence());
  }

  /** Notes everything that a bus says of itself. */
  private final class Notes implements BusObserver {
    @Override
    public void published(Event event) {
      note("published").handle(event);
    }

    @Override
    public void delivered(Event event) {
      note("delivered").handle(event);
    }

    @Override
    public void failed(Event event, String subscriber, RuntimeException failure) {
      heard.add("failed " + subscriber + " " + event.eventId() + " " + failure.getMessage());
    }
  }

  @Test
  void subscribers_of_a_type_hear_it_in_the_order_of_their_subscription() {
    bus.subscribe("second type", EventType.ERROR, note("x"));
    bus.subscribe("a", EventType.RISK_ALERT, note("a"));
    bus.subscribeAll("b", event -> true, note("b"));
    bus.subscribe("c", EventType.RISK_ALERT, note("c"));
    bus.publish(alert(1));
    assertThat(heard).containsExactly("a RISK_ALERT 1", "b RISK_ALERT 1", "c RISK_ALERT 1");
  }

  @ParameterizedTest
  @EnumSource(names = {"SIGNAL", "FILL"})
  void signals_and_fills_are_not_heard_without_a_filter(EventType type) {
    assertThatThrownBy(() -> bus.subscribe("strategy", type, note("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "strategy subscribes to "
                + type
                + " on the bus of portfolio_c0001: expected a filter, was none; filter signals by"
                + " combo id, fills by portfolio");
    assertThat(bus.listens(type)).isFalse();
  }

  @Test
  void a_filter_keeps_out_what_is_for_others_and_is_counted() {
    bus.subscribe(
        "c0001",
        EventType.SIGNAL,
        event -> event instanceof Signal signal && signal.comboId().equals("c0001"),
        note("mine"));
    bus.publish(signal(1, "c0001"));
    bus.publish(signal(2, "c0002"));
    bus.publish(signal(3, "c0001"));
    assertThat(heard).containsExactly("mine SIGNAL 1", "mine SIGNAL 3");
    assertThat(bus.statistics()).isEqualTo(new BusStatistics(3, 0, 1));
  }

  @Test
  void a_cancelled_subscription_hears_nothing_more_and_leaves_its_twin_alone() {
    EventHandler same = note("same");
    Subscription first = bus.subscribe("same", EventType.RISK_ALERT, same);
    Subscription second = bus.subscribe("same", EventType.RISK_ALERT, same);
    first.cancel();
    first.cancel();
    bus.publish(alert(1));
    assertThat(heard).containsExactly("same RISK_ALERT 1");
    second.cancel();
    Subscription all = bus.subscribeAll("all", event -> true, same);
    all.cancel();
    bus.publish(alert(2));
    assertThat(heard).hasSize(1);
    assertThat(bus.listens(EventType.RISK_ALERT)).isFalse();
  }

  @Test
  void what_a_handler_publishes_comes_after_what_is_being_delivered() {
    bus.subscribe(
        "first",
        EventType.RISK_ALERT,
        event -> {
          note("first").handle(event);
          if (event.eventId().sequence() == 1) {
            bus.publish(alert(2));
            bus.publish(alert(3));
          }
        });
    bus.subscribe("second", EventType.RISK_ALERT, note("second"));
    bus.attach(new Notes());
    bus.publish(alert(1));
    assertThat(heard)
        .containsExactly(
            "published RISK_ALERT 1",
            "first RISK_ALERT 1",
            "published RISK_ALERT 2",
            "published RISK_ALERT 3",
            "second RISK_ALERT 1",
            "delivered RISK_ALERT 1",
            "first RISK_ALERT 2",
            "second RISK_ALERT 2",
            "delivered RISK_ALERT 2",
            "first RISK_ALERT 3",
            "second RISK_ALERT 3",
            "delivered RISK_ALERT 3");
  }

  @Test
  void a_failing_handler_stops_nobody_and_becomes_an_error_event() {
    List<Event> errors = new ArrayList<>();
    bus.attach(new Notes());
    bus.subscribe(
        "clumsy",
        EventType.RISK_ALERT,
        event -> {
          throw new IllegalStateException("no chair");
        });
    bus.subscribe("careful", EventType.RISK_ALERT, note("careful"));
    bus.subscribe("doctor", EventType.ERROR, errors::add);
    bus.publish(alert(4));
    assertThat(heard)
        .containsExactly(
            "published RISK_ALERT 4",
            "failed clumsy portfolio_c0001/RISK_ALERT/4 no chair",
            "published ERROR 0",
            "careful RISK_ALERT 4",
            "delivered RISK_ALERT 4",
            "delivered ERROR 0");
    Header header =
        new Header(
            new EventId("portfolio_c0001", EventType.ERROR, 0),
            "c0001-T4",
            new EventId("portfolio_c0001", EventType.RISK_ALERT, 4),
            104,
            204,
            4);
    assertThat(errors)
        .containsExactly(
            new Failure(header, "clumsy", "java.lang.IllegalStateException: no chair"));
    assertThat(bus.statistics()).isEqualTo(new BusStatistics(2, 1, 0));
  }

  @Test
  void a_failing_filter_is_a_failure_of_its_subscriber() {
    bus.attach(new Notes());
    bus.subscribe(
        "clumsy",
        EventType.SIGNAL,
        event -> {
          throw new IllegalStateException("no sieve");
        },
        note("never"));
    bus.publish(signal(1, "c0001"));
    assertThat(heard)
        .contains("failed clumsy portfolio_c0001/SIGNAL/1 no sieve")
        .noneMatch(line -> line.startsWith("never"));
  }

  @Test
  void a_failing_error_handler_does_not_call_itself_for_ever() {
    bus.subscribe(
        "clumsy",
        EventType.RISK_ALERT,
        event -> {
          throw new IllegalStateException("first");
        });
    bus.subscribe(
        "doctor",
        EventType.ERROR,
        event -> {
          heard.add("doctor");
          throw new IllegalStateException("second");
        });
    bus.attach(new Notes());
    bus.publish(alert(1));
    assertThat(heard)
        .containsExactly(
            "published RISK_ALERT 1",
            "failed clumsy portfolio_c0001/RISK_ALERT/1 first",
            "published ERROR 0",
            "delivered RISK_ALERT 1",
            "doctor",
            "failed doctor portfolio_c0001/ERROR/0 second",
            "delivered ERROR 0");
    assertThat(bus.statistics().errors()).isEqualTo(2);
  }

  @Test
  void a_broken_invariant_passes_through_and_the_bus_is_usable_after_it() {
    Subscription broken =
        bus.subscribe(
            "ledger",
            EventType.RISK_ALERT,
            event -> {
              bus.publish(alert(9));
              throw new InvariantException("portfolio_c0001", 1, "books do not balance");
            });
    bus.subscribe("after", EventType.RISK_ALERT, note("after"));
    assertThatThrownBy(() -> bus.publish(alert(1))).isInstanceOf(InvariantException.class);
    assertThat(heard).isEmpty();
    broken.cancel();
    bus.publish(alert(2));
    assertThat(heard).containsExactly("after RISK_ALERT 2");
  }

  @Test
  void an_observer_that_cannot_write_stops_the_publication() {
    bus.attach(
        event -> {
          throw new IllegalStateException("disk full");
        });
    assertThatThrownBy(() -> bus.publish(alert(1))).hasMessage("disk full");
  }

  @Test
  void an_observer_hears_only_the_types_it_wants_and_nothing_once_detached() {
    BusObserver errorsOnly =
        new BusObserver() {
          @Override
          public boolean observes(EventType type) {
            return type == EventType.ERROR;
          }

          @Override
          public void published(Event event) {
            note("observer").handle(event);
          }
        };
    bus.attach(errorsOnly);
    assertThat(bus.listens(EventType.RISK_ALERT)).isFalse();
    assertThat(bus.listens(EventType.ERROR)).isTrue();
    bus.publish(alert(1));
    bus.publish(new Failure(header(EventType.ERROR, 5), "x", "y"));
    assertThat(heard).containsExactly("observer ERROR 5");
    bus.detach(errorsOnly);
    assertThat(bus.listens(EventType.ERROR)).isFalse();
    bus.publish(new Failure(header(EventType.ERROR, 6), "x", "y"));
    assertThat(heard).hasSize(1);
  }

  @Test
  void buses_are_isolated() {
    ContainerBus other = new ContainerBus("portfolio_c0002");
    other.subscribe("a", EventType.RISK_ALERT, note("other"));
    bus.publish(alert(1));
    assertThat(heard).isEmpty();
    assertThat(other.statistics()).isEqualTo(new BusStatistics(0, 0, 0));
  }

  @Test
  void a_publication_that_nobody_hears_allocates_nothing() {
    Event event = alert(1);
    for (int i = 0; i < 20_000; i++) {
      bus.publish(event);
    }
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 100_000; i++) {
      bus.publish(event);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).as("bytes for 100,000 publications").isLessThan(100_000);
    assertThat(bus.statistics().events()).isEqualTo(120_000);
  }
}
