package io.admf.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.event.Event;
import io.admf.event.EventType;
import io.admf.event.Fill;
import io.admf.event.InvariantException;
import io.admf.event.Order;
import io.admf.event.OrderRequest;
import io.admf.event.Side;
import io.admf.flow.Step;
import io.admf.wire.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TradingLoopTest {

  private final List<List<Object>> messages = new ArrayList<>();
  private final List<Event> told = new ArrayList<>();

  private TradingLoop loop(Opinions market) {
    return new TradingLoop(
        market.plan(),
        new PortfolioKernel(market.plan(), Opinions.COMPONENTS),
        messages::add,
        told::add);
  }

  private static void read(TradingLoop loop, Opinions market, int block) {
    loop.bars(new Batch(List.of(market.block(block).frame(0))));
    loop.analysis(market.analysis(block));
  }

  /** The steps of the only message since the last look. */
  private long fills; // that the ledger knows

  private List<Step> message() {
    assertThat(messages).hasSize(1);
    return messages.removeFirst().stream().map(Step.class::cast).toList();
  }

  /** What comes back when nothing happened, with the snapshot where one is wanted. */
  private Step back(Opinions market, Step step, Event... happened) {
    fills += Stream.of(happened).filter(Fill.class::isInstance).count();
    List<Event> events = new ArrayList<>(step.events());
    events.addAll(List.of(happened));
    long reached = happened.length > 0 ? happened[0].header().slice() : step.to();
    if (reached == step.decision()) {
      events.add(market.account(step.portfolio(), reached, 10_000, fills));
    }
    return step.with(reached, events);
  }

  @Test
  void all_portfolios_of_a_block_go_in_one_message_each_to_its_own_next_decision() {
    Opinions market = new Opinions(10, "....B.....", "..........", "B.........");
    TradingLoop loop = loop(market);
    loop.analysis(market.analysis(0));
    assertThat(messages).isEmpty();
    loop.bars(new Batch(List.of(market.block(0).frame(0))));
    assertThat(message())
        .containsExactly(
            new Step(0, 0, 0, 4, -1, 4, false, List.of()),
            new Step(1, 0, 0, 9, -1, Step.NO_DECISION, false, List.of()),
            new Step(2, 0, 0, 0, -1, 0, false, List.of()));
    assertThat(told).isEmpty();
  }

  @Test
  void a_suspended_portfolio_resumes_on_its_snapshot_and_its_order_goes_with_the_next_step() {
    Opinions market = new Opinions(10, "....B.....");
    TradingLoop loop = loop(market);
    read(loop, market, 0);
    loop.posted(List.of(back(market, message().getFirst())));
    Step next = message().getFirst();
    assertThat(next.from()).isEqualTo(5);
    assertThat(next.to()).isEqualTo(9);
    assertThat(next.decision()).isEqualTo(Step.NO_DECISION);
    assertThat(next.events()).isEqualTo(told);
    assertThat(told.get(0)).isInstanceOf(OrderRequest.class);
    assertThat(told.get(1))
        .isInstanceOfSatisfying(
            Order.class,
            order -> {
              assertThat(order.terms().side()).isEqualTo(Side.BUY);
              assertThat(order.header().slice()).isEqualTo(4);
            });
  }

  @Test
  void a_portfolio_that_was_stopped_by_a_fill_goes_on_from_there_to_the_same_decision() {
    Opinions market = new Opinions(10, "B......S..");
    TradingLoop loop = loop(market);
    read(loop, market, 0);
    loop.posted(List.of(back(market, message().getFirst())));
    Step resting = message().getFirst();
    assertThat(resting.decision()).isEqualTo(7);
    Order order = (Order) resting.events().getLast();
    loop.posted(List.of(back(market, resting, market.fill(order, 3))));
    Step on = message().getFirst();
    assertThat(on).isEqualTo(new Step(0, 0, 4, 7, 3, 7, false, List.of()));
    loop.posted(List.of(back(market, on)));
    Step selling = message().getFirst();
    assertThat(((Order) selling.events().getLast()).terms().quantity())
        .as("it heard of the fill, so it has ten to sell")
        .isEqualTo(10);
  }

  @Test
  void a_decision_without_its_snapshot_is_an_error() {
    Opinions market = new Opinions(10, "B.........");
    TradingLoop loop = loop(market);
    read(loop, market, 0);
    Step step = message().getFirst();
    assertThatThrownBy(() -> loop.posted(List.of(step.with(0, List.of()))))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void only_those_who_are_not_at_the_end_of_the_block_go_round_again() {
    Opinions market = new Opinions(10, "....B.....", "..........", "B...S.....");
    TradingLoop loop = loop(market);
    read(loop, market, 0);
    List<Step> first = message();
    loop.posted(first.stream().map(step -> back(market, step)).toList());
    assertThat(message()).extracting(Step::portfolio).containsExactly(0, 2);
  }

  @Test
  void the_next_block_begins_when_every_portfolio_has_finished_the_last() {
    Opinions market = new Opinions(5, "....B.....", "..B.......");
    TradingLoop loop = loop(market);
    read(loop, market, 0);
    read(loop, market, 1);
    List<Step> first = message();
    loop.posted(first.stream().map(step -> back(market, step)).toList());
    List<Step> second = message();
    assertThat(second).extracting(Step::portfolio).containsExactly(1);
    assertThat(second.getFirst().block()).isZero();
    loop.posted(List.of(back(market, second.getFirst())));
    List<Step> next = message();
    assertThat(next).extracting(Step::block).containsExactly(1L, 1L);
    assertThat(next).extracting(Step::from).containsExactly(5L, 5L);
    assertThat(next.getFirst().events())
        .as("decided in the last slice of the block before")
        .extracting(Event::type)
        .containsExactly(EventType.ORDER_REQUEST, EventType.ORDER);
    assertThat(next.get(1).events()).isEmpty();
  }

  @Test
  void a_block_that_is_late_begins_when_it_comes() {
    Opinions market = new Opinions(5, "..........");
    TradingLoop loop = loop(market);
    read(loop, market, 0);
    loop.posted(List.of(back(market, message().getFirst())));
    assertThat(messages).isEmpty();
    read(loop, market, 1);
    assertThat(message()).extracting(Step::from).containsExactly(5L);
  }

  @Test
  void orders_decided_in_the_last_slice_travel_with_the_end() {
    Opinions market = new Opinions(10, ".........B", "..........");
    TradingLoop loop = loop(market);
    read(loop, market, 0);
    List<Step> first = message();
    assertThat(first.getFirst().decision()).isEqualTo(9);
    loop.posted(first.stream().map(step -> back(market, step)).toList());
    assertThat(message())
        .containsExactly(
            new Step(0, 0, 10, 9, 9, Step.NO_DECISION, true, told),
            new Step(1, 0, 10, 9, 9, Step.NO_DECISION, true, List.of()));
    assertThat(told)
        .extracting(Event::type)
        .containsExactly(EventType.ORDER_REQUEST, EventType.ORDER);
  }

  @Test
  void after_the_end_nothing_more_is_said() {
    Opinions market = new Opinions(10, "..........");
    TradingLoop loop = loop(market);
    read(loop, market, 0);
    loop.posted(List.of(back(market, message().getFirst())));
    Step end = message().getFirst();
    assertThat(end.end()).isTrue();
    loop.posted(List.of(end));
    assertThat(messages).isEmpty();
  }

  @Test
  void a_ledger_that_knows_other_fills_is_a_broken_invariant() {
    Opinions market = new Opinions(10, "B......S..");
    TradingLoop loop = loop(market);
    read(loop, market, 0);
    loop.posted(List.of(back(market, message().getFirst())));
    Step resting = message().getFirst();
    Order order = (Order) resting.events().getLast();
    loop.posted(List.of(back(market, resting, market.fill(order, 3))));
    Step on = message().getFirst();
    fills++;
    assertThatThrownBy(() -> loop.posted(List.of(back(market, on))))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("expected the ledger to know 1 fills as the portfolio does, was 2");
  }
}
