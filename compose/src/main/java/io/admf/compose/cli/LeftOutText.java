package io.admf.compose.cli;

import io.admf.compose.axis.LeftOut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says how much constraints left out. */
final class LeftOutText {

  private LeftOutText() {}

  /** {@code ; constraints left out 12 combinations}, or nothing where there are none. */
  static String of(List<LeftOut> leftOut) {
    return leftOut.isEmpty() ? "" : "; " + sentence(leftOut);
  }

  /** A line of its own, or nothing where there are no constraints. */
  static String line(List<LeftOut> leftOut) {
    return leftOut.isEmpty() ? "" : "Not run    " + sentence(leftOut) + System.lineSeparator();
  }

  private static String sentence(List<LeftOut> leftOut) {
    Map<String, Long> counts = new LinkedHashMap<>();
    leftOut.forEach(each -> counts.merge(each.of(), each.count(), Long::sum));
    List<String> parts = new ArrayList<>();
    counts.forEach((of, count) -> parts.add(String.format(Locale.ROOT, "%,d %s", count, of)));
    return "constraints left out " + String.join(" and ", parts);
  }
}
