package io.admf.compose.fused;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.component.Components;
import io.admf.compose.Workbench;
import io.admf.digest.EventDigest;
import io.admf.event.Event;
import io.admf.event.Fill;
import io.admf.event.Order;
import io.admf.event.RiskAlert;
import io.admf.event.Snapshot;
import io.admf.fixture.SparseBars;
import io.admf.frame.BarBlock;
import io.admf.frame.EquityFrame;
import io.admf.frame.Series;
import io.admf.ledger.LedgerKernel;
import io.admf.money.Instrument;
import io.admf.money.Money;
import io.admf.plan.AccountKind;
import io.admf.plan.AccountSpec;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DataSpec;
import io.admf.plan.ExecutionSpec;
import io.admf.plan.FillTiming;
import io.admf.plan.FxSpec;
import io.admf.plan.LotMethod;
import io.admf.plan.MarginSpec;
import io.admf.plan.OrdersSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RatesSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import io.admf.strategy.ExpressionFilters;
import io.admf.strategy.StrategyKernel;
import io.admf.time.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A portfolio on margin acts at the slices at which a ledger that is asked at every slice calls.
 */
class MarginCallsTest {

  private static final Components COMPONENTS = Workbench.library();
  private static final int SLICES = 400;

  private static Map<String, Object> periods(SplittableRandom random) {
    return Map.of(
        "fast_period", (long) random.nextInt(1, 4), "slow_period", (long) random.nextInt(5, 12));
  }

  /** A share, one in another currency and a futures contract, and a rate that moves. */
  private static RunPlan plan(SplittableRandom random) {
    Timeframe daily = Timeframe.of("1d");
    List<Series> series =
        List.of(
            new Series(0, new Instrument("ABC", 0, "USD"), daily),
            new Series(1, new Instrument("ES", 0, "USD", 1, 50, 0.01, true), daily),
            new Series(2, new Instrument("EURUSD", 0, "USD"), daily),
            new Series(3, new Instrument("SAP", 0, "EUR"), daily));
    List<SignalSpec> signals = new ArrayList<>();
    for (int on : new int[] {0, 1, 3}) {
      signals.add(
          new SignalSpec(
              signals.size(),
              "s" + on,
              new ComponentSpec("momentum", periods(random)),
              List.of(on),
              -1,
              null));
    }
    RatesSpec rates =
        new RatesSpec(random.nextDouble() * 0.05, random.nextDouble(), 0.3, List.of(), 360);
    AccountSpec account =
        new AccountSpec(
            AccountKind.MARGIN,
            LotMethod.FIFO,
            false,
            new MarginSpec(0.1, 0.09, 0.1, 0.09),
            rates,
            random.nextInt(3));
    PortfolioSpec portfolio =
        new PortfolioSpec(
                0,
                "c0001",
                "p",
                Map.of(),
                List.of(0, 1, 2),
                List.of(1.0, 1.0, 1.0),
                List.of(0, 1, 3),
                Money.of(1_000_000.0),
                true,
                new ComponentSpec("percent_of_equity", Map.of("fraction", 3.2)),
                List.of(),
                new ExecutionSpec(
                    "x",
                    FillTiming.NEXT_OPEN,
                    ComponentSpec.of("none"),
                    new ComponentSpec("percent", Map.of("percent", 0.01)),
                    0))
            .with(account, OrdersSpec.PLAIN);
    return new RunPlan(
            "r",
            1,
            "USD",
            4096,
            new DataSpec(ComponentSpec.of("none"), List.of(), 0, 0, false, Long.MAX_VALUE),
            series,
            signals,
            List.of(),
            List.of(portfolio))
        .converting(List.of(new FxSpec("EUR", 2, false)));
  }

  static List<Event> events(RunPlan plan, List<BarBlock> blocks) {
    List<Event> events = new ArrayList<>();
    StrategyKernel strategy = new StrategyKernel(plan, COMPONENTS, ExpressionFilters::compile);
    FusedFlow flow =
        new FusedFlow(
            plan,
            COMPONENTS,
            new FusedFlow.Hearer() {
              @Override
              public void event(int portfolio, Event event) {
                events.add(event);
              }

              @Override
              public void equity(EquityFrame frame) {}

              @Override
              public void closed(int portfolio, Snapshot last) {}
            },
            new StageTimes(() -> 0));
    blocks.forEach(block -> flow.block(block, strategy.analyse(block)));
    flow.end();
    return events;
  }

  private static List<Long> calls(List<Event> events) {
    return events.stream()
        .filter(event -> event instanceof RiskAlert alert && alert.rule().equals("margin_call"))
        .map(event -> event.header().slice())
        .toList();
  }

  /** Posts the same fills to a ledger that is asked at every slice. */
  private static List<Event> asked(RunPlan plan, BarBlock block, List<Event> events) {
    LedgerKernel ledger = new LedgerKernel(plan);
    ledger.bars(block);
    List<Event> said = new ArrayList<>();
    for (long slice = 0; slice < SLICES; slice++) {
      for (Event event : events) {
        if (event instanceof Fill fill && fill.header().slice() == slice) {
          ledger.post(0, fill, said::add);
        }
      }
      said.add(ledger.snapshot(0, slice, said::add));
    }
    return said;
  }

  private static String digest(List<Event> events) {
    EventDigest digest = new EventDigest();
    events.forEach(digest::add);
    digest.addFinal((Snapshot) events.getLast());
    return digest.hex();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void the_calls_are_those_of_a_ledger_that_is_asked_at_every_slice(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RunPlan plan = plan(random);
    double[][][] bars = SparseBars.random(random.nextLong(), 4, SLICES, 1);
    BarBlock whole = SparseBars.blocks(SLICES, bars).getFirst();
    List<Event> events = events(plan, List.of(whole));

    List<Long> calls = calls(events);
    assertThat(calls).as("seed %d", seed).isNotEmpty();
    assertThat(calls).as("seed %d", seed).isEqualTo(calls(asked(plan, whole, events)));
    List<Long> liquidated =
        events.stream()
            .filter(event -> event instanceof Order order && order.approval().equals("liquidation"))
            .map(event -> event.header().slice())
            .toList();
    assertThat(liquidated).as("seed %d", seed).containsAll(calls);
    for (int cut : new int[] {1, 7, random.nextInt(2, SLICES)}) {
      assertThat(digest(events(plan, SparseBars.blocks(cut, bars))))
          .as("seed %d, blocks of %d", seed, cut)
          .isEqualTo(digest(events));
    }
  }
}
