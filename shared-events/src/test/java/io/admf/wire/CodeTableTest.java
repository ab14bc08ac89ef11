package io.admf.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.event.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeTableTest {

  @Test
  void a_code_is_the_place_in_the_list_whatever_the_order_of_the_enum() {
    CodeTable<Side> table = new CodeTable<>(Side.class, List.of(Side.SELL, Side.BUY));
    assertThat(table.code(Side.SELL)).isZero();
    assertThat(table.constant(1)).isEqualTo(Side.BUY);
  }

  @Test
  void a_constant_without_a_code_or_with_two_is_noticed() {
    assertThatThrownBy(() -> new CodeTable<>(Side.class, List.of(Side.BUY)))
        .hasMessage("expected a code for each of the 2 constants of Side, was [BUY]");
    assertThatThrownBy(() -> new CodeTable<>(Side.class, List.of(Side.BUY, Side.BUY)))
        .hasMessage("expected one code for each constant, two for BUY");
  }

  @Test
  void a_code_that_nobody_has_is_refused() {
    assertThatThrownBy(() -> Codes.SIDE.constant(2))
        .isInstanceOf(WireException.class)
        .hasMessage("expected the code of a Side, 0 to 1, found 2");
  }
}
