package io.admf.compose.grid.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.compose.grid.dispatch.Answer.Finished;
import io.admf.compose.grid.dispatch.Answer.Wait;
import io.admf.compose.grid.dispatch.Answer.Work;
import io.admf.event.InvariantException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a node is given, and what becomes of it, message by message. */
class DispatcherTest {

  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;
  private static final Rules RULES = new Rules(SECOND / 2, 8, 512, 5 * SECOND, 60 * SECOND, 3);

  private static Work work(Answer answer) {
    assertThat(answer).isInstanceOf(Work.class);
    return (Work) answer;
  }

  private static int size(Work work) {
    return work.to() - work.from();
  }

  @Test
  void a_question_that_is_asked_twice_has_the_same_answer() {
    Dispatcher desk = new Dispatcher(100, RULES, 0);
    Work first = work(desk.ask("a", 1));
    assertThat(desk.ask("a", 2)).isEqualTo(first);
    assertThat(work(desk.ask("b", 3)).from()).isEqualTo(first.to());
    assertThat(desk.done("a", first.unit(), "x", SECOND, 4)).isTrue();
    assertThat(work(desk.ask("a", 5)).unit()).isNotEqualTo(first.unit());
  }

  @Test
  void units_grow_to_the_time_aimed_at_and_shrink_towards_the_end() {
    Dispatcher desk = new Dispatcher(10_000, RULES, 0);
    long now = 0;
    int largest = 0;
    int last = 0;
    while (!desk.finished()) {
      Work work = work(desk.ask("a", now));
      long took = size(work) * 5 * MILLI; // a hundred fit into what is aimed at
      now += took;
      desk.done("a", work.unit(), "x" + work.unit(), took, now);
      largest = Math.max(largest, size(work));
      last = size(work);
    }
    assertThat(largest).isEqualTo(100);
    assertThat(last).isLessThanOrEqualTo(13);
    assertThat(now).isEqualTo(50 * SECOND);
  }

  @Test
  void a_fast_node_is_given_more() {
    Dispatcher desk = new Dispatcher(100_000, RULES, 0);
    for (int i = 0; i < 6; i++) {
      Work fast = work(desk.ask("fast", i));
      Work slow = work(desk.ask("slow", i));
      desk.done("fast", fast.unit(), "x", size(fast) * 2 * MILLI, i);
      desk.done("slow", slow.unit(), "x", size(slow) * 20 * MILLI, i);
    }
    assertThat(size(work(desk.ask("fast", 9)))).isEqualTo(250);
    assertThat(size(work(desk.ask("slow", 9)))).isEqualTo(25);
  }

  @Test
  void a_silent_node_gives_its_unit_back_and_its_late_rows_count() {
    Dispatcher desk = new Dispatcher(1, RULES.sized(SECOND, 8, 8), 0);
    Work first = work(desk.ask("a", 0));
    desk.heard("b", 0, 4 * SECOND);
    assertThat(desk.tick(4 * SECOND)).isEmpty();
    desk.heard("b", 0, 5 * SECOND + 1);
    assertThat(desk.tick(5 * SECOND + 1)).containsExactly("a");
    assertThat(desk.nodes()).isEqualTo(1);
    Work again = work(desk.ask("b", 6 * SECOND));
    assertThat(again.unit()).isEqualTo(first.unit());
    assertThat(again.lease()).isNotEqualTo(first.lease());
    assertThat(desk.heard("a", first.lease(), 6 * SECOND)).isFalse();
    assertThat(desk.done("a", first.unit(), "x", SECOND, 7 * SECOND)).isTrue();
    assertThat(desk.finished()).isTrue();
    assertThat(desk.heard("b", again.lease(), 7 * SECOND)).isFalse();
    assertThat(desk.done("b", again.unit(), "x", SECOND, 8 * SECOND)).isFalse();
    assertThat(desk.ask("b", 8 * SECOND)).isEqualTo(new Finished());
  }

  @Test
  void a_node_that_leaves_gives_its_unit_back_at_once() {
    Dispatcher desk = new Dispatcher(4, RULES, 0);
    Work first = work(desk.ask("a", 0));
    assertThat(work(desk.ask("b", 0)).unit()).isNotEqualTo(first.unit());
    desk.left("a", 1);
    desk.left("a", 2);
    assertThat(desk.nodes()).isEqualTo(1);
    Work held = work(desk.ask("b", 3));
    desk.done("b", held.unit(), "x", 1, 4);
    assertThat(work(desk.ask("b", 5)).unit()).isEqualTo(first.unit());
  }

  @Test
  void an_overdue_unit_is_given_to_one_more_node_and_no_more() {
    Dispatcher desk = new Dispatcher(1, RULES.sized(SECOND, 8, 8), 0);
    Work first = work(desk.ask("slow", 0));
    assertThat(desk.ask("b", 1)).isEqualTo(new Wait());
    assertThat(desk.ask("b", 2 * SECOND)).isEqualTo(new Wait());
    Work copy = work(desk.ask("b", 2 * SECOND + 1));
    assertThat(copy.unit()).isEqualTo(first.unit());
    assertThat(desk.ask("c", 3 * SECOND)).isEqualTo(new Wait());
    assertThat(desk.done("b", copy.unit(), "x", SECOND, 4 * SECOND)).isTrue();
    assertThat(desk.done("slow", first.unit(), "x", 4 * SECOND, 5 * SECOND)).isFalse();
  }

  @Test
  void rows_that_differ_are_a_broken_promise_that_names_both_nodes() {
    Dispatcher desk = new Dispatcher(1, RULES.sized(SECOND, 8, 8), 0);
    Work first = work(desk.ask("honest", 0));
    desk.left("honest", 1);
    desk.ask("liar", 2);
    desk.done("honest", first.unit(), "x", 1, 3);
    assertThatThrownBy(() -> desk.done("liar", first.unit(), "y", 1, 4))
        .isInstanceOf(InvariantException.class)
        .hasMessageContaining("honest")
        .hasMessageContaining("liar")
        .hasMessageContaining("combinations 1 to 1");
  }

  @Test
  void a_unit_that_fails_is_tried_on_another_node_and_three_times_at_most() {
    Dispatcher desk = new Dispatcher(1, RULES.sized(SECOND, 8, 8), 0);
    Work first = work(desk.ask("a", 0));
    desk.heard("b", 0, 0);
    desk.failed("a", first.unit(), first.lease(), "no memory", 1);
    desk.failed("a", first.unit(), first.lease(), "no memory", 2); // came twice
    assertThat(desk.ask("a", 3)).isEqualTo(new Wait());
    Work second = work(desk.ask("b", 4));
    assertThat(second.unit()).isEqualTo(first.unit());
    desk.failed("b", second.unit(), second.lease(), "no disk", 5);
    assertThat(desk.ask("a", 6)).as("a third may join").isEqualTo(new Wait());
    Work third = work(desk.ask("a", 6 * SECOND)); // all have failed
    assertThatThrownBy(() -> desk.failed("a", third.unit(), third.lease(), "no luck", 6 * SECOND))
        .isInstanceOf(GridException.class)
        .hasMessageContaining("on a: no memory")
        .hasMessageContaining("on b: no disk")
        .hasMessageContaining("on a: no luck");
  }

  @Test
  void without_nodes_there_is_patience_and_then_an_error() {
    Dispatcher desk = new Dispatcher(8, RULES, 0);
    for (long now = 0; now <= 60 * SECOND; now += SECOND) {
      assertThat(desk.tick(now)).isEmpty();
    }
    assertThatThrownBy(() -> desk.tick(61 * SECOND))
        .isInstanceOf(GridException.class)
        .hasMessageContaining("no node has been there for 61 s, with 8 of 8 combinations left");
  }

  @Test
  void a_coordinator_that_was_suspended_loses_no_node() {
    Dispatcher desk = new Dispatcher(8, RULES, 0);
    desk.ask("a", 0);
    desk.tick(SECOND);
    assertThat(desk.tick(100 * SECOND)).isEmpty();
    assertThat(desk.tick(104 * SECOND)).isEmpty();
    assertThat(desk.tick(106 * SECOND)).isEqualTo(List.of("a"));
  }
}
