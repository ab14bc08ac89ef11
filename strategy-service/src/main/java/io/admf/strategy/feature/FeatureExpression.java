package io.admf.strategy.feature;

import io.admf.component.ComponentException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A feature expression taken apart, before anything in it is looked up.
 *
 * @param head the name before any parenthesis: a feature's name, or a column name such as {@code
 *     sma_20}
 * @param arguments what stands in parentheses, or null when there are none
 * @param output what follows the dot, or null
 * @param lag what stands in brackets, or 0
 */
record FeatureExpression(
    String head, @Nullable List<Argument> arguments, @Nullable String output, int lag) {

  private static final Pattern FORM =
      Pattern.compile(
          "\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*(?:\\(([^()]*)\\)\\s*)?"
              + "(?:\\.\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*)?(?:\\[\\s*([0-9]{1,6})\\s*]\\s*)?");

  private static final Pattern ARGUMENT =
      Pattern.compile("\\s*(?:([A-Za-z_][A-Za-z0-9_]*)\\s*=)?\\s*([-+.A-Za-z0-9_]+)\\s*");

  /** One argument, with the parameter that it is for where the text says so. */
  record Argument(@Nullable String key, String text) {}

  /** Takes {@code text} apart. */
  static FeatureExpression parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new ComponentException(
          "feature %s: expected the form name(arguments).output[bars ago], such as sma(20), close[1] or macd(12, 26, 9).signal"
              .formatted(text));
    }
    String inside = form.group(2);
    String lag = form.group(4);
    return new FeatureExpression(
        form.group(1),
        inside == null ? null : arguments(text, inside),
        form.group(3),
        lag == null ? 0 : Integer.parseInt(lag));
  }

  private static List<Argument> arguments(String text, String inside) {
    List<Argument> arguments = new ArrayList<>();
    if (inside.isBlank()) {
      return arguments;
    }
    for (String part : inside.split(",", -1)) {
      Matcher argument = ARGUMENT.matcher(part);
      if (!argument.matches()) {
        throw new ComponentException(
            "feature %s: expected a number, a parameter's name or key=value between the commas, was '%s'"
                .formatted(text, part.trim()));
      }
      arguments.add(new Argument(argument.group(1), argument.group(2)));
    }
    return arguments;
  }
}
