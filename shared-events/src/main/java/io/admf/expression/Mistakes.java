package io.admf.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with one expression, all of it. */
final class Mistakes {

  private static final Pattern NO_OVERLOAD =
      Pattern.compile("found no matching overload for '(.*?)' applied to '(.*?)'.*");

  private final String text;
  private final List<Mistake> found = new ArrayList<>();

  private record Mistake(int line, int column, String message) {}

  Mistakes(String text) {
    this.text = text;
  }

  /**
   * @param expression the number of the node that is wrong
   * @param source knows where that node stands
   */
  void add(CelSource source, long expression, String message) {
    Integer offset = source.getPositionsMap().get(expression);
    CelSourceLocation place =
        offset == null
            ? CelSourceLocation.of(1, 0)
            : source.getOffsetLocation(offset).orElse(CelSourceLocation.of(1, 0));
    found.add(new Mistake(place.getLine(), place.getColumn() + 1, message));
  }

  /** Mistakes that CEL's parser found: these know their place. */
  void addParsed(List<CelIssue> issues) {
    for (CelIssue issue : issues) {
      CelSourceLocation place = issue.getSourceLocation();
      found.add(
          new Mistake(
              Math.max(1, place.getLine()),
              Math.max(0, place.getColumn()) + 1,
              issue.getMessage()));
    }
  }

  /** Mistakes that CEL's type checker found. */
  void addChecked(CelSource source, List<CelIssue> issues) {
    for (CelIssue issue : issues) {
      add(source, issue.getExprId(), readable(issue.getMessage()));
    }
  }

  /** In a researcher's words: {@code found no matching overload for '_>_'} says little. */
  private static String readable(String message) {
    Matcher overload = NO_OVERLOAD.matcher(message);
    if (!overload.matches()) {
      return message;
    }
    String types =
        overload
            .group(2)
            .replace("double", "number")
            .replace("string", "text")
            .replace("bool", "true or false");
    return String.format(
        Locale.ROOT, "%s does not apply to %s", overload.group(1).replace("_", " ").trim(), types);
  }

  void throwIfAny() {
    if (found.isEmpty()) {
      return;
    }
    found.sort(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column));
    List<String> lines = new ArrayList<>();
    boolean oneLine = text.lines().count() <= 1;
    for (Mistake mistake : found) {
      String place =
          oneLine
              ? "column " + mistake.column
              : "line " + mistake.line + ", column " + mistake.column;
      lines.add(place + ": " + mistake.message);
    }
    throw new ExpressionException(
        "expression '%s': %s".formatted(text, String.join("; ", lines)),
        found.getFirst().line,
        found.getFirst().column);
  }
}
