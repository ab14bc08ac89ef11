package io.admf.reporting.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.plan.AccountSpec;
import io.admf.plan.ComponentSpec;
import io.admf.plan.OrdersSpec;
import io.admf.plan.PortfolioSpec;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import io.admf.reporting.fixture.Plans;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnusedLevelsTest {

  private static final ComponentSpec SIGNAL = ComponentSpec.of("signal");
  private static final OrdersSpec NONE = OrdersSpec.PLAIN;
  private static final List<GivenLevels> BOTH = List.of(new GivenLevels("fade", true, true));

  private static OrdersSpec orders(
      @Nullable ComponentSpec stop,
      @Nullable ComponentSpec target,
      @Nullable ComponentSpec trailing) {
    return new OrdersSpec(
        NONE.entry(), NONE.exit(), stop, target, trailing, NONE.anchor(), 0, List.of());
  }

  private static RunPlan plan(@Nullable String filter, OrdersSpec... each) {
    RunPlan plan = Plans.plan("r1", each.length, "SPY", "1d");
    List<SignalSpec> signals = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      signals.add(new SignalSpec(i, "fade_" + i, ComponentSpec.of("fade"), List.of(0), -1, filter));
    }
    List<PortfolioSpec> portfolios = new ArrayList<>();
    for (PortfolioSpec spec : plan.portfolios()) {
      portfolios.add(
          new PortfolioSpec(
              spec.index(),
              spec.comboId(),
              spec.name(),
              spec.parameters(),
              List.of(spec.index() % 2),
              List.of(1.0),
              spec.series(),
              spec.initialCapital(),
              false,
              spec.sizing(),
              spec.risk(),
              spec.execution(),
              AccountSpec.PLAIN,
              each[spec.index()]));
    }
    return new RunPlan(
        plan.runId(),
        plan.seed(),
        plan.currency(),
        plan.frameSlices(),
        plan.data(),
        plan.series(),
        signals,
        plan.classifiers(),
        portfolios);
  }

  @Test
  void one_line_says_what_is_given_by_whom_to_whom_and_what_to_write() {
    assertThat(UnusedLevels.of(plan(null, NONE, NONE, NONE), BOTH))
        .containsExactly(
            "the strategy fade gives a stop loss and a price target with its signals, and the"
                + " portfolio momentum does not use them; to attach them to its entries, write"
                + " portfolios[].orders: {stop_loss: signal, take_profit: signal}");
    assertThat(UnusedLevels.of(plan(null, NONE), List.of(new GivenLevels("fade", false, true))))
        .singleElement()
        .asString()
        .contains("gives a price target with")
        .endsWith(
            "does not use it; to attach it to its entries, write portfolios[].orders: {take_profit: signal}");
  }

  @Test
  void what_is_used_is_not_told() {
    OrdersSpec own = orders(ComponentSpec.of("percent"), SIGNAL, null);
    assertThat(UnusedLevels.of(plan(null, own), BOTH)).isEmpty();
    assertThat(UnusedLevels.of(plan(null, orders(null, SIGNAL, SIGNAL)), BOTH)).isEmpty();
    assertThat(UnusedLevels.of(plan(null, orders(null, SIGNAL, null)), BOTH))
        .singleElement()
        .asString()
        .contains("gives a stop loss with")
        .endsWith("{stop_loss: signal}");
  }

  @Test
  void portfolios_that_are_compared_with_and_without_are_no_mistake() {
    assertThat(UnusedLevels.of(plan(null, NONE, orders(SIGNAL, SIGNAL, null)), BOTH)).isEmpty();
  }

  @Test
  void a_filter_that_reads_the_price_uses_it() {
    assertThat(UnusedLevels.of(plan("stop_loss > 0 && price_target > 0", NONE), BOTH)).isEmpty();
    assertThat(UnusedLevels.of(plan("my_stop_loss > 0", NONE), BOTH)).hasSize(1);
  }

  @Test
  void a_strategy_that_gives_nothing_is_no_matter() {
    assertThat(UnusedLevels.of(plan(null, NONE), List.of())).isEmpty();
    assertThat(UnusedLevels.of(plan(null, NONE), List.of(new GivenLevels("other", true, true))))
        .isEmpty();
  }
}
