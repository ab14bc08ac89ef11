package io.admf.bus.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoiceTest {

  private final Voice voice = new Voice("data:admf.r7.data.BAR");

  @Test
  void how_much_was_said_is_told_where_nothing_is_said_any_more_and_ever_more_seldom() {
    voice.outbox().pass();
    List<Integer> told = new ArrayList<>();
    for (int beat = 0; beat <= 64; beat++) {
      if (voice.mustBeTold()) {
        told.add(beat);
      }
    }
    assertThat(told).containsExactly(1, 2, 4, 8, 16, 32, 48, 64);
  }

  @Test
  void who_goes_on_talking_need_not_tell() {
    for (int beat = 0; beat < 10; beat++) {
      voice.outbox().pass();
      assertThat(voice.mustBeTold()).isFalse();
    }
    assertThat(voice.mustBeTold()).isTrue();
    voice.outbox().pass();
    assertThat(voice.mustBeTold()).isFalse();
    assertThat(voice.mustBeTold()).isTrue();
  }

  @Test
  void a_stream_is_counted_by_who_says_what() {
    assertThat(voice.kind()).isEqualTo("data:BAR");
  }
}
