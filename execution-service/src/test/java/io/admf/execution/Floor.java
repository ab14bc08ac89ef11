package io.admf.execution;

import io.admf.component.ComponentKind;
import io.admf.component.ComponentScanner;
import io.admf.component.Components;
import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.Order;
import io.admf.event.OrderTerms;
import io.admf.event.OrderType;
import io.admf.event.Side;
import io.admf.frame.BarBlock;
import io.admf.plan.ComponentSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A trading floor for tests: drives a kernel as the coordinator does. */
final class Floor {

  static final List<ComponentKind<?, ?>> KINDS = ExecutionKinds.ALL;

  private Floor() {}

  static Components components() {
    return Components.of(KINDS, new ComponentScanner(KINDS).beside(ExecutionKernel.class));
  }

  /** A kernel that does not tell ORDER_UPDATE. */
  static ExecutionKernel kernel(RunPlan plan) {
    return ExecutionKernel.ofFigures(plan, components());
  }

  /** An order decided at {@code slice}; its event number is one less than its own. */
  static Order order(PortfolioSpec portfolio, long number, long slice, OrderTerms terms) {
    return new Order(
        new Header(
            new EventId(portfolio.container(), EventType.ORDER, number - 1),
            portfolio.comboId() + "-T" + number,
            null,
            0,
            0,
            slice),
        number,
        terms,
        "test");
  }

  static Order order(RunPlan plan, long number, long slice, OrderTerms terms) {
    return order(plan.portfolios().getFirst(), number, slice, terms);
  }

  static OrderTerms limit(String symbol, Side side, long quantity, double limit) {
    return new OrderTerms(symbol, side, quantity, OrderType.LIMIT, limit, Double.NaN);
  }

  static OrderTerms stop(String symbol, Side side, long quantity, double stop) {
    return new OrderTerms(symbol, side, quantity, OrderType.STOP, Double.NaN, stop);
  }

  static OrderTerms stopLimit(String symbol, Side side, long quantity, double stop, double limit) {
    return new OrderTerms(symbol, side, quantity, OrderType.STOP_LIMIT, limit, stop);
  }

  static ExecutionSpec execution(FillTiming timing, double bps, double percent, double cap) {
    return new ExecutionSpec(
        "test",
        timing,
        new ComponentSpec("bps", Map.of("bps", bps)),
        new ComponentSpec("percent", Map.of("percent", percent)),
        cap);
  }

  /** All events of portfolio 0, its orders given in order of their slices. */
  static List<Event> run(RunPlan plan, List<BarBlock> blocks, List<Order> orders) {
    ExecutionKernel kernel = kernel(plan);
    List<Event> events = new ArrayList<>();
    int next = 0;
    while (next < orders.size() && orders.get(next).header().slice() < 0) {
      kernel.accept(0, orders.get(next++));
    }
    for (BarBlock block : blocks) {
      kernel.bars(block);
      long slice = block.firstSlice();
      while (slice <= block.lastSlice()) {
        long decision = next < orders.size() ? orders.get(next).header().slice() : Long.MAX_VALUE;
        long to = Math.min(decision, block.lastSlice());
        long reached = kernel.active(0) ? kernel.match(0, slice, to, events::add) : to;
        while (next < orders.size() && orders.get(next).header().slice() == reached) {
          kernel.accept(0, orders.get(next++));
        }
        slice = reached + 1;
      }
    }
    kernel.endOfData(0, events::add);
    return events;
  }

  static List<Fill> fills(List<Event> events) {
    return events.stream().filter(Fill.class::isInstance).map(Fill.class::cast).toList();
  }
}
