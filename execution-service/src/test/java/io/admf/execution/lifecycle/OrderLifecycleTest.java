package io.admf.execution.lifecycle;

import static io.admf.event.OrderStatus.FILLED;
import static io.admf.event.OrderStatus.NEW;
import static io.admf.event.OrderStatus.PARTIALLY_FILLED;
import static io.admf.event.OrderStatus.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Header;
import io.admf.event.InvariantException;
import io.admf.event.Order;
import io.admf.event.OrderStatus;
import io.admf.event.OrderTerms;
import io.admf.event.Side;
import io.admf.execution.matching.RestingOrder;
import io.admf.fixture.Bars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderLifecycleTest {

  @Test
  void the_table_is_the_one_that_is_documented() throws IOException {
    Map<OrderStatus, Set<OrderStatus>> documented = new EnumMap<>(OrderStatus.class);
    List<OrderStatus> columns = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("../docs/orders.md"))) {
      List<String> cells = List.of(line.split("\\|", -1));
      if (line.startsWith("| from")) {
        cells
            .subList(2, cells.size() - 1)
            .forEach(c -> columns.add(OrderStatus.valueOf(c.strip())));
      } else if (!columns.isEmpty() && line.startsWith("| ") && documented.size() < 9) {
        Set<OrderStatus> next = EnumSet.noneOf(OrderStatus.class);
        for (int i = 0; i < columns.size(); i++) {
          if (cells.get(i + 2).strip().equals("x")) {
            next.add(columns.get(i));
          }
        }
        documented.put(OrderStatus.valueOf(cells.get(1).strip()), next);
      }
    }
    assertThat(documented).hasSize(OrderStatus.values().length);
    documented.forEach(
        (from, next) -> assertThat(OrderLifecycle.after(from)).as("%s", from).isEqualTo(next));
  }

  @ParameterizedTest
  @EnumSource(OrderStatus.class)
  void only_terminal_statuses_are_the_end(OrderStatus status) {
    assertThat(OrderLifecycle.after(status).isEmpty()).isEqualTo(status.terminal());
    assertThat(OrderLifecycle.after(status)).doesNotContain(NEW);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void random_walks_reach_an_end_and_an_illegal_step_is_our_bug(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    OrderStatus[] all = OrderStatus.values();
    for (int walk = 0; walk < 20_000; walk++) {
      RestingOrder order = order(1_000_000);
      List<OrderStatus> path = new ArrayList<>(List.of(NEW));
      while (!order.status().terminal() && path.size() < 1000) {
        OrderStatus before = order.status();
        OrderStatus next = all[random.nextInt(all.length)];
        if (OrderLifecycle.allows(before, next)) {
          order.become(next, 7);
          path.add(next);
          assertThat(order.status()).isEqualTo(next);
        } else {
          assertThatThrownBy(() -> order.become(next, 7))
              .isInstanceOf(InvariantException.class)
              .hasMessageContaining(
                  "portfolio_c0001 at slice 7: expected order 1 to go from " + before);
          assertThat(order.status()).isEqualTo(before);
        }
      }
      assertThat(order.status().terminal()).as("seed %d: %s", seed, path).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void fills_leave_an_order_partially_filled_until_nothing_remains(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      long quantity = 1 + random.nextLong(1000);
      RestingOrder order = order(quantity);
      order.become(PENDING, 0);
      long left = quantity;
      while (left > 0) {
        long part = 1 + random.nextLong(left);
        order.fill(part, 0);
        left -= part;
        assertThat(order.remaining()).isEqualTo(left);
        assertThat(order.status()).isEqualTo(left == 0 ? FILLED : PARTIALLY_FILLED);
      }
      assertThatThrownBy(() -> order.fill(1, 0)).isInstanceOf(InvariantException.class);
    }
  }

  @Test
  void nothing_trades_before_the_market_has_the_order_nor_more_than_is_left() {
    assertThatThrownBy(() -> order(10).fill(10, 3))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("from NEW");
    RestingOrder order = order(10);
    order.become(PENDING, 3);
    assertThatThrownBy(() -> order.fill(11, 3))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("expected order 1 to trade 1 to 10 units, was 11");
    assertThatThrownBy(() -> order.fill(0, 3)).isInstanceOf(InvariantException.class);
  }

  private static RestingOrder order(long quantity) {
    Header header =
        new Header(new EventId("portfolio_c0001", EventType.ORDER, 0), "c0001-T1", null, 0, 0, 0);
    return new RestingOrder(
        new Order(header, 1, OrderTerms.market("ABC", Side.BUY, quantity), "test"),
        Bars.daily("ABC"));
  }
}
