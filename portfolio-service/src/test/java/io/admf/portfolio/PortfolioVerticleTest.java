package io.admf.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.bus.Address;
import io.admf.bus.Addresses;
import io.admf.event.Event;
import io.admf.event.EventType;
import io.admf.event.Order;
import io.admf.event.OrderRejected;
import io.admf.event.OrderRequest;
import io.admf.fixture.ServiceBench;
import io.admf.flow.Step;
import io.admf.plan.RunPlan;
import io.admf.wire.Batch;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The portfolio service alone on a bus, address by address. */
class PortfolioVerticleTest {

  private final Opinions market = new Opinions(10, "..B.......", "..B.......");
  private final RunPlan plan = market.plan();
  private final Addresses addresses = new Addresses(plan.runId());
  private final Address orders = addresses.orders("portfolios");
  private final ServiceBench bench =
      new ServiceBench("portfolio", new PortfolioVerticle(Opinions.COMPONENTS), plan);

  @BeforeEach
  void start() {
    bench.tap(orders);
    for (String container : List.of("portfolio_c0001", "portfolio_c0002")) {
      bench.tap(addresses.of(container, EventType.ORDER_REQUEST));
      bench.tap(addresses.of(container, EventType.ORDER));
      bench.tap(addresses.of(container, EventType.ORDER_REJECTED));
    }
    bench.deploy(new JsonObject());
  }

  @AfterEach
  void stop() {
    assertThat(bench.failed()).isFalse();
    bench.close();
  }

  private void bars() {
    bench.say(addresses.bars(), 0, new Batch(List.of(market.block(0).frame(0))));
  }

  private void analysis() {
    bench.say(addresses.of("strategies", EventType.SIGNAL), 0, new Batch(market.analysis(0)));
  }

  private List<Object> said() {
    return bench.said(orders).stream().flatMap(b -> ((Batch) b).items().stream()).toList();
  }

  private List<Object> tapped(int portfolio, EventType type) {
    return bench.said(addresses.of(plan.portfolios().get(portfolio).container(), type));
  }

  private Step first(int portfolio) {
    return new Step(portfolio, 0, 0, 2, -1, 2, false, List.of());
  }

  /** The steps of both as the ledger posts them: the first with cash, the second without. */
  private void posted() {
    List<Object> items = new ArrayList<>();
    for (int p = 0; p < 2; p++) {
      double cash = p == 0 ? 10_000 : 1;
      items.add(first(p).with(2, List.of(market.account(p, 2, cash))));
    }
    bench.say(addresses.snapshots("portfolios"), 0, new Batch(items));
  }

  private void decide() {
    bars();
    analysis();
    posted();
  }

  @Test
  void at_BAR_and_SIGNAL_it_hears_a_block_and_at_ORDER_it_says_the_first_steps() {
    bars();
    assertThat(said()).isEmpty();
    analysis();
    assertThat(said()).containsExactly(first(0), first(1));
  }

  @Test
  void at_SIGNAL_an_analysis_may_come_first_and_twice() {
    analysis();
    analysis();
    assertThat(said()).isEmpty();
    bars();
    assertThat(said()).containsExactly(first(0), first(1));
  }

  @Test
  void at_SNAPSHOT_it_hears_what_was_posted_and_at_ORDER_it_says_what_it_decided() {
    decide();
    posted();
    List<Object> steps = said();
    assertThat(steps).hasSize(4);
    Step bought = (Step) steps.get(2);
    assertThat(bought.from()).isEqualTo(3);
    assertThat(bought.to()).isEqualTo(9);
    assertThat(bought.events())
        .extracting(Event::type)
        .containsExactly(EventType.ORDER_REQUEST, EventType.ORDER);
    assertThat(((Step) steps.get(3)).events())
        .extracting(Event::type)
        .containsExactly(EventType.ORDER_REQUEST, EventType.ORDER_REJECTED);
  }

  @Test
  void at_ORDER_REQUEST_of_a_portfolio_it_says_what_it_asked_for() {
    decide();
    for (int p = 0; p < 2; p++) {
      assertThat(tapped(p, EventType.ORDER_REQUEST))
          .singleElement()
          .isInstanceOfSatisfying(
              OrderRequest.class, r -> assertThat(r.terms().quantity()).isEqualTo(10));
    }
  }

  @Test
  void at_ORDER_of_a_portfolio_it_says_what_risk_approved() {
    decide();
    assertThat(tapped(0, EventType.ORDER))
        .singleElement()
        .isInstanceOfSatisfying(
            Order.class, o -> assertThat(o.container()).isEqualTo("portfolio_c0001"));
    assertThat(tapped(1, EventType.ORDER)).isEmpty();
  }

  @Test
  void at_ORDER_REJECTED_of_a_portfolio_it_says_which_rule_refused() {
    decide();
    assertThat(tapped(0, EventType.ORDER_REJECTED)).isEmpty();
    assertThat(tapped(1, EventType.ORDER_REJECTED))
        .singleElement()
        .isInstanceOfSatisfying(OrderRejected.class, r -> assertThat(r.rule()).isEqualTo("cash"));
  }

  @Test
  void after_undeploy_nobody_listens() {
    bench.undeploy();
    bars();
    analysis();
    assertThat(said()).isEmpty();
  }
}
