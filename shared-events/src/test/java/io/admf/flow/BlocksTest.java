package io.admf.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.fixture.SparseBars;
import io.admf.frame.BarBlock;
import io.admf.wire.Batch;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlocksTest {

  @Test
  void frames_that_travel_together_are_about_the_block_that_each_is_about() {
    for (BarBlock block : SparseBars.blocks(10, SparseBars.random(1, 2, 50, 1))) {
      long number = block.frame(0).number();
      assertThat(Blocks.of(block.frame(1))).isEqualTo(number);
      assertThat(Blocks.of(new Batch(List.of(block.frame(0), block.frame(1))))).isEqualTo(number);
    }
  }

  @Test
  void an_empty_batch_is_about_none() {
    assertThat(Blocks.of(new Batch(List.of()))).isEqualTo(Blocks.UNSAID);
  }
}
