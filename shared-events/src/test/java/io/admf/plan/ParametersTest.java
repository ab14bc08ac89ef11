package io.admf.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ParametersTest {

  private static final Parameters ONE = Parameters.copyOf(Map.of("one", 1L));

  @Test
  void theyAreWhatTheMapWas() {
    for (long seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Map<String, Object> expected = new LinkedHashMap<>();
      List<Parameters> parts = new ArrayList<>();
      for (int part = random.nextInt(5); part > 0; part--) {
        Map<String, Object> group = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          group.put("p" + random.nextInt(1_000_000), random.nextLong());
        }
        group.keySet().removeAll(expected.keySet());
        expected.putAll(group);
        parts.add(Parameters.copyOf(group));
      }
      Parameters joined = Parameters.joined(parts);

      assertThat(joined).as("seed %d", seed).isEqualTo(expected).hasSize(expected.size());
      assertThat(joined).hasSameHashCodeAs(expected);
      assertThat(joined.entrySet()).containsExactlyElementsOf(expected.entrySet());
      expected.forEach((name, value) -> assertThat(joined.get(name)).isEqualTo(value));
      assertThat(joined.get("absent")).isNull();
      assertThat(joined.containsKey("absent")).isFalse();
      assertThat(joined.with(expected.values().toArray())).isEqualTo(joined);
    }
  }

  @Test
  void otherValuesTakeThePlaceOfTheFirst() {
    Parameters two = Parameters.joined(List.of(ONE, Parameters.copyOf(Map.of("two", 2L))));

    assertThat(two.with("a", 0.5)).containsExactlyEntriesOf(ordered("one", "a", "two", 0.5));
    assertThat(two).as("as before").containsExactlyEntriesOf(ordered("one", 1L, "two", 2L));
    assertThatThrownBy(() -> two.with(1L)).hasMessage("expected 2 values for [one, two], was 1");
  }

  private static Map<String, Object> ordered(String a, Object first, String b, Object second) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(a, first);
    map.put(b, second);
    return map;
  }

  @Test
  void aNameThatOccursTwiceIsRefused() {
    assertThatThrownBy(() -> Parameters.joined(List.of(ONE, ONE)))
        .hasMessage("expected every name once, was twice: one");
  }

  @Test
  void whatIsOfTheClassAlreadyIsNotCopiedAndAMapIs() {
    Map<String, Object> map = new LinkedHashMap<>(Map.of("one", 1L));
    Parameters copy = Parameters.copyOf(map);
    map.put("one", 2L);

    assertThat(copy).isEqualTo(Map.of("one", 1L));
    assertThat(Parameters.copyOf(copy)).isSameAs(copy);
    assertThat(new ComponentSpec("x", copy).parameters()).isSameAs(copy);
    assertThatThrownBy(() -> copy.put("one", 2L)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> copy.remove("one")).isInstanceOf(UnsupportedOperationException.class);
  }
}
