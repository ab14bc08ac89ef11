package io.admf.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterTest {

  private static Parameter of(Class<?> type, double min, double max) {
    return new Parameter("p", type, "", null, min, max);
  }

  private static Parameter unbounded(Class<?> type) {
    return of(type, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  @Test
  void holdsEveryLongExactlyAndNoRoundedOne() {
    Parameter whole = unbounded(long.class);

    for (long value :
        new long[] {0, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1_234_567_890_123_456_789L}) {
      assertThat(whole.convert(Scalars.read(Long.toString(value)))).isEqualTo(value);
    }
    assertThat(whole.convert(1e15)).isEqualTo(1_000_000_000_000_000L);
    assertThat(whole.convert(Scalars.read("9223372036854775808"))).isNull();
    assertThat(whole.convert(1e300)).isNull();
    assertThat(whole.convert(2.5)).isNull();
  }

  @Test
  void takesNoNumberBeyondItsBoundsAndNoneThatIsNone() {
    Parameter number = of(double.class, 0, 1);

    assertThat(number.convert(0L)).isEqualTo(0.0);
    assertThat(number.convert(1.0)).isEqualTo(1.0);
    assertThat(number.convert(1.0000001)).isNull();
    assertThat(number.convert(-0.1)).isNull();
    assertThat(number.convert(Double.NaN)).isNull();
    assertThat(unbounded(int.class).convert(2_147_483_648L)).isNull();
    assertThat(number.convert("0.5")).isNull();
    assertThat(number.expected()).isEqualTo("a number from 0 to 1");
  }

  @Test
  void aNameThatBeginsOneOtherMeansIt() {
    List<String> known = List.of("stamp", "start_date", "end_date", "end_time");

    assertThat(Names.nearest("start", known)).isEqualTo("start_date");
    assertThat(Names.nearest("end", known)).isNull();
  }

  @Test
  void takesTextForTextOnlyAndBooleansForBooleansOnly() {
    assertThat(unbounded(String.class).convert(7L)).isEqualTo("7");
    assertThat(unbounded(boolean.class).convert(true)).isEqualTo(true);
    assertThat(unbounded(boolean.class).convert("yes")).isNull();
    assertThat(unbounded(boolean.class).convert(1L)).isNull();
  }
}
