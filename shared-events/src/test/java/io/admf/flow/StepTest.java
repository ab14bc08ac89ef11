package io.admf.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.event.Event;
import io.admf.event.EventType;
import io.admf.fixture.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StepTest {

  private final Event fill = new Events(new SplittableRandom(1)).event(EventType.FILL);

  @Test
  void a_portfolio_decides_where_it_wanted_to_and_nowhere_else() {
    Step asked = new Step(0, 2, 10, 14, 9, 14, false, List.of());
    assertThat(asked.decides()).isFalse();
    assertThat(asked.with(12, List.of()).decides()).isFalse();
    assertThat(asked.with(14, List.of()).decides()).isTrue();
  }

  @Test
  void at_the_very_start_nobody_who_wants_no_decision_decides() {
    Step first = new Step(0, 0, 0, 14, -1, Step.NO_DECISION, false, List.of());
    assertThat(first.decides()).isFalse();
    assertThat(first.with(14, List.of()).decides()).isFalse();
  }

  @Test
  void the_next_service_changes_how_far_it_went_and_what_happened_and_nothing_else() {
    Step before = new Step(3, 2, 10, 14, 9, 12, true, List.of());
    assertThat(before.with(11, List.of(fill)))
        .isEqualTo(new Step(3, 2, 10, 14, 11, 12, true, List.of(fill)));
  }

  @Test
  void what_happened_is_not_changed_afterwards() {
    List<Event> events = new ArrayList<>(List.of(fill));
    Step step = new Step(0, 0, 0, 1, -1, -1, false, events);
    events.clear();
    assertThat(step.events()).containsExactly(fill);
    assertThatThrownBy(() -> step.events().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
