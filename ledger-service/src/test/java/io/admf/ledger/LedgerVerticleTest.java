package io.admf.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.bus.Address;
import io.admf.bus.Addresses;
import io.admf.event.Event;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.LotClose;
import io.admf.event.PortfolioUpdate;
import io.admf.event.PositionClose;
import io.admf.event.PositionOpen;
import io.admf.event.Snapshot;
import io.admf.fixture.Frames;
import io.admf.fixture.ServiceBench;
import io.admf.fixture.SparseBars;
import io.admf.fixture.TradingPlans;
import io.admf.flow.Step;
import io.admf.frame.BarBlock;
import io.admf.frame.EquityFrame;
import io.admf.money.Instrument;
import io.admf.plan.RunPlan;
import io.admf.wire.Batch;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ledger alone on a bus, address by address. */
class LedgerVerticleTest {

  private static final RunPlan PLAN =
      TradingPlans.plan(
          TradingPlans.series(new Instrument("A", 0, "USD")),
          TradingPlans.frictionless(),
          TradingPlans.frictionless());

  private final List<BarBlock> blocks = SparseBars.blocks(10, SparseBars.random(1, 1, 20, 1));
  private final Addresses addresses = new Addresses(PLAN.runId());
  private final Address snapshots = addresses.snapshots("portfolios");
  private final Address posted = addresses.posted("portfolios");
  private final Fill bought = Desk.fill(0, blocks.getFirst(), 2, "A", 5, 100, 0);
  private final Fill sold = Desk.fill(1, blocks.getFirst(), 4, "A", -5, 110, 0);
  private final ServiceBench bench = new ServiceBench("ledger", new LedgerVerticle(), PLAN);

  @BeforeEach
  void start() {
    bench.tap(snapshots);
    bench.tap(posted);
    for (String container : List.of("portfolio_c0001", "portfolio_c0002")) {
      for (EventType type :
          List.of(
              EventType.POSITION_OPEN,
              EventType.LOT_CLOSE,
              EventType.POSITION_CLOSE,
              EventType.PORTFOLIO_UPDATE,
              EventType.SNAPSHOT)) {
        bench.tap(addresses.of(container, type));
      }
    }
    bench.deploy(new JsonObject());
  }

  @AfterEach
  void stop() {
    assertThat(bench.failed()).isFalse();
    bench.close();
  }

  private void bars(int block) {
    bench.say(addresses.bars(), block, new Batch(List.of(blocks.get(block).frame(0))));
  }

  private void say(Step... steps) {
    bench.say(addresses.fills("portfolios"), new Batch(List.of((Object[]) steps)));
  }

  private List<Object> said() {
    return items(snapshots);
  }

  private List<Object> items(Address at) {
    return bench.said(at).stream().flatMap(b -> ((Batch) b).items().stream()).toList();
  }

  private List<Object> tapped(int portfolio, EventType type) {
    return bench.said(addresses.of(PLAN.portfolios().get(portfolio).container(), type));
  }

  private static Step step(
      int portfolio, long block, long reached, long decision, Event... events) {
    return new Step(portfolio, block, reached, reached, reached, decision, false, List.of(events));
  }

  private static Step end() {
    return new Step(0, 0, 10, 9, 9, Step.NO_DECISION, true, List.of());
  }

  /** What a kernel says that is told the same. */
  private List<Event> kernel(Fill... fills) {
    LedgerKernel kernel = new LedgerKernel(PLAN);
    kernel.bars(blocks.getFirst());
    List<Event> events = new ArrayList<>();
    for (Fill fill : fills) {
      kernel.post(0, fill, events::add);
    }
    return events;
  }

  @Test
  void at_FILL_it_hears_fills_and_at_SNAPSHOT_it_says_what_they_changed() {
    bars(0);
    say(step(0, 0, 2, -1, bought));
    List<Event> events = new ArrayList<>(List.of(bought));
    events.addAll(kernel(bought));
    assertThat(said()).containsExactly(step(0, 0, 2, -1).with(2, events));
    assertThat(events.get(1)).isInstanceOf(PositionOpen.class);
    assertThat(events.get(2)).isInstanceOf(PortfolioUpdate.class);
  }

  @Test
  void where_a_portfolio_decides_it_adds_a_snapshot_and_nowhere_else() {
    bars(0);
    say(step(0, 0, 3, 5), step(1, 0, 5, 5));
    List<Object> steps = said();
    assertThat(steps.get(0)).isEqualTo(step(0, 0, 3, 5));
    assertThat(((Step) steps.get(1)).events())
        .singleElement()
        .isInstanceOfSatisfying(Snapshot.class, s -> assertThat(s.header().slice()).isEqualTo(5));
  }

  @Test
  void at_PORTFOLIO_UPDATE_it_says_the_same_steps_when_a_block_ends_and_the_equity_after_them() {
    bars(0);
    say(step(0, 0, 2, -1, bought));
    List<Object> steps = new ArrayList<>(said());
    assertThat(bench.said(posted)).isEmpty();
    say(step(0, 0, 9, -1));
    steps.addAll(said());
    List<Object> items = items(posted);
    assertThat(items).hasSize(3);
    assertThat(items.subList(0, 2)).isEqualTo(steps);
    LedgerKernel kernel = new LedgerKernel(PLAN);
    kernel.bars(blocks.getFirst());
    kernel.post(0, bought, event -> {});
    assertThat(Frames.describe((EquityFrame) items.get(2)))
        .isEqualTo(Frames.describe(kernel.endBlock(0, event -> {})));
  }

  @Test
  void at_BAR_it_waits_for_the_block_that_a_step_runs_over() {
    say(step(0, 0, 9, -1));
    say(step(0, 1, 19, -1));
    assertThat(said()).isEmpty();
    bars(1);
    assertThat(said()).isEmpty();
    bars(0);
    assertThat(said()).hasSize(2);
    assertThat(items(posted)).hasSize(4);
  }

  @Test
  void at_PORTFOLIO_UPDATE_many_steps_of_a_block_are_not_held_back_to_its_end() {
    bars(0);
    for (int i = 0; i < 300; i++) {
      say(step(0, 0, 1, -1));
    }
    assertThat(bench.said(posted)).hasSize(9);
    say(end());
    assertThat(items(posted)).hasSize(300 - 9 * 32 + 1);
  }

  @Test
  void at_POSITION_OPEN_and_POSITION_CLOSE_of_a_portfolio_it_says_its_trades() {
    bars(0);
    say(step(0, 0, 2, -1, bought));
    assertThat(tapped(0, EventType.POSITION_CLOSE)).isEmpty();
    say(step(0, 0, 4, -1, sold));
    List<Event> events = kernel(bought, sold);
    assertThat(tapped(0, EventType.POSITION_OPEN))
        .singleElement()
        .isEqualTo(events.get(0))
        .isInstanceOf(PositionOpen.class);
    assertThat(tapped(0, EventType.POSITION_CLOSE))
        .singleElement()
        .isEqualTo(events.get(3))
        .isInstanceOf(PositionClose.class);
    assertThat(tapped(0, EventType.LOT_CLOSE))
        .singleElement()
        .isEqualTo(events.get(2))
        .isInstanceOf(LotClose.class);
    assertThat(tapped(1, EventType.POSITION_OPEN)).isEmpty();
  }

  @Test
  void at_PORTFOLIO_UPDATE_of_a_portfolio_it_says_every_change_of_its_account() {
    bars(0);
    say(step(0, 0, 2, -1, bought), step(1, 0, 9, -1));
    say(step(0, 0, 4, -1, sold));
    assertThat(tapped(0, EventType.PORTFOLIO_UPDATE))
        .isEqualTo(kernel(bought, sold).stream().filter(PortfolioUpdate.class::isInstance).toList())
        .hasSize(2);
    assertThat(tapped(1, EventType.PORTFOLIO_UPDATE)).isEmpty();
  }

  @Test
  void at_SNAPSHOT_of_a_portfolio_it_says_what_it_decides_by_and_how_it_ends() {
    bars(0);
    say(step(0, 0, 5, 5));
    say(step(0, 0, 9, -1));
    say(end());
    List<Object> found = tapped(0, EventType.SNAPSHOT);
    assertThat(found).extracting(s -> ((Snapshot) s).header().slice()).containsExactly(5L, 9L);
    assertThat(said().getLast()).isEqualTo(end().with(9, List.of((Snapshot) found.getLast())));
    assertThat(tapped(1, EventType.SNAPSHOT)).isEmpty();
  }

  @Test
  void steps_that_come_twice_are_posted_once_and_early_ones_wait() {
    bars(0);
    Address fills = addresses.fills("portfolios");
    Batch first = new Batch(List.of(step(0, 0, 2, -1, bought)));
    bench.say(fills, 1, new Batch(List.of(step(0, 0, 4, -1, sold))));
    assertThat(said()).isEmpty();
    bench.say(fills, 0, first);
    bench.say(fills, 0, first);
    assertThat(said()).extracting(s -> ((Step) s).reached()).containsExactly(2L, 4L);
    assertThat(tapped(0, EventType.PORTFOLIO_UPDATE)).hasSize(2);
  }

  @Test
  void after_undeploy_nobody_listens() {
    bars(0);
    bench.undeploy();
    say(step(0, 0, 9, -1));
    assertThat(said()).isEmpty();
  }
}
