package io.admf.ledger.export;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * New names for those that a tool does not allow. A name that is allowed stays as it is. The others
 * are made allowable in their order, and the second that would be called the same gets {@code -2}:
 * two names never become one.
 */
final class Renaming {

  private final Map<String, String> names = new TreeMap<>();

  /**
   * @param originals in the order in which they are to be named
   * @param allowed whether a name may stay
   * @param made an allowed name like one that is not, with an ending put to it
   */
  Renaming(
      Collection<String> originals,
      Predicate<String> allowed,
      BiFunction<String, String, String> made) {
    TreeSet<String> taken = new TreeSet<>();
    for (String name : originals) {
      if (allowed.test(name)) {
        names.put(name, name);
        taken.add(name);
      }
    }
    for (String name : originals) {
      if (!names.containsKey(name)) {
        String candidate = made.apply(name, "");
        for (int i = 2; !taken.add(candidate); i++) {
          candidate = made.apply(name, "-" + i);
        }
        names.put(name, candidate);
      }
    }
  }

  /** The name that an original has in the text. */
  String of(String original) {
    return names.getOrDefault(original, original);
  }
}
