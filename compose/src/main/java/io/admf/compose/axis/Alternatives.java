package io.admf.compose.axis;

import io.admf.config.Section;
import io.admf.config.Yaml;
import java.util.List;

/**
 * Reads a key whose value is a list by its nature, such as the strategies that a portfolio joins.
 * There a list of lists is the axis: {@code [[a, b], [a]]}.
 */
public final class Alternatives {

  private Alternatives() {}

  /**
   * The lists to try, each as a section with the key alone.
   *
   * @return the section itself when the key holds one list, or is not given
   */
  public static List<Section> of(Section section, String key) {
    if (section.get(key) instanceof Yaml.Sequence sequence
        && sequence.items().stream().anyMatch(Yaml.Sequence.class::isInstance)) {
      return sequence.items().stream().map(item -> alone(section, key, item)).toList();
    }
    return List.of(section);
  }

  private static Section alone(Section section, String key, Yaml value) {
    return Section.of(
        new Yaml.Mapping(value.place(), List.of(new Yaml.Entry(value.place(), key, value))),
        section.problems());
  }
}
