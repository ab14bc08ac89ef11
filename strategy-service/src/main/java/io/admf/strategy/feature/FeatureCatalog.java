package io.admf.strategy.feature;

import io.admf.component.ComponentException;
import io.admf.component.ComponentInfo;
import io.admf.component.ComponentKind;
import io.admf.component.Components;
import io.admf.component.Names;
import io.admf.component.Parameter;
import io.admf.component.Scalars;
import io.admf.plan.ComponentSpec;
import io.admf.strategy.Classifier;
import io.admf.strategy.Indicator;
import io.admf.strategy.Strategy;
import io.admf.strategy.StrategyKinds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Knows all features and what an expression over them means. Remembers what it was asked, since the
 * strategies of a sweep ask for the same features over and over. For one thread.
 */
public final class FeatureCatalog {

  private static final Pattern FIGURE = Pattern.compile("(.+?)(?:_lag([0-9]{1,6}))?");

  private final Components components;
  private final Map<String, FeatureExpression> parsed = new LinkedHashMap<>();
  private final Map<List<Object>, FeatureColumn> resolved = new LinkedHashMap<>();

  public FeatureCatalog(Components components) {
    this.components = components;
  }

  /**
   * The columns that a strategy or classifier declares, in its order, with the values of its
   * parameters put in.
   *
   * @throws ComponentException if there is no such component, or a parameter or feature is wrong
   */
  public List<FeatureColumn> declaredBy(ComponentKind<?, ?> kind, ComponentSpec spec) {
    ComponentInfo owner = components.require(kind.name(), spec.type());
    Map<String, Object> parameters = owner.complete(spec.parameters());
    List<FeatureColumn> columns = new ArrayList<>();
    for (String expression : expressionsOf(owner)) {
      try {
        columns.add(resolve(expression, parameters));
      } catch (ComponentException e) {
        throw new ComponentException(
            "%s %s: %s".formatted(owner.kind(), owner.name(), e.getMessage()));
      }
    }
    return columns;
  }

  private static String[] expressionsOf(ComponentInfo owner) {
    return switch (owner.annotation()) {
      case Strategy strategy -> strategy.features();
      case Classifier classifier -> classifier.features();
      default -> throw new IllegalArgumentException("expected a component that reads features");
    };
  }

  /**
   * The column that an expression or a column name means: {@code sma(20)} and {@code sma_20} are
   * the same.
   *
   * @throws ComponentException if it means none
   */
  public FeatureColumn resolve(String expression) {
    return resolve(expression, Map.of());
  }

  /**
   * The column that an expression means.
   *
   * @param names what the names among its arguments stand for
   * @throws ComponentException if it means none
   */
  FeatureColumn resolve(String expression, Map<String, Object> names) {
    FeatureExpression parts = parsed.computeIfAbsent(expression, FeatureExpression::parse);
    List<Object> question = question(expression, parts, names);
    FeatureColumn known = resolved.get(question);
    if (known == null) {
      try {
        known = resolve(parts, names);
      } catch (ComponentException e) {
        throw new ComponentException("feature %s: %s".formatted(expression, e.getMessage()));
      }
      resolved.put(question, known);
    }
    return known;
  }

  /** The expression with what the names in it stand for. */
  private static List<Object> question(
      String expression, FeatureExpression parts, Map<String, Object> names) {
    List<Object> question = new ArrayList<>();
    question.add(expression);
    if (parts.arguments() != null) {
      for (FeatureExpression.Argument argument : parts.arguments()) {
        question.add(names.getOrDefault(argument.text(), ""));
      }
    }
    return question;
  }

  private FeatureColumn resolve(FeatureExpression parsed, Map<String, Object> names) {
    FeatureColumn price = parsed.arguments() == null ? price(parsed) : null;
    if (price != null) {
      return price;
    }
    FeatureColumn figure = figure(parsed, names);
    if (figure != null) {
      return figure;
    }
    ComponentInfo feature = feature(parsed);
    Map<String, Object> parameters = new LinkedHashMap<>();
    String output = parsed.output();
    int lag = parsed.lag();
    if (parsed.arguments() != null) {
      bind(feature, parsed.arguments(), names, parameters);
    } else if (parsed.head().length() > feature.name().length()) {
      String rest = parsed.head().substring(feature.name().length() + 1);
      ColumnName.Parts parts =
          ColumnName.parse(feature, rest, found -> create(feature, found).outputs());
      parameters.putAll(parts.parameters());
      output = output == null ? parts.output() : output;
      lag += parts.lag();
    }
    Indicator indicator = create(feature, parameters);
    String base = ColumnName.base(feature, feature.complete(parameters));
    int index = output == null ? 0 : indicator.outputs().indexOf(output);
    if (index < 0) {
      throw new ComponentException(
          "expected an output among %s, was %s%s"
              .formatted(indicator.outputs(), output, meant(output, indicator.outputs())));
    }
    String name = ColumnName.column(base, indicator.outputs(), index, lag);
    return new FeatureColumn(name, base, indicator, index, lag);
  }

  private static @Nullable FeatureColumn price(FeatureExpression parsed) {
    String head = parsed.head();
    int lag = parsed.lag();
    int suffix = head.indexOf("_lag");
    if (suffix > 0 && head.substring(suffix + 4).matches("[0-9]{1,6}")) {
      lag += Integer.parseInt(head.substring(suffix + 4));
      head = head.substring(0, suffix);
    }
    PriceColumn column = PriceColumn.of(head);
    if (column == null) {
      return null;
    }
    if (parsed.output() != null) {
      throw new ComponentException("%s has no outputs, was .%s".formatted(head, parsed.output()));
    }
    String name = ColumnName.column(head, Indicator.SINGLE, 0, lag);
    return new FeatureColumn(name, head, null, 0, lag);
  }

  /** {@code economic(US_CPI_YOY)}, or its column {@code economic_US_CPI_YOY}. */
  private static @Nullable FeatureColumn figure(
      FeatureExpression parsed, Map<String, Object> names) {
    List<FeatureExpression.Argument> arguments = parsed.arguments();
    String figure;
    int lag = parsed.lag();
    if (arguments == null && parsed.head().startsWith(FeatureColumn.ECONOMIC)) {
      Matcher column = FIGURE.matcher(parsed.head().substring(FeatureColumn.ECONOMIC.length()));
      if (!column.matches()) {
        return null;
      }
      figure = column.group(1);
      lag += column.group(2) == null ? 0 : Integer.parseInt(column.group(2));
    } else if (arguments != null && parsed.head().equals("economic")) {
      if (arguments.size() != 1) {
        throw new ComponentException(
            "expected the name of one figure, such as economic(US_CPI_YOY), was %d"
                .formatted(arguments.size()));
      }
      String text = arguments.getFirst().text();
      figure = String.valueOf(names.getOrDefault(text, text));
    } else {
      return null;
    }
    if (!figure.matches("[A-Za-z][A-Za-z0-9_]*")) {
      throw new ComponentException(
          "a figure must be letters, digits and _ such as US_CPI_YOY, was " + figure);
    }
    if (parsed.output() != null) {
      throw new ComponentException(
          "%s has no outputs, was .%s".formatted(parsed.head(), parsed.output()));
    }
    String base = FeatureColumn.ECONOMIC + figure;
    return new FeatureColumn(ColumnName.column(base, Indicator.SINGLE, 0, lag), base, null, 0, lag);
  }

  private ComponentInfo feature(FeatureExpression parsed) {
    String head = parsed.head();
    ComponentInfo found = components.find(StrategyKinds.FEATURE.name(), head);
    int end = parsed.arguments() == null && found == null ? head.lastIndexOf('_') : -1;
    for (; found == null && end > 0; end = head.lastIndexOf('_', end - 1)) {
      found = components.find(StrategyKinds.FEATURE.name(), head.substring(0, end));
    }
    if (found == null) {
      TreeSet<String> known = new TreeSet<>(PriceColumn.names());
      for (ComponentInfo info : components.all(StrategyKinds.FEATURE.name())) {
        known.add(info.name());
      }
      String word = head.replaceAll("(_m?[0-9].*)?$", "");
      throw new ComponentException(
          "no feature is called %s%s; there are %s".formatted(head, meant(word, known), known));
    }
    for (Parameter parameter : found.parameters()) {
      if (parameter.type() == String.class) {
        throw new ComponentException(
            "parameter %s is text; expected a number, true or false, or a choice"
                .formatted(parameter.key()));
      }
    }
    return found;
  }

  private Indicator create(ComponentInfo feature, Map<String, Object> parameters) {
    return components.create(StrategyKinds.FEATURE, new ComponentSpec(feature.name(), parameters));
  }

  private static void bind(
      ComponentInfo feature,
      List<FeatureExpression.Argument> arguments,
      Map<String, Object> names,
      Map<String, Object> into) {
    int position = 0;
    for (FeatureExpression.Argument argument : arguments) {
      Parameter parameter;
      if (argument.key() != null) {
        parameter = feature.parameter(argument.key());
        if (parameter == null) {
          List<String> keys = feature.parameters().stream().map(Parameter::key).toList();
          throw new ComponentException(
              "%s has no parameter %s%s; it has %s"
                  .formatted(feature.name(), argument.key(), meant(argument.key(), keys), keys));
        }
      } else if (position < feature.parameters().size()) {
        parameter = feature.parameters().get(position);
      } else {
        throw new ComponentException(
            "expected at most %d arguments as in %s, was %d"
                .formatted(
                    feature.parameters().size(), ColumnName.form(feature), arguments.size()));
      }
      position++;
      if (into.put(parameter.key(), value(argument.text(), parameter, names)) != null) {
        throw new ComponentException("expected %s once, was twice".formatted(parameter.key()));
      }
    }
  }

  private static Object value(String text, Parameter parameter, Map<String, Object> names) {
    Object named = names.get(text);
    if (named != null) {
      return named instanceof Enum<?> constant ? Names.snake(constant.name()) : named;
    }
    Object value = Scalars.read(text);
    if (value instanceof String && !parameter.type().isEnum()) {
      throw new ComponentException(
          "%s must be %s or the name of a parameter%s, was %s%s"
              .formatted(
                  parameter.key(),
                  parameter.expected(),
                  names.isEmpty() ? "" : " among " + names.keySet(),
                  text,
                  meant(text, names.keySet())));
    }
    return value;
  }

  private static String meant(@Nullable String name, Collection<String> known) {
    String nearest = name == null ? null : Names.nearest(name, known);
    return nearest == null ? "" : "; did you mean " + nearest + "?";
  }
}
