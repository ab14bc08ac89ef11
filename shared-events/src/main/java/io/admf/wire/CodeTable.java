package io.admf.wire;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers of an enum's constants on the wire: their places in a list that only ever grows at
 * its end, so that the order of the enum in source does not matter.
 */
final class CodeTable<E extends Enum<E>> {

  private final Class<E> type;
  private final List<E> constants;
  private final Map<E, Integer> codes;

  /**
   * @throws IllegalStateException if a constant of the enum has no code, or two
   */
  CodeTable(Class<E> type, List<E> constants) {
    this.type = type;
    this.constants = List.copyOf(constants);
    this.codes = new EnumMap<>(type);
    for (E constant : constants) {
      if (codes.put(constant, codes.size()) != null) {
        throw new IllegalStateException("expected one code for each constant, two for " + constant);
      }
    }
    if (codes.size() != type.getEnumConstants().length) {
      throw new IllegalStateException(
          "expected a code for each of the %d constants of %s, was %s"
              .formatted(type.getEnumConstants().length, type.getSimpleName(), constants));
    }
  }

  int code(E constant) {
    Integer code = codes.get(constant);
    if (code == null) {
      throw new IllegalStateException("no code for " + constant);
    }
    return code;
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
