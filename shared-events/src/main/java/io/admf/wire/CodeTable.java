package io.admf.wire;

import java.util.Arrays;
import java.util.List;

/**
 * The numbers of an enum's constants on the wire: their places in a list that only ever grows at
 * its end, so that the order of the enum in source does not matter.
 */
final class CodeTable<E extends Enum<E>> {

  private final Class<E> type;
  private final List<E> constants;
  private final int[] codes;

  /**
   * @throws IllegalStateException if a constant of the enum has no code, or two
   */
  CodeTable(Class<E> type, List<E> constants) {
    this.type = type;
    this.constants = List.copyOf(constants);
    this.codes = new int[type.getEnumConstants().length];
    Arrays.fill(codes, -1);
    for (int code = 0; code < constants.size(); code++) {
      if (codes[constants.get(code).ordinal()] >= 0) {
        throw new IllegalStateException("two codes for " + constants.get(code));
      }
      codes[constants.get(code).ordinal()] = code;
    }
    if (constants.size() != codes.length) {
      throw new IllegalStateException(
          "expected a code for each of the %d constants of %s, was %d"
              .formatted(codes.length, type.getSimpleName(), constants.size()));
    }
  }

  int code(E constant) {
    return codes[constant.ordinal()];
  }

  E constant(int code) {
    if (code >= constants.size()) {
      throw new WireException(
          "expected the code of a %s, 0 to %d, found %d"
              .formatted(type.getSimpleName(), constants.size() - 1, code));
    }
    return constants.get(code);
  }
}
