package io.admf.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.bus.Address;
import io.admf.bus.Addresses;
import io.admf.event.Event;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.Leg;
import io.admf.event.Order;
import io.admf.event.OrderCancelled;
import io.admf.event.OrderRejected;
import io.admf.event.OrderTerms;
import io.admf.event.Side;
import io.admf.fixture.ServiceBench;
import io.admf.fixture.SparseBars;
import io.admf.fixture.TradingPlans;
import io.admf.flow.Stand;
import io.admf.flow.Step;
import io.admf.frame.BarBlock;
import io.admf.money.Instrument;
import io.admf.plan.RunPlan;
import io.admf.wire.Batch;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The execution service alone on a bus, address by address. */
class ExecutionVerticleTest {

  private static final RunPlan PLAN =
      TradingPlans.plan(
          TradingPlans.series(new Instrument("A", 0, "USD"), new Instrument("B", 0, "USD")),
          TradingPlans.frictionless(),
          TradingPlans.frictionless());

  private final List<BarBlock> blocks = SparseBars.blocks(10, SparseBars.random(1, 2, 20, 1));
  private final Addresses addresses = new Addresses(PLAN.runId());
  private final Address fills = addresses.fills("portfolios");
  private final ServiceBench bench =
      new ServiceBench("execution", new ExecutionVerticle(Floor.components()), PLAN);

  @BeforeEach
  void start() {
    bench.tap(fills);
    for (String container : List.of("portfolio_c0001", "portfolio_c0002")) {
      bench.tap(addresses.of(container, EventType.FILL));
      bench.tap(addresses.of(container, EventType.ORDER_UPDATE));
      bench.tap(addresses.of(container, EventType.ORDER_CANCELLED));
      bench.tap(addresses.of(container, EventType.ORDER_REJECTED));
    }
    bench.deploy(new JsonObject());
  }

  @AfterEach
  void stop() {
    assertThat(bench.failed()).isFalse();
    bench.close();
  }

  private void bars(int block) {
    for (int s = 0; s < 2; s++) {
      bench.say(addresses.bars(), 2 * block + s, new Batch(List.of(blocks.get(block).frame(s))));
    }
  }

  private void say(Step... steps) {
    bench.say(addresses.orders("portfolios"), new Batch(List.of((Object[]) steps)));
  }

  private List<Object> said() {
    return bench.said(fills).stream().flatMap(b -> ((Batch) b).items().stream()).toList();
  }

  private List<Object> tapped(int portfolio, EventType type) {
    return bench.said(addresses.of(PLAN.portfolios().get(portfolio).container(), type));
  }

  private static Step step(int portfolio, long block, long from, long to, Event... events) {
    return new Step(portfolio, block, from, to, from - 1, -1, false, List.of(events));
  }

  private static Order order(int portfolio, long number, OrderTerms terms) {
    return Floor.order(PLAN.portfolios().get(portfolio), number, 0, terms);
  }

  private Fill fill(Step step) {
    return (Fill) step.events().getLast();
  }

  @Test
  void at_ORDER_it_hears_steps_and_at_FILL_it_says_how_far_they_came_and_what_was_filled() {
    bars(0);
    Order order = order(0, 1, OrderTerms.market("B", Side.BUY, 5));
    say(step(0, 0, 3, 9, order), step(1, 0, 3, 8));
    List<Object> steps = said();
    assertThat(steps).hasSize(2);
    Step filled = (Step) steps.get(0);
    assertThat(filled.reached()).isEqualTo(3);
    assertThat(filled.events().getFirst()).isEqualTo(order);
    assertThat(fill(filled).price()).isEqualTo(blocks.getFirst().frame(1).open()[3]);
    assertThat(filled.events())
        .extracting(Event::type)
        .containsExactly(EventType.ORDER, EventType.ORDER_UPDATE, EventType.FILL);
    assertThat(tapped(0, EventType.ORDER_UPDATE)).containsExactly(filled.events().get(1));
    Stand held = new Stand("B", Leg.NET, 5);
    assertThat(filled).isEqualTo(step(0, 0, 3, 9).with(3, filled.events()).standing(List.of(held)));
    assertThat(steps.get(1)).isEqualTo(step(1, 0, 3, 8).with(8, List.of()));
  }

  @Test
  void at_BAR_it_waits_for_the_block_that_a_step_runs_over() {
    Order order = order(0, 1, OrderTerms.market("A", Side.BUY, 5));
    say(step(0, 0, 0, 9), step(1, 0, 0, 9));
    say(step(0, 1, 10, 19, order), step(1, 1, 10, 19));
    assertThat(said()).isEmpty();
    bars(1);
    assertThat(said()).isEmpty();
    bars(0);
    List<Object> steps = said();
    assertThat(steps).hasSize(4);
    assertThat(fill((Step) steps.get(2)).price()).isEqualTo(blocks.get(1).frame(0).open()[0]);
  }

  @Test
  void at_FILL_of_a_portfolio_it_says_the_fills_of_that_portfolio_alone() {
    bars(0);
    say(
        step(0, 0, 0, 9, order(0, 1, OrderTerms.market("A", Side.BUY, 5))),
        step(1, 0, 0, 9, order(1, 1, OrderTerms.market("B", Side.BUY, 7))));
    List<Object> steps = said();
    assertThat(tapped(0, EventType.FILL)).containsExactly(fill((Step) steps.get(0)));
    assertThat(tapped(1, EventType.FILL)).containsExactly(fill((Step) steps.get(1)));
    assertThat(fill((Step) steps.get(1)).container()).isEqualTo("portfolio_c0002");
  }

  @Test
  void at_ORDER_CANCELLED_of_a_portfolio_it_says_what_the_end_of_the_data_left() {
    bars(0);
    say(step(0, 0, 0, 9, order(0, 1, Floor.limit("A", Side.BUY, 5, 0.01))));
    Step waiting = (Step) said().getFirst();
    assertThat(waiting).isEqualTo(step(0, 0, 0, 9).with(9, waiting.events()).standing(List.of()));
    assertThat(waiting.events())
        .extracting(Event::type)
        .containsExactly(EventType.ORDER, EventType.ORDER_UPDATE);
    say(new Step(0, 0, 10, 9, 9, -1, true, List.of()));
    Step ended = (Step) said().getFirst();
    assertThat(ended.end()).isTrue();
    assertThat(ended.reached()).isEqualTo(9);
    assertThat(ended.events()).singleElement().isInstanceOf(OrderCancelled.class);
    assertThat(tapped(0, EventType.ORDER_CANCELLED)).isEqualTo(ended.events());
    assertThat(tapped(1, EventType.ORDER_CANCELLED)).isEmpty();
  }

  @Test
  void at_ORDER_REJECTED_of_a_portfolio_it_says_which_terms_make_no_sense() {
    bars(0);
    say(step(1, 0, 2, 9, order(1, 1, Floor.limit("A", Side.BUY, 5, -3))));
    Step refused = (Step) said().getFirst();
    assertThat(refused.reached()).isEqualTo(2);
    assertThat(tapped(1, EventType.ORDER_REJECTED))
        .singleElement()
        .isEqualTo(refused.events().getLast())
        .isInstanceOfSatisfying(
            OrderRejected.class,
            event -> assertThat(event.detail()).contains("limit price must be positive, was -3"));
    assertThat(tapped(0, EventType.ORDER_REJECTED)).isEmpty();
  }

  @Test
  void steps_that_come_twice_are_taken_once_and_early_ones_wait() {
    bars(0);
    Address orders = addresses.orders("portfolios");
    Batch first =
        new Batch(List.of(step(0, 0, 0, 4, order(0, 1, OrderTerms.market("A", Side.BUY, 5)))));
    bench.say(orders, 1, new Batch(List.of(step(0, 0, 2, 9))));
    assertThat(said()).isEmpty();
    bench.say(orders, 0, first);
    bench.say(orders, 0, first);
    List<Object> steps = said();
    assertThat(steps).extracting(s -> ((Step) s).reached()).containsExactly(1L, 9L);
    assertThat(tapped(0, EventType.FILL)).hasSize(1);
  }

  @Test
  void after_undeploy_nobody_listens() {
    bars(0);
    bench.undeploy();
    say(step(0, 0, 0, 9));
    assertThat(said()).isEmpty();
  }
}
