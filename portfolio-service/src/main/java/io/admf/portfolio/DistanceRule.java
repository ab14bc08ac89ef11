package io.admf.portfolio;

import java.util.List;

/** Says how far from a position's price its stop or its target is. */
public interface DistanceRule {

  /** How far; {@link Reach#NOWHERE} when that cannot be said. */
  Reach reach(DistanceQuestion question);

  /** The indicators it wants to see, such as {@code atr(14)}; they arrive in the question. */
  default List<String> features() {
    return List.of();
  }
}
