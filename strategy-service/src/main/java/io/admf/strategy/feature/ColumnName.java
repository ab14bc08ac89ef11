package io.admf.strategy.feature;

import io.admf.component.ComponentException;
import io.admf.component.ComponentInfo;
import io.admf.component.Names;
import io.admf.component.Parameter;
import io.admf.component.Scalars;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How columns are named. Numbers stand in the order of the parameters; a choice, or a number whose
 * default is 0, stands with its key and only when it differs from its default; then output and lag:
 * {@code atr_14}, {@code atr_14_smoothing_ema}, {@code bollinger_20_2p5_upper}, {@code
 * vwap_window_50_lag1}. A point is written {@code p} and a minus sign {@code m}, so that every name
 * can stand in a filter.
 */
final class ColumnName {

  private static final Pattern NUMBER = Pattern.compile("m?[0-9]+(?:p[0-9]+)?(?=_|$)");
  private static final Pattern LAG = Pattern.compile("lag([0-9]{1,6})");

  private ColumnName() {}

  /**
   * What a column name says after the feature's name.
   *
   * @param parameters by key, as Long, Double, Boolean or String
   */
  record Parts(Map<String, Object> parameters, @Nullable String output, int lag) {}

  /** The name of an indicator with these values, without output and lag. */
  static String base(ComponentInfo feature, Map<String, Object> complete) {
    StringBuilder name = new StringBuilder(feature.name());
    for (Parameter parameter : feature.parameters()) {
      if (!keyed(parameter)) {
        name.append('_').append(word(value(complete, parameter)));
      }
    }
    for (Parameter parameter : feature.parameters()) {
      Object value = value(complete, parameter);
      if (keyed(parameter) && !value.equals(defaultOf(parameter))) {
        name.append('_').append(parameter.key()).append('_').append(word(value));
      }
    }
    return name.toString();
  }

  /** Adds output and lag to the name of an indicator. */
  static String column(String base, List<String> outputs, int output, int lag) {
    return base
        + (outputs.size() == 1 ? "" : "_" + outputs.get(output))
        + (lag == 0 ? "" : "_lag" + lag);
  }

  /**
   * Reads the part of a column name that follows the feature's name.
   *
   * @param rest {@code 12_26_9_histogram}, or empty
   * @param outputsOf the outputs of the indicator with the parameters found
   * @throws ComponentException if it cannot be understood
   */
  static Parts parse(
      ComponentInfo feature, String rest, Function<Map<String, Object>, List<String>> outputsOf) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (Parameter parameter : feature.parameters()) {
      Matcher number = NUMBER.matcher(rest);
      if (!keyed(parameter) && number.lookingAt()) {
        parameters.put(parameter.key(), number(number.group()));
        rest = after(rest, number.end());
      }
    }
    for (Parameter parameter : feature.parameters()) {
      String value =
          keyed(parameter) && rest.startsWith(parameter.key() + "_")
              ? valueAtStart(parameter, rest.substring(parameter.key().length() + 1))
              : null;
      if (value != null) {
        parameters.put(
            parameter.key(), NUMBER.matcher(value).matches() ? number(value) : Scalars.read(value));
        rest = after(rest, parameter.key().length() + 1 + value.length());
      }
    }
    List<String> outputs = outputsOf.apply(parameters);
    String output = null;
    for (String candidate : outputs) {
      if (rest.equals(candidate) || rest.startsWith(candidate + "_")) {
        output = candidate;
        rest = after(rest, candidate.length());
        break;
      }
    }
    Matcher lag = LAG.matcher(rest);
    if (!rest.isEmpty() && !lag.matches()) {
      throw new ComponentException(
          "'%s' was not understood; expected %s%s".formatted(rest, form(feature), or(outputs)));
    }
    return new Parts(parameters, output, rest.isEmpty() ? 0 : Integer.parseInt(lag.group(1)));
  }

  private static String or(List<String> outputs) {
    return outputs.size() == 1 ? "" : " with an output among " + outputs;
  }

  /** How the feature is called: {@code sma(period, source)}. */
  static String form(ComponentInfo feature) {
    StringBuilder form = new StringBuilder(feature.name()).append('(');
    String separator = "";
    for (Parameter parameter : feature.parameters()) {
      form.append(separator).append(parameter.key());
      separator = ", ";
    }
    return form.append(')').toString();
  }

  private static @Nullable String valueAtStart(Parameter parameter, String rest) {
    if (!choice(parameter)) {
      Matcher number = NUMBER.matcher(rest);
      return number.lookingAt() ? number.group() : null;
    }
    String longest = null;
    for (String word : choices(parameter)) {
      boolean fits = rest.equals(word) || rest.startsWith(word + "_");
      if (fits && (longest == null || word.length() > longest.length())) {
        longest = word;
      }
    }
    return longest;
  }

  private static boolean choice(Parameter parameter) {
    return parameter.type().isEnum() || parameter.type() == boolean.class;
  }

  private static List<String> choices(Parameter parameter) {
    return parameter.type().isEnum()
        ? Arrays.stream(parameter.type().getEnumConstants()).map(ColumnName::word).toList()
        : List.of("true", "false");
  }

  private static String after(String rest, int end) {
    return end < rest.length() ? rest.substring(end + 1) : "";
  }

  private static boolean keyed(Parameter parameter) {
    return choice(parameter)
        || (defaultOf(parameter) instanceof Number number && number.doubleValue() == 0);
  }

  private static @Nullable Object defaultOf(Parameter parameter) {
    String otherwise = parameter.otherwise();
    return otherwise == null ? null : parameter.convert(Scalars.read(otherwise));
  }

  private static Object value(Map<String, Object> complete, Parameter parameter) {
    Object value = complete.get(parameter.key());
    if (value == null) {
      throw new IllegalStateException("expected a value for " + parameter.key());
    }
    return value;
  }

  private static Object number(String word) {
    return Scalars.read(word.replace('m', '-').replace('p', '.'));
  }

  private static String word(Object value) {
    if (value instanceof Enum<?> constant) {
      return Names.snake(constant.name());
    }
    return Names.text(value).replace('-', 'm').replace('.', 'p');
  }
}
