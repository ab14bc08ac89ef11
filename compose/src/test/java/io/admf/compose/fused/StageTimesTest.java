package io.admf.compose.fused;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StageTimesTest {

  private long now = 1_000_000_000;

  private void pass(long millis) {
    now += millis * 1_000_000;
  }

  @Test
  void every_moment_belongs_to_the_stage_entered_last() {
    StageTimes times = new StageTimes(() -> now);
    pass(5);
    times.enter(Stage.ANALYSIS);
    pass(7);
    times.enter(Stage.TRADING);
    pass(11);
    times.enter(Stage.REPORTING);
    pass(13);
    times.enter(Stage.TRADING);
    pass(17);
    times.enter(Stage.WRITING);
    pass(19);
    assertThat(times.millis(Stage.WRITING)).as("the present stage").isZero();
    times.enter(Stage.WAITING);
    assertThat(times.text())
        .isEqualTo("reading=0 waiting=5 analysis=7 trading=28 reporting=13 writing=19");
  }

  @Test
  void what_another_thread_spent_is_added_and_takes_nothing_from_the_others() {
    StageTimes times = new StageTimes(() -> now);
    pass(3);
    times.add(Stage.READING, 40_000_000);
    times.add(Stage.READING, 2_999_999);
    times.enter(Stage.WRITING);
    assertThat(times.text())
        .isEqualTo("reading=42 waiting=3 analysis=0 trading=0 reporting=0 writing=0");
  }
}
