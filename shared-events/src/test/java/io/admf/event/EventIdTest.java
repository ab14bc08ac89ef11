package io.admf.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.fixture.Events;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdTest {

  @Test
  void is_written_as_container_type_and_number() {
    EventId id = new EventId("portfolio_c0001", EventType.FILL, 12);
    assertThat(id).hasToString("portfolio_c0001/FILL/12");
    assertThat(EventId.parse("BTC/USD_1h/BAR/5"))
        .isEqualTo(new EventId("BTC/USD_1h", EventType.BAR, 5));
  }

  @Test
  void is_read_as_it_was_written() {
    long seed = 29;
    Events events = new Events(new SplittableRandom(seed));
    for (int i = 0; i < 2_000; i++) {
      EventId id = events.any().eventId();
      assertThat(EventId.parse(id.toString())).as("seed %d", seed).isEqualTo(id);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "/FILL/1", "FILL/1", "a/FILL/", "a/FILL/x", "a/NOPE/1", "a//1"})
  void other_text_is_refused(String text) {
    assertThatThrownBy(() -> EventId.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
