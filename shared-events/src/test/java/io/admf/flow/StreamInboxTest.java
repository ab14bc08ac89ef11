package io.admf.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamInboxTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whatever_the_order_of_arrival_messages_come_out_once_and_in_the_order_sent(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int sent = random.nextInt(200);
    List<Long> arriving = Arrivals.disturbed(random, sent);
    StreamInbox<Long> inbox = new StreamInbox<>();
    List<Long> due = new ArrayList<>();
    for (long each : arriving) {
      due.addAll(inbox.add(each, each));
      assertThat(inbox.missing()).as("seed %d", seed).isEqualTo(due.size());
    }
    assertThat(due).as("seed %d", seed).isEqualTo(Arrivals.inOrder(sent));
    assertThat(inbox.waiting()).isZero();
    assertThat(inbox.dropped()).isEqualTo(arriving.size() - sent);
  }

  @Test
  void a_gap_holds_back_all_that_follows_it_until_it_is_filled() {
    StreamInbox<String> inbox = new StreamInbox<>();
    assertThat(inbox.add(0, "a")).containsExactly("a");
    assertThat(inbox.add(2, "c")).isEmpty();
    assertThat(inbox.add(3, "d")).isEmpty();
    assertThat(inbox.missing()).isEqualTo(1);
    assertThat(inbox.waiting()).isEqualTo(2);
    assertThat(inbox.add(1, "b")).containsExactly("b", "c", "d");
    assertThat(inbox.missing()).isEqualTo(4);
    assertThat(inbox.waiting()).isZero();
  }

  @Test
  void the_first_of_two_messages_with_one_number_counts() {
    StreamInbox<String> inbox = new StreamInbox<>();
    assertThat(inbox.add(1, "early")).isEmpty();
    assertThat(inbox.add(1, "again")).isEmpty();
    assertThat(inbox.add(0, "first")).containsExactly("first", "early");
    assertThat(inbox.add(0, "late")).isEmpty();
    assertThat(inbox.dropped()).isEqualTo(2);
  }

  @Test
  void a_jump_makes_what_was_before_needless() {
    StreamInbox<String> inbox = new StreamInbox<>();
    assertThat(inbox.jump(3)).isTrue();
    assertThat(inbox.missing()).isEqualTo(4);
    assertThat(inbox.jump(3)).isFalse();
    assertThat(inbox.jump(1)).isFalse();
    assertThat(inbox.dropped()).isEqualTo(2);
    assertThat(inbox.jump(4)).isTrue();
  }
}
