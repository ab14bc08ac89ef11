package io.admf.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditTest {

  @ParameterizedTest
  @CsvSource({"4096, 4", "512, 4", "256, 4", "128, 8", "16, 64", "1, 1024"})
  void the_data_may_be_ahead_by_some_blocks_or_many_slices(int slices, int blocks) {
    assertThat(Credit.ahead(slices)).isEqualTo(blocks);
    assertThat(new Credit(7).blocks(slices)).isEqualTo(7 + blocks);
  }

  @ParameterizedTest
  @CsvSource({"4096, 1", "256, 1", "128, 2", "1, 256"})
  void it_is_given_once_in_so_many_blocks(int slices, int every) {
    for (int reported = 0; reported < 3 * every; reported++) {
      assertThat(Credit.due(reported, slices)).isEqualTo(reported % every == 0);
    }
  }

  /** Whoever sends as much as it may and reports all of it is allowed more. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 85, 100, 341, 1023, 1024, 4096})
  void the_data_never_stands_still(int slices) {
    long allowed = 0;
    for (long reported = 0; reported < 5_000; reported++) {
      if (Credit.due(reported, slices)) {
        allowed = new Credit(reported).blocks(slices);
      }
      assertThat(allowed).isGreaterThan(reported);
    }
  }
}
