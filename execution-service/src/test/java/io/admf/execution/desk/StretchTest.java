package io.admf.execution.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What of a bar is left from a moment on. The bar: open 10, high 12, low 8, close 11. */
class StretchTest {

  private static final Stretch BAR = Stretch.whole(10, 12, 8, 11);

  @Test
  void after_a_price_on_the_way_down_the_low_is_still_to_come_and_the_high_may_be() {
    assertThat(BAR.after(9)).isEqualTo(new Stretch(9, 8, 11, 8, 12, 11));
  }

  @Test
  void after_a_price_on_the_way_up_the_high_is_still_to_come_and_the_low_may_be() {
    assertThat(BAR.after(11.5)).isEqualTo(new Stretch(11.5, 11, 12, 8, 12, 11));
  }

  @Test
  void at_the_price_itself_nothing_has_passed() {
    assertThat(BAR.after(10)).isSameAs(BAR);
  }

  @Test
  void a_side_that_was_where_it_all_began_is_over() {
    Stretch falling = Stretch.whole(10, 10, 8, 9);
    assertThat(falling.after(9.5)).isEqualTo(new Stretch(9.5, 8, 9.5, 8, 9.5, 9));
    Stretch rising = Stretch.whole(10, 12, 10, 11);
    assertThat(rising.after(10.5)).isEqualTo(new Stretch(10.5, 10.5, 12, 10.5, 12, 11));
  }

  @Test
  void a_price_beyond_what_was_certain_is_certain_once_it_was_reached() {
    assertThat(BAR.after(7)).isEqualTo(new Stretch(7, 7, 11, 8, 12, 11));
    assertThat(BAR.after(13)).isEqualTo(new Stretch(13, 11, 13, 8, 12, 11));
  }

  @Test
  void of_a_moment_only_its_price_and_the_close_are_known() {
    assertThat(Stretch.known(9, 11)).isEqualTo(new Stretch(9, 9, 11, 9, 11, 11));
    assertThat(Stretch.known(12, 11)).isEqualTo(new Stretch(12, 11, 12, 11, 12, 11));
  }
}
