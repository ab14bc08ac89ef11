package io.admf.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.fixture.Frames;
import io.admf.flow.Credit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void cut_it_keeps_every_item_in_order_and_no_batch_of_several_is_too_long(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frames frames = new Frames(random);
    for (int round = 0; round < 40; round++) {
      int longest = 1_000 + random.nextInt(100_000);
      List<Object> items = new ArrayList<>();
      int count = random.nextInt(60);
      for (int i = 0; i < count; i++) {
        items.add(frames.any(random.nextInt(10) == 0 ? 3_000 : 30));
      }
      List<Batch> batches = Batch.cut(items, longest);
      assertThat(batches.stream().flatMap(batch -> batch.items().stream()))
          .as("seed %d round %d", seed, round)
          .containsExactlyElementsOf(items);
      for (Batch batch : batches) {
        if (batch.items().size() > 1) {
          assertThat(Wire.encode(batch).length)
              .as("seed %d round %d", seed, round)
              .isLessThanOrEqualTo(longest);
        }
      }
    }
  }

  @Test
  void cut_it_fills_a_batch_before_it_begins_the_next() {
    Frames frames = new Frames(new SplittableRandom(7));
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      items.add(frames.bars(30));
    }
    List<Batch> batches = Batch.cut(items, 500_000);
    assertThat(batches).hasSize(5);
    assertThat(batches.subList(0, 4))
        .allSatisfy(batch -> assertThat(Wire.encode(batch)).hasSizeBetween(400_000, 500_000));
  }

  @Test
  void nothing_is_cut_into_nothing() {
    assertThat(Batch.cut(List.of(), 1_000)).isEmpty();
  }

  @Test
  void an_item_longer_than_a_batch_should_be_has_one_to_itself() {
    Frames frames = new Frames(new SplittableRandom(8));
    List<Object> items = List.of(frames.bars(1), frames.bars(900), frames.bars(1));
    assertThat(Batch.cut(items, 10_000))
        .containsExactlyElementsOf(items.stream().map(item -> new Batch(List.of(item))).toList());
  }

  @Test
  void it_holds_no_batch() {
    Batch inner = new Batch(List.of(new Credit(1)));
    assertThatThrownBy(() -> new Batch(List.of(inner)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected an event or a frame in a batch, was BATCH");
  }
}
