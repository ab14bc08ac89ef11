package io.admf.compose.experiment;

import io.admf.config.Problems;
import io.admf.config.Section;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Names the entries of a list, so that results can tell them apart. */
final class Titles {

  private final String what;
  private final Problems problems;
  private final TreeSet<String> given = new TreeSet<>();
  private int unnamed;

  /**
   * @param what the entries are, in the plural, for messages
   */
  Titles(String what, Problems problems) {
    this.what = what;
    this.problems = problems;
  }

  /** The name of an entry: as it says, or else its type, or else {@code custom}. */
  String of(Section section, @Nullable String type) {
    String name = section.text("name");
    if (name == null) {
      name = type;
    }
    if (name == null) {
      name = unnamed++ == 0 ? "custom" : "custom_" + unnamed;
    }
    if (!given.add(name)) {
      problems.add(
          section.place().toString(),
          "two %s are called %s; give one of them a name of its own".formatted(what, name));
    }
    return name;
  }
}
