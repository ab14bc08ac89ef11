package io.admf.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.AccountState;
import io.admf.event.Contingency;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Excursion;
import io.admf.event.Fill;
import io.admf.event.FillDetail;
import io.admf.event.Header;
import io.admf.event.Holding;
import io.admf.event.Order;
import io.admf.event.OrderRules;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.PositionClose;
import io.admf.event.PositionOpen;
import io.admf.event.PriceBasis;
import io.admf.event.Side;
import io.admf.event.Snapshot;
import io.admf.event.TimeInForce;
import io.admf.fixture.Events;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventDigestTest {

  private static final Set<EventType> COVERED =
      EnumSet.of(
          EventType.ORDER, EventType.FILL, EventType.POSITION_OPEN, EventType.POSITION_CLOSE);

  /** MurmurHash3 of nothing with seed 0. */
  private static final String OF_NOTHING = "0".repeat(32);

  /** Text for people, where the run was computed, and what follows from what is covered. */
  private static final Set<String> LEFT_OUT =
      new TreeSet<>(
          List.of(
              "Order.header.id.container",
              "Order.header.causationId",
              "Order.header.knownAt",
              "Order.approval",
              "Fill.header.id.container",
              "Fill.header.causationId",
              "Fill.header.knownAt",
              "Fill.reason",
              "PositionOpen.header.id.container",
              "PositionOpen.header.causationId",
              "PositionOpen.header.knownAt",
              "PositionClose.header.id.container",
              "PositionClose.header.causationId",
              "PositionClose.header.knownAt",
              "PositionClose.excursion.adverse",
              "PositionClose.excursion.favourable"));

  private static String digest(Event... events) {
    EventDigest digest = new EventDigest();
    for (Event event : events) {
      digest.add(event);
    }
    return digest.hex();
  }

  private static Header header(EventType type) {
    return new Header(
        new EventId("portfolio_c0001", type, 4),
        "c0001-T3",
        new EventId("portfolio_c0001", EventType.ORDER, 5),
        100,
        200,
        7);
  }

  static List<Event> covered() {
    return List.of(
        new Order(
            header(EventType.ORDER),
            6,
            new OrderTerms(
                "AAPL",
                Side.BUY,
                30,
                OrderType.STOP_LIMIT,
                495,
                500.25,
                new OrderRules(
                    TimeInForce.GTD,
                    77,
                    true,
                    2.5,
                    true,
                    PriceBasis.PARENT_PERCENT,
                    List.of(4L, 2L))),
            new Contingency(5, 2),
            "cash"),
        new Fill(
            header(EventType.FILL),
            6,
            "AAPL",
            Side.BUY,
            30,
            547.935,
            16,
            -1,
            3,
            "next_open",
            new FillDetail(4, 5, true, false, List.of(3L, 1L))),
        new PositionOpen(header(EventType.POSITION_OPEN), "AAPL", 3, Side.BUY, 30, 547.935),
        new PositionClose(
            header(EventType.POSITION_CLOSE),
            "AAPL",
            3,
            Side.BUY,
            30,
            547.9,
            560,
            36,
            33,
            90,
            11,
            new Excursion(-5, 60)));
  }

  private static Snapshot snapshot() {
    return new Snapshot(
        header(EventType.SNAPSHOT),
        1_000,
        2_000,
        3,
        4,
        5,
        6,
        List.of(new Holding("AAPL", 30, 900, 31.5, 945), new Holding("MSFT", 1, 2, 3, 4)),
        new AccountState(
            7,
            8,
            9,
            10,
            11,
            14,
            List.of(
                new AccountState.Balance("USD", 12, 1), new AccountState.Balance("EUR", 13, 1.5))));
  }

  @ParameterizedTest
  @EnumSource
  void covers_orders_fills_and_positions_and_no_other_event(EventType type) {
    Event event = new Events(new SplittableRandom(31)).event(type);
    assertThat(!digest(event).equals(OF_NOTHING)).isEqualTo(COVERED.contains(type));
  }

  @ParameterizedTest
  @MethodSource("covered")
  void changes_with_every_field_but_those_that_are_left_out(Event event) {
    List<String> fields = new ArrayList<>();
    for (Variant variant : variants(event.getClass().getSimpleName(), event)) {
      fields.add(variant.field);
      assertThat(!digest((Event) variant.value).equals(digest(event)))
          .as(variant.field)
          .isEqualTo(!LEFT_OUT.contains(variant.field));
    }
    assertThat(fields).hasSizeGreaterThan(8);
  }

  @Test
  void the_final_snapshot_counts_with_everything_in_it() {
    EventDigest base = new EventDigest();
    base.addFinal(snapshot());
    List<Variant> variants = variants("Snapshot", snapshot());
    Set<String> ignored = new TreeSet<>();
    for (Variant variant : variants) {
      EventDigest other = new EventDigest();
      other.addFinal((Snapshot) variant.value);
      if (other.hex().equals(base.hex())) {
        ignored.add(variant.field);
      }
    }
    assertThat(ignored)
        .containsExactly(
            "Snapshot.header.causationId",
            "Snapshot.header.correlationId",
            "Snapshot.header.id.container",
            "Snapshot.header.id.sequence",
            "Snapshot.header.id.type",
            "Snapshot.header.knownAt");
    assertThat(variants)
        .extracting(Variant::field)
        .contains("Snapshot.cash", "Snapshot.fills", "Snapshot.holdings[1].marketValue");
  }

  @Test
  void order_matters_within_a_portfolio_and_between_portfolios() {
    List<Event> events = covered();
    assertThat(digest(events.get(0), events.get(1)))
        .isNotEqualTo(digest(events.get(1), events.get(0)));
    assertThat(EventDigest.ofRun(List.of("a", "b")))
        .matches("[0-9a-f]{32}")
        .isNotEqualTo(EventDigest.ofRun(List.of("b", "a")))
        .isNotEqualTo(EventDigest.ofRun(List.of("ab")))
        .isEqualTo(EventDigest.ofRun(List.of("a", "b")));
  }

  @Test
  void reading_the_digest_does_not_change_it() {
    EventDigest digest = new EventDigest();
    digest.add(covered().get(0));
    assertThat(digest.hex()).isEqualTo(digest.hex());
    digest.add(covered().get(1));
    assertThat(digest.hex()).isEqualTo(digest(covered().get(0), covered().get(1)));
  }

  /** A copy of a record with one field changed. */
  private record Variant(String field, Object value) {}

  private static List<Variant> variants(String path, Object record) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    List<Variant> variants = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      String field = path + "." + components[i].getName();
      for (Variant inner : changed(field, value(record, components[i]))) {
        variants.add(new Variant(inner.field, with(record, i, inner.value)));
      }
    }
    return variants;
  }

  private static List<Variant> changed(String field, Object value) {
    return switch (value) {
      case Long number -> List.of(new Variant(field, number + 1));
      case Double number -> List.of(new Variant(field, Math.nextUp(number)));
      case String text -> List.of(new Variant(field, text + "x"));
      case Boolean flag -> List.of(new Variant(field, !flag));
      case Enum<?> constant -> {
        Object[] all = constant.getDeclaringClass().getEnumConstants();
        yield List.of(new Variant(field, all[(constant.ordinal() + 1) % all.length]));
      }
      case EventId cause when field.endsWith("causationId") ->
          List.of(new Variant(field, new EventId("other", EventType.BAR, 0)));
      case List<?> items -> {
        List<Variant> variants = new ArrayList<>();
        variants.add(new Variant(field, items.reversed()));
        for (int i = 0; i < items.size(); i++) {
          for (Variant inner : changed(field + "[" + i + "]", items.get(i))) {
            List<Object> copy = new ArrayList<>(items);
            copy.set(i, inner.value);
            variants.add(new Variant(inner.field, List.copyOf(copy)));
          }
        }
        yield variants;
      }
      default -> variants(field, value);
    };
  }

  private static Object value(Object record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object with(Object record, int changed, Object value) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = i == changed ? value : value(record, components[i]);
    }
    try {
      return record.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
