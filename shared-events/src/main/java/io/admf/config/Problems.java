package io.admf.config;

import java.util.ArrayList;
import java.util.List;

/** Collects mistakes so that all can be reported at once. Not safe for several threads. */
public final class Problems {

  private final List<Problem> found = new ArrayList<>();

  /** Adds a mistake. */
  public void add(String where, String message) {
    Problem problem = new Problem(where, message);
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  /** Whether any was added. */
  public boolean any() {
    return !found.isEmpty();
  }

  /** What was added, in order. */
  public List<Problem> list() {
    return List.copyOf(found);
  }

  /**
   * Does nothing when no mistake was found.
   *
   * @throws BadInputException with all that were
   */
  public void throwIfAny() {
    if (any()) {
      throw new BadInputException(list());
    }
  }
}
