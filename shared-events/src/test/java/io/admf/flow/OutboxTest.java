package io.admf.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutboxTest {

  private final Outbox<String> outbox = new Outbox<>();

  @Test
  void messages_are_numbered_from_zero_whether_they_are_kept_or_not() {
    assertThat(outbox.next()).isZero();
    outbox.add(0, "a");
    outbox.pass();
    assertThat(outbox.next()).isEqualTo(2);
    outbox.add(0, "c");
    assertThat(outbox.again(0, 3)).containsExactly("a", "c");
  }

  @Test
  void what_was_said_is_there_again_as_far_as_it_was_said() {
    for (int i = 0; i < 5; i++) {
      outbox.add(i, "m" + i);
    }
    assertThat(outbox.again(1, 3)).containsExactly("m1", "m2");
    assertThat(outbox.again(3, 99)).containsExactly("m3", "m4");
    assertThat(outbox.again(5, 9)).isEmpty();
    assertThat(outbox.again(3, 3)).isEmpty();
  }

  @Test
  void what_all_are_past_is_forgotten_but_for_the_latest() {
    outbox.forgetBefore(9);
    outbox.add(0, "a");
    outbox.add(1, "b");
    outbox.add(1, "c");
    outbox.add(2, "d");
    outbox.forgetBefore(1);
    assertThat(outbox.again(0, 4)).containsExactly("b", "c", "d");
    outbox.forgetBefore(7);
    assertThat(outbox.size()).isEqualTo(1);
    assertThat(outbox.again(0, 4)).containsExactly("d");
    assertThat(outbox.next()).isEqualTo(4);
  }
}
