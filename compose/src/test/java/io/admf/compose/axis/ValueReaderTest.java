package io.admf.compose.axis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.admf.component.Parameter;
import io.admf.config.Problems;
import io.admf.config.Yaml;
import io.admf.config.YamlReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueReaderTest {

  private static Yaml yaml(String text) {
    return Objects.requireNonNull(YamlReader.parse("x.yaml", "k: " + text).get("k"));
  }

  private static List<Object> read(Class<?> type, String text, Problems problems) {
    Parameter parameter = new Parameter("k", type, "", null, -1000, 1e12);
    return new ValueReader(problems).read(yaml(text), parameter, "k");
  }

  private static List<Object> numbers(String text) {
    Problems problems = new Problems();
    List<Object> values = read(double.class, text, problems);
    assertThat(problems.list()).as(text).isEmpty();
    return values;
  }

  private static List<Object> wholes(String text) {
    Problems problems = new Problems();
    List<Object> values = read(long.class, text, problems);
    assertThat(problems.list()).as(text).isEmpty();
    return values;
  }

  @Test
  void aRangeIncludesBothEnds() {
    assertThat(wholes("{from: 5, to: 24, step: 1}")).hasSize(20).startsWith(5L).endsWith(24L);
    assertThat(wholes("{from: 5, to: 24}")).isEqualTo(wholes("{from: 5, to: 24, step: 1}"));
    assertThat(wholes("{from: 30, to: 128, step: 2}")).hasSize(50).endsWith(126L, 128L);
    assertThat(wholes("{from: -4, to: 4, step: 4}")).containsExactly(-4L, 0L, 4L);
    assertThat(wholes("{from: 7, to: 7}")).containsExactly(7L);
  }

  @Test
  void decimalsDoNotDrift() {
    assertThat(numbers("{from: 0.1, to: 0.7, step: 0.1}"))
        .containsExactly(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
    assertThat(numbers("{from: 1.0, to: 3.0, step: .5}")).containsExactly(1.0, 1.5, 2.0, 2.5, 3.0);
    List<Object> thousand = numbers("{from: 0, to: 1, step: 0.001}");
    assertThat(thousand).hasSize(1001);
    for (int i = 0; i <= 1000; i++) {
      assertThat(thousand.get(i)).isEqualTo(new BigDecimal(i).movePointLeft(3).doubleValue());
    }
    assertThat(numbers("{from: 1e-8, to: 3e-8, step: 1e-8}")).containsExactly(1e-8, 2e-8, 3e-8);
  }

  @Test
  void steppedRangesAreTheExactDecimalsWhateverTheyAre() {
    for (long seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int scale = random.nextInt(6);
      BigDecimal from = BigDecimal.valueOf(random.nextLong(-900, 900), scale);
      BigDecimal step = BigDecimal.valueOf(random.nextLong(1, 500), random.nextInt(6));
      int steps = random.nextInt(50);
      List<Object> expected = new ArrayList<>();
      for (int i = 0; i <= steps; i++) {
        expected.add(Double.parseDouble(from.add(step.multiply(new BigDecimal(i))).toString()));
      }
      BigDecimal to = from.add(step.multiply(new BigDecimal(steps)));
      String text =
          "{from: %s, to: %s, step: %s}"
              .formatted(from.toPlainString(), to.toPlainString(), step.toPlainString());

      assertThat(numbers(text)).as("seed %d: %s", seed, text).isEqualTo(expected);
    }
  }

  @Test
  void aLogarithmicRangeHasExactEndsAndEqualRatios() {
    List<Object> values = numbers("{from: 0.001, to: 1, count: 7, scale: log}");

    assertThat(values)
        .containsExactly(0.001, 0.00316227766017, 0.01, 0.0316227766017, 0.1, 0.316227766017, 1.0);
    List<Object> odd = numbers("{from: 0.0007, to: 913, count: 23, scale: log}");
    assertThat(odd).hasSize(23).startsWith(0.0007).endsWith(913.0);
    for (int i = 1; i < 23; i++) {
      assertThat((Double) odd.get(i) / (Double) odd.get(i - 1))
          .isCloseTo(Math.exp(Math.log(913 / 0.0007) / 22), within(1e-9));
    }
  }

  @Test
  void wholeNumbersOfACountedRangeAreRoundedAndOnceEach() {
    assertThat(wholes("{from: 1, to: 10, count: 10, scale: log}"))
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 8L, 10L);
    assertThat(wholes("{from: 5, to: 200, count: 5, scale: log}"))
        .containsExactly(5L, 13L, 32L, 80L, 200L);
    assertThat(wholes("{from: 0, to: 10, count: 4}")).containsExactly(0L, 3L, 7L, 10L);
    assertThat(numbers("{from: 0, to: 1, count: 4}"))
        .containsExactly(0.0, 0.333333333333, 0.666666666667, 1.0);
  }

  @Test
  void aListMayHoldRanges() {
    assertThat(wholes("[1, {from: 5, to: 7}, 9, {from: 20, to: 40, step: 10}]"))
        .containsExactly(1L, 5L, 6L, 7L, 9L, 20L, 30L, 40L);
    assertThat(wholes("4")).containsExactly(4L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {from: 24, to: 5} | 1:19: k.to must be at least from, which is 24, was 5
          {from: 5, to: 24, step: -1} | 1:28: k.step must be above 0, with the smaller end as from, was -1
          {from: 5, to: 24, step: 0} | 1:28: k.step must be above 0, with the smaller end as from, was 0
          {from: 5, to: 24, step: 3} | 1:4: k: from 5 by 3 comes to 23 and then 26, never to 24; change to or step
          {from: 5, to: 24, step: 30} | 1:4: k: from 5 by 30 comes to 5 and then 35, never to 24; change to or step
          {from: 0, to: 1, step: 0.3} | 1:4: k: from 0 by 0.3 comes to 0.9 and then 1.2, never to 1; change to or step
          {from: 0.5, to: 1} | 1:4: k.step is missing; expected a number above 0, since not both ends are whole
          {from: 5} | 1:4: k.to is missing; expected a number
          {to: 5} | 1:4: k.from is missing; expected a number
          {from: a, to: 5} | 1:11: k.from must be a number, was a
          {from: .nan, to: 5} | 1:11: k.from must be a number, was .nan
          {from: 1, to: [5]} | 1:18: k.to must be a number, was a list
          {from: 1, till: 5} | 1:4: k.to is missing; expected a number
          {from: 1, to: 5, step: 1, count: 5} | 1:4: k: step and count exclude each other; keep one
          {from: 1, to: 5, step: 1, scale: log} | 1:4: k: a range with scale log has a count instead of a step
          {from: 1, to: 5, scale: log} | 1:4: k.count is missing; expected how many values, at least 2
          {from: 0, to: 5, count: 3, scale: log} | 1:11: k.from must be above 0 where the scale is log, was 0
          {from: 1, to: 1, count: 3} | 1:18: k.to must be above from, which is 1, was 1
          {from: 1, to: 5, count: 1} | 1:28: k.count must be a whole number from 2 to 100000, was 1
          {from: 1, to: 5, count: 3, scale: sqrt} | 1:38: k.scale must be one of linear, log, was sqrt
          {from: 0, to: 1e9} | 1:4: k: from 0 to 1000000000 by 1 makes 1000000001 values; expected at most 100000
          {from: 0, to: 1e12, step: 1e-300} | makes 1
          {from: 0, to: 1, step: 0.5} | 1:4: k must be a whole number from -1000 to 1000000000000, was a range with 0.5 in it
          [1, {from: 0, to: 3}] | 1:8: k lists 1 twice; keep one
          [1, 2, 1] | 1:11: k lists 1 twice; keep one
          [[1]] | 1:5: k must be a whole number from -1000 to 1000000000000, was a list
          {a: 1} | 1:4: k must be a whole number from -1000 to 1000000000000, was a section
          [] | 1:4: k must be a list with at least one value, was an empty list
          {from: -2000, to: 5} | 1:4: k must be a whole number from -1000 to 1000000000000, was a range with -2000 in it
          """)
  void whatIsNoRangeIsSaid(String text, String message) {
    Problems problems = new Problems();
    read(long.class, text, problems);

    assertThat(problems.list()).as(text).isNotEmpty();
    assertThat(problems.list().getFirst().toString()).contains(message);
  }

  @Test
  void textTakesNoRange() {
    Problems problems = new Problems();
    read(String.class, "{from: 1, to: 3}", problems);
    read(boolean.class, "[true, {from: 1, to: 3}]", problems);

    assertThat(problems.list())
        .extracting(Object::toString)
        .containsExactly(
            "x.yaml:1:4: k must be text, was a range",
            "x.yaml:1:11: k must be true or false, was a range");
  }
}
