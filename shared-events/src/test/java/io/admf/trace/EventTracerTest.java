package io.admf.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.bus.ContainerBus;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderRejected;
import io.admf.event.OrderStatus;
import io.admf.event.OrderTerms;
import io.admf.event.PositionClose;
import io.admf.event.PositionOpen;
import io.admf.event.RiskAlert;
import io.admf.event.Side;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventTracerTest {

  private final ContainerBus bus = new ContainerBus("portfolio_c0001");
  private long sequence;

  private Header header(EventType type, String trade) {
    return new Header(new EventId("portfolio_c0001", type, sequence++), trade, null, 100, 200, 1);
  }

  private Order order(String trade) {
    return new Order(
        header(EventType.ORDER, trade), 1, OrderTerms.market("SPY", Side.BUY, 10), "cash");
  }

  private Fill fill(String trade) {
    return new Fill(
        header(EventType.FILL, trade), 1, "SPY", Side.BUY, 10, 100, 0, 0, 0, "next_open");
  }

  private PositionOpen open(String trade) {
    return new PositionOpen(header(EventType.POSITION_OPEN, trade), "SPY", 1, Side.BUY, 10, 100);
  }

  private PositionClose close(String trade) {
    return new PositionClose(
        header(EventType.POSITION_CLOSE, trade), "SPY", 1, Side.BUY, 10, 100, 110, 0, 0, 0, 5);
  }

  private RiskAlert alert() {
    EventId id = new EventId("portfolio_c0001", EventType.RISK_ALERT, sequence++);
    return new RiskAlert(new Header(id, id.toString(), null, 1, 1, 1), "rule", "detail");
  }

  private EventTracer tracer(Set<EventType> types, Retention retention) {
    EventTracer tracer = new EventTracer(types, retention);
    bus.attach(tracer);
    return tracer;
  }

  private List<Event> publish(Event... events) {
    for (Event event : events) {
      bus.publish(event);
    }
    return List.of(events);
  }

  @Test
  void all_keeps_every_event_in_order() {
    EventTracer tracer = tracer(EventTracer.allTypes(), new Retention.All());
    List<Event> published =
        publish(order("T1"), fill("T1"), open("T1"), alert(), close("T1"), order("T2"));
    assertThat(tracer.events()).isEqualTo(published);
    assertThat(tracer.memoryStats()).isEqualTo(new MemoryStats(6, 0));
  }

  @Test
  void only_the_types_asked_for_are_kept() {
    EventTracer tracer =
        tracer(Set.of(EventType.FILL, EventType.POSITION_OPEN), new Retention.All());
    publish(order("T1"), fill("T1"), open("T1"), alert(), close("T1"));
    assertThat(tracer.events())
        .extracting(Event::type)
        .containsExactly(EventType.FILL, EventType.POSITION_OPEN);
    assertThat(tracer.observes(EventType.BAR)).isFalse();
    assertThat(tracer.observes(EventType.FILL)).isTrue();
    assertThat(bus.listens(EventType.FEATURES)).isFalse();
  }

  @Test
  void a_sliding_window_keeps_the_latest() {
    EventTracer tracer = tracer(EventTracer.allTypes(), new Retention.SlidingWindow(3));
    List<Event> published = publish(order("T1"), fill("T1"), alert(), order("T2"), fill("T2"));
    assertThat(tracer.events()).isEqualTo(published.subList(2, 5));
    assertThat(tracer.memoryStats().eventsInMemory()).isEqualTo(3);
    assertThatThrownBy(() -> new Retention.SlidingWindow(0))
        .hasMessage("expected a window of at least 1, was 0");
  }

  @Test
  void trade_complete_keeps_the_events_of_open_trades_and_forgets_closed_ones() {
    EventTracer tracer = tracer(EventTracer.allTypes(), new Retention.TradeComplete());
    Order first = order("T1");
    Fill firstFill = fill("T1");
    PositionOpen firstOpen = open("T1");
    publish(first, firstFill, firstOpen, alert());
    Order second = order("T2");
    publish(second);
    assertThat(tracer.events()).containsExactly(first, firstFill, firstOpen, second);
    assertThat(tracer.memoryStats()).isEqualTo(new MemoryStats(4, 1));
    publish(close("T1"));
    assertThat(tracer.events()).containsExactly(second);
    assertThat(tracer.memoryStats()).isEqualTo(new MemoryStats(1, 0));
  }

  @Test
  void a_handler_of_the_closing_still_finds_the_whole_trade() {
    EventTracer tracer = tracer(EventTracer.allTypes(), new Retention.TradeComplete());
    List<Event> found = new ArrayList<>();
    for (String metric : List.of("first", "second")) {
      bus.subscribe(
          metric,
          EventType.POSITION_CLOSE,
          event ->
              found.add(tracer.findCorrelated(event.correlationId(), EventType.POSITION_OPEN)));
    }
    PositionOpen open = open("T1");
    publish(order("T1"), open, close("T1"));
    assertThat(found).containsExactly(open, open);
    assertThat(tracer.events()).isEmpty();
  }

  @Test
  void trade_complete_works_even_if_the_closing_itself_is_not_wanted() {
    EventTracer tracer = tracer(Set.of(EventType.FILL), new Retention.TradeComplete());
    Fill other = fill("T2");
    publish(order("T1"), fill("T1"), open("T1"), other, close("T1"));
    assertThat(tracer.events()).containsExactly(other);
  }

  @Test
  void a_trade_that_never_opened_is_forgotten_when_its_order_ends() {
    EventTracer tracer = tracer(EventTracer.allTypes(), new Retention.TradeComplete());
    OrderTerms terms = OrderTerms.market("SPY", Side.BUY, 10);
    publish(
        order("T1"),
        new OrderRejected(header(EventType.ORDER_REJECTED, "T1"), 1, terms, "cash", "none"));
    publish(order("T2"), cancelled("T2"));
    assertThat(tracer.events()).isEmpty();
    publish(order("T3"), open("T3"), cancelled("T3"));
    assertThat(tracer.events()).hasSize(3);
  }

  private OrderCancelled cancelled(String trade) {
    return new OrderCancelled(
        header(EventType.ORDER_CANCELLED, trade), 1, "SPY", 5, OrderStatus.EXPIRED, "day");
  }

  @Test
  void memory_stays_flat_over_many_trades() {
    EventTracer tracer = tracer(EventTracer.allTypes(), new Retention.TradeComplete());
    for (int i = 0; i < 5_000; i++) {
      String trade = "T" + i;
      publish(order(trade), fill(trade), open(trade), alert(), close(trade));
      assertThat(tracer.memoryStats()).isEqualTo(new MemoryStats(0, 0));
    }
  }

  @Test
  void stories_are_found_pruned_and_cleared() {
    EventTracer tracer = tracer(EventTracer.allTypes(), new Retention.All());
    Order order = order("T1");
    Fill early = fill("T1");
    Fill late = fill("T1");
    Order other = order("T2");
    publish(order, other, early, late);
    assertThat(tracer.eventsByCorrelation("T1")).containsExactly(order, early, late);
    assertThat(tracer.findCorrelated("T1", EventType.FILL)).isEqualTo(early);
    assertThat(tracer.findCorrelated("T2", EventType.FILL)).isNull();
    tracer.prune("T1");
    assertThat(tracer.events()).containsExactly(other);
    tracer.clear();
    assertThat(tracer.events()).isEmpty();
  }

  @Test
  void a_log_answers_the_same_questions_and_holds_nothing_in_memory(@TempDir Path folder) {
    EventLog log = EventLog.create(folder.resolve("events.jsonl.gz"), EventJson.withoutPlan());
    try (EventTracer tracer = new EventTracer(EventTracer.allTypes(), new Retention.All(), log)) {
      bus.attach(tracer);
      Order order = order("T1");
      Fill fill = fill("T1");
      publish(order, alert(), fill);
      assertThat(tracer.eventsByCorrelation("T1")).containsExactly(order, fill);
      PositionOpen open = open("T1");
      publish(open);
      assertThat(tracer.findCorrelated("T1", EventType.POSITION_OPEN)).isEqualTo(open);
      tracer.prune("T1");
      tracer.clear();
      assertThat(tracer.events()).hasSize(4);
      assertThat(tracer.memoryStats()).isEqualTo(new MemoryStats(0, 1));
    }
  }

  @Test
  void what_must_be_forgotten_cannot_go_to_a_log(@TempDir Path folder) {
    try (EventLog log =
        EventLog.create(folder.resolve("events.jsonl.gz"), EventJson.withoutPlan())) {
      assertThatThrownBy(
              () -> new EventTracer(EventTracer.allTypes(), new Retention.TradeComplete(), log))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("expected retention All for a storage that cannot forget");
    }
  }
}
