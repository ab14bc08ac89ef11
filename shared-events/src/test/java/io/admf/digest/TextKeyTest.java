package io.admf.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextKeyTest {

  @Test
  void a_text_that_ends_in_a_number_has_the_key_of_its_stem_and_number() {
    for (long number : new long[] {0, 1, 9, 10, 12, 999, 1_000_000, 999_999_999_999_999_999L}) {
      assertThat(TextKey.of("c0001-T" + number))
          .isEqualTo(TextKey.numbered(TextKey.stem("c0001-T"), number));
    }
  }

  @Test
  void different_texts_have_different_keys() {
    Map<Long, String> known = new HashMap<>();
    List<String> texts =
        List.of(
            "",
            "0",
            "00",
            "000",
            "1",
            "01",
            "7",
            "07",
            "007",
            "A",
            "A0",
            "A00",
            "A1",
            "A01",
            "A10",
            "AAPL",
            "aapl",
            "BRK.B",
            "ES1",
            "1000000000000000000",
            "9999999999999999999",
            "é",
            "é1");
    for (String text : texts) {
      assertThat(known.put(TextKey.of(text), text)).as(text).isNull();
    }
  }

  @Test
  void a_stem_ends_in_no_digit() {
    assertThatThrownBy(() -> TextKey.stem("c0001")).hasMessageContaining("c0001");
  }
}
