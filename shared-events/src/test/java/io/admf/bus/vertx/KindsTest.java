package io.admf.bus.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.event.Event;
import io.admf.event.EventType;
import io.admf.fixture.Events;
import io.admf.fixture.Frames;
import io.admf.flow.Credit;
import io.admf.flow.Step;
import io.admf.wire.Batch;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KindsTest {

  private final SplittableRandom random = new SplittableRandom(5);
  private final Frames frames = new Frames(random);
  private final Event fill = new Events(random).event(EventType.FILL);

  @Test
  void a_stream_is_named_by_who_says_it_and_what() {
    assertThat(Kinds.of("data:admf.r7.data.BAR")).isEqualTo("data:BAR");
    assertThat(Kinds.of("data:admf.r7.BRK%2EB_1d.BAR")).isEqualTo("data:BAR");
  }

  @Test
  void frames_and_events_that_travel_together_are_counted_one_by_one() {
    Batch bars = new Batch(List.of(frames.bars(3), frames.bars(0), frames.bars(7)));
    assertThat(Kinds.frames(bars)).isEqualTo(3);
    assertThat(Kinds.events(bars)).isZero();
    Step step = new Step(0, 0, 0, 2, 2, -1, false, List.of(fill, fill));
    Batch posted = new Batch(List.of(step, step, frames.equity(2)));
    assertThat(Kinds.frames(posted)).isEqualTo(1);
    assertThat(Kinds.events(posted)).isEqualTo(4);
    assertThat(Kinds.frames(new Credit(3))).isZero();
  }
}
