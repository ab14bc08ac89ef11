package io.admf.reporting.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.admf.event.Event;
import io.admf.event.EventId;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Header;
import io.admf.event.InvariantException;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderRejected;
import io.admf.event.OrderStatus;
import io.admf.event.OrderTerms;
import io.admf.event.Side;
import io.admf.fixture.Bars;
import io.admf.frame.BarBlock;
import io.admf.frame.BarFrame;
import io.admf.frame.MarketFrame;
import io.admf.money.Instrument;
import io.admf.plan.RunPlan;
import io.admf.reporting.fixture.Plans;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Costs worked out while a run goes by, against the obvious way over all of its bars. */
class CostTallyTest {

  private static final RunPlan PLAN = Plans.plan("r1", 1, "SPY", "1d");
  private static final Instrument SPY = PLAN.series().getFirst().instrument();
  private static final int SLICES = 240;

  /** Orders that fill in parts, end, are refused, or stay open, over bars with splits. */
  private static final class Flow {
    final double[][] bars;
    final TreeMap<Integer, Double> splits = new TreeMap<>();
    final TreeMap<Integer, List<Event>> events = new TreeMap<>();
    final SplittableRandom random;

    Flow(long seed) {
      random = new SplittableRandom(seed);
      bars = Bars.random(seed, SLICES);
      for (int i = 0; i < 5; i++) {
        splits.put(1 + random.nextInt(SLICES - 1), random.nextBoolean() ? 2.0 : 0.25);
      }
      for (int order = 1; order <= 120; order++) {
        order(order);
      }
    }

    private void order(int order) {
      int slice = random.nextInt(SLICES);
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      long quantity = 1 + random.nextInt(100);
      say(new Order(header(slice), order, OrderTerms.market("SPY", side, quantity), "passed"));
      int end = Math.min(SLICES - 1, slice + random.nextInt(30));
      if (random.nextInt(10) == 0) {
        say(new OrderRejected(header(end), order, OrderTerms.market("SPY", side, 1), "x", "y"));
        return;
      }
      long left = quantity;
      for (int at = slice + 1; at < end && left > 0; at += 1 + random.nextInt(5)) {
        long part = random.nextInt(3) == 0 ? left : 1 + random.nextLong(left);
        left -= part;
        say(fill(at, order, side, part, left));
      }
      if (left > 0 && random.nextInt(4) > 0) {
        say(new OrderCancelled(header(end), order, "SPY", left, OrderStatus.CANCELLED, "z"));
      }
    }

    private Fill fill(int slice, int order, Side side, long quantity, long left) {
      double price = bars[slice][0] * (1 + side.sign() * 0.001);
      long slipped =
          side.sign() * (SPY.notional(price, quantity) - SPY.notional(bars[slice][0], quantity));
      return new Fill(
          header(slice), order, "SPY", side, quantity, price, quantity, slipped, left, "next_open");
    }

    private Header header(int slice) {
      EventId id = new EventId("portfolio_c0001", EventType.FILL, slice);
      return new Header(id, "", null, slice, slice, slice);
    }

    private void say(Event event) {
      events.computeIfAbsent((int) event.header().slice(), _ -> new ArrayList<>()).add(event);
    }

    double ratio(long from, long to) {
      double ratio = 1;
      for (double split : splits.subMap((int) from, false, (int) to, true).values()) {
        ratio *= split;
      }
      return ratio;
    }

    List<BarBlock> blocks(int size) {
      List<BarBlock> blocks = new ArrayList<>();
      BarBlock before = null;
      for (BarBlock plain : Bars.blocks(size, bars)) {
        List<MarketFrame.Action> actions = new ArrayList<>();
        for (int slice = (int) plain.firstSlice(); slice <= plain.lastSlice(); slice++) {
          Double split = splits.get(slice);
          if (split != null) {
            int offset = slice - (int) plain.firstSlice();
            actions.add(
                new MarketFrame.Action(
                    offset, "SPY", List.of(0), MarketFrame.Effect.SPLIT, 0, 0, split, 0));
          }
        }
        MarketFrame market =
            new MarketFrame(plain.market().number(), actions, List.of(), List.of(), List.of());
        before = BarBlock.of(new BarFrame[] {plain.frame(0)}, market, before);
        blocks.add(before);
      }
      return blocks;
    }
  }

  /** The obvious way: everything is kept, then looked at. In the order in which orders ended. */
  private static List<CostOf> naive(Flow flow) {
    Map<Long, Order> orders = new LinkedHashMap<>();
    Map<Long, List<Fill>> fills = new LinkedHashMap<>();
    Map<Long, OrderCancelled> cancelled = new LinkedHashMap<>();
    List<Long> ends = new ArrayList<>();
    for (List<Event> slice : flow.events.values()) {
      for (Event event : slice) {
        switch (event) {
          case Order order -> orders.put(order.order(), order);
          case OrderRejected refused -> orders.remove(refused.order());
          case OrderCancelled end -> {
            cancelled.put(end.order(), end);
            ends.add(end.order());
          }
          case Fill fill -> {
            fills.computeIfAbsent(fill.order(), _ -> new ArrayList<>()).add(fill);
            if (fill.remaining() == 0) {
              ends.add(fill.order());
            }
          }
          default -> throw new AssertionError(event);
        }
      }
    }
    orders.keySet().stream().filter(order -> !ends.contains(order)).forEach(ends::add);
    return ends.stream()
        .filter(orders::containsKey)
        .map(
            number ->
                naive(
                    flow,
                    orders.get(number),
                    fills.getOrDefault(number, List.of()),
                    cancelled.get(number)))
        .toList();
  }

  private static CostOf naive(Flow flow, Order order, List<Fill> fills, OrderCancelled end) {
    int slice = (int) order.header().slice();
    double close = flow.bars[slice][3];
    double arrival =
        slice + 1 < SLICES ? flow.bars[slice + 1][0] * flow.ratio(slice, slice + 1) : close;
    Shortfall.Decision decision =
        new Shortfall.Decision(SPY, order.terms().side(), order.terms().quantity(), close, arrival);
    List<Shortfall.Part> parts =
        fills.stream()
            .map(fill -> new Shortfall.Part(fill, flow.ratio(slice, fill.header().slice())))
            .toList();
    Shortfall.Rest rest =
        end == null
            ? new Shortfall.Rest(0, close, 1)
            : new Shortfall.Rest(
                end.remaining(),
                flow.bars[(int) end.header().slice()][3],
                flow.ratio(slice, end.header().slice()));
    return new CostOf(order, decision, Shortfall.of(decision, parts, rest));
  }

  private record Told(List<CostOf> costs, Costs sums) {}

  private static Told tally(Flow flow, int size) {
    return tally(flow, size, false);
  }

  /**
   * @param late whether orders of the last slice of a block are told with the next, as services do
   */
  private static Told tally(Flow flow, int size, boolean late) {
    List<CostOf> told = new ArrayList<>();
    MarketPrices market = new MarketPrices();
    CostTally tally = new CostTally(PLAN, PLAN.portfolios().getFirst(), market, told::add);
    List<Event> waiting = new ArrayList<>();
    for (BarBlock block : flow.blocks(size)) {
      market.add(block);
      waiting.forEach(event -> tell(tally, event));
      waiting.clear();
      flow.events
          .subMap((int) block.firstSlice(), true, (int) block.lastSlice(), true)
          .forEach(
              (slice, events) -> {
                boolean hold = late && slice == block.lastSlice();
                for (Event event : events) {
                  if (hold) {
                    waiting.add(event);
                  } else {
                    tell(tally, event);
                  }
                }
              });
      tally.endBlock();
    }
    waiting.forEach(event -> tell(tally, event));
    return new Told(told, tally.end());
  }

  private static void tell(CostTally tally, Event event) {
    switch (event) {
      case Order order -> tally.add(order);
      case Fill fill -> tally.add(fill);
      case OrderCancelled end -> tally.add(end);
      case OrderRejected refused -> tally.add(refused);
      default -> throw new AssertionError(event);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void costs_are_those_of_the_obvious_way_however_the_run_is_cut(long seed) {
    Flow flow = new Flow(seed);
    List<CostOf> expected = naive(flow);
    assertThat(expected).hasSizeGreaterThan(90);
    for (int size : new int[] {1, 7, 64, SLICES}) {
      assertThat(tally(flow, size).costs()).as("blocks of %d", size).isEqualTo(expected);
      assertThat(tally(flow, size, true).costs()).as("late, of %d", size).isEqualTo(expected);
    }
  }

  @Test
  void sums_are_those_of_the_orders_and_the_dearest_come_first() {
    Flow flow = new Flow(11);
    Told told = tally(flow, 64);
    CostSum sum = told.sums().currencies().getFirst();
    assertThat(told.sums().currencies()).hasSize(1);
    assertThat(sum.currency()).isEqualTo("USD");
    assertThat(sum.orders()).isEqualTo(told.costs().size());
    for (CostPart part : CostPart.values()) {
      assertThat(sum.of(part))
          .as(part.title())
          .isEqualTo(told.costs().stream().mapToLong(each -> part.of(each.cost())).sum());
    }
    assertThat(sum.value()).isEqualTo(told.costs().stream().mapToLong(c -> c.cost().value()).sum());
    assertThat(sum.traded())
        .isEqualTo(told.costs().stream().mapToLong(c -> c.cost().traded()).sum());
    assertThat(sum.paid())
        .isEqualTo(sum.of(CostPart.SPREAD) + sum.of(CostPart.COMMISSION))
        .isPositive();
    List<Long> dearest = told.sums().dearest().stream().map(each -> each.cost().total()).toList();
    List<Long> all =
        told.costs().stream()
            .map(each -> each.cost().total())
            .sorted((a, b) -> Long.compare(b, a))
            .limit(10)
            .toList();
    assertThat(dearest).isEqualTo(all);
  }

  @Test
  void a_fill_of_an_order_that_was_never_sent_is_a_broken_invariant() {
    MarketPrices market = new MarketPrices();
    CostTally tally = new CostTally(PLAN, PLAN.portfolios().getFirst(), market, _ -> {});
    Flow flow = new Flow(1);
    market.add(flow.blocks(SLICES).getFirst());
    assertThatExceptionOfType(InvariantException.class)
        .isThrownBy(() -> tally.add(flow.fill(3, 999, Side.BUY, 1, 0)))
        .withMessageContaining("FILL of order 999, which the portfolio does not have");
  }
}
