package io.admf.compose.axis;

import io.admf.config.BadInputException;
import io.admf.expression.Expression;
import io.admf.expression.ExpressionException;
import io.admf.expression.ExpressionType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A condition that combinations must meet; those that do not are left out.
 *
 * @param place where it was written, for messages
 * @param condition over the values that make up a combination
 * @param names those that it reads
 */
public record Constraint(String place, Expression condition, List<String> names) {

  /**
   * A constraint as it stands in YAML, before it is known what its names mean.
   *
   * @param place where it was written, for messages
   */
  public record Written(String place, String text) {

    /**
     * The constraint over values of these names.
     *
     * @throws BadInputException if it is no condition over them
     */
    public Constraint compile(Map<String, ExpressionType> known) {
      try {
        Expression condition = Expression.condition(text, known);
        List<String> names = List.copyOf(condition.variables().keySet());
        if (names.isEmpty()) {
          throw new BadInputException(
              place,
              "constraint '%s': expected a condition over some of %s, was one over none of them"
                  .formatted(text, known.keySet()));
        }
        return new Constraint(place, condition, names);
      } catch (ExpressionException e) {
        throw new BadInputException(place, readable(e));
      }
    }

    /**
     * Looks whether it is an expression at all.
     *
     * @throws BadInputException if it is not
     */
    public void parse() {
      try {
        Expression.identifiers(text);
      } catch (ExpressionException e) {
        throw new BadInputException(place, readable(e));
      }
    }

    private static String readable(ExpressionException e) {
      return String.valueOf(e.getMessage()).replaceFirst("^expression ", "constraint ");
    }
  }

  /** As the researcher wrote it. */
  public String text() {
    return condition.text();
  }

  /**
   * Whether a combination may stay. One that lacks a name that the condition reads is not meant by
   * it, and stays.
   *
   * @param values gives the value of a name, or null
   * @throws BadInputException if a value is not of the kind that the condition expects
   */
  public boolean admits(Function<String, ? extends @Nullable Object> values) {
    for (String name : names) {
      if (values.apply(name) == null) {
        return true;
      }
    }
    try {
      return condition.test(values);
    } catch (ExpressionException e) {
      throw new BadInputException(place, Written.readable(e));
    }
  }
}
