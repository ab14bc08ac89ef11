package io.admf.portfolio;

import java.util.List;

/** Decides how large an entry is. */
public interface Sizer {

  /**
   * The size of a new position.
   *
   * @return size units of the instrument, not negative; 0 when the position would be too small to
   *     take
   */
  long size(SizingQuestion question);

  /** The indicators it wants to see, such as {@code atr(14)}; they arrive in the question. */
  default List<String> features() {
    return List.of();
  }

  /** How the size comes about, for people. */
  String explain(SizingQuestion question);
}
