package io.admf.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An expression that was checked and can be evaluated any number of times, from any thread.
 *
 * <p>The language is CEL with three conveniences: every number is a double, so that {@code rsi_14 <
 * 70} and {@code close > 2 * sma_20} mean what they say (there is no integer division and no {@code
 * %}); {@code math.abs}, {@code math.greatest}, {@code math.least}, {@code math.floor} and their
 * like are there; and a variable's name may contain points. {@code size(…)} gives an integer: it
 * compares by {@code <} and {@code >}; for {@code ==} write {@code double(size(…))}.
 *
 * <p>A comparison with NaN is false and {@code !=} true, as in IEEE 754; so {@code !(x < 1)} holds
 * while {@code x} is not there yet.
 */
public final class Expression {

  private final String text;
  private final SortedMap<String, ExpressionType> variables;
  private final ExpressionType type;
  private final Program program;

  private Expression(
      String text,
      SortedMap<String, ExpressionType> variables,
      ExpressionType type,
      Program program) {
    this.text = text;
    this.variables = variables;
    this.type = type;
    this.program = program;
  }

  /**
   * Reads an expression.
   *
   * @param variables the names it may use, and what they are
   * @throws ExpressionException naming everything that is wrong with it, and where
   */
  public static Expression compile(String text, Map<String, ExpressionType> variables) {
    CelAbstractSyntaxTree tree = Language.parse(text);
    CelAbstractSyntaxTree typed = Language.check(text, tree, variables);
    SortedMap<String, ExpressionType> used = new TreeMap<>(variables);
    used.keySet().retainAll(FreeVariables.of(tree.getExpr()).keySet());
    return new Expression(
        text,
        Collections.unmodifiableSortedMap(used),
        Objects.requireNonNull(Language.resultType(typed)),
        Language.program(typed));
  }

  /** Reads an expression over numbers. */
  public static Expression compile(String text, Collection<String> numbers) {
    Map<String, ExpressionType> variables = new TreeMap<>();
    numbers.forEach(name -> variables.put(name, ExpressionType.NUMBER));
    return compile(text, variables);
  }

  /**
   * Reads an expression that must be true or false.
   *
   * @throws ExpressionException also if it is a number or text
   */
  public static Expression condition(String text, Map<String, ExpressionType> variables) {
    Expression expression = compile(text, variables);
    if (expression.type != ExpressionType.BOOLEAN) {
      throw new ExpressionException(
          "expression '%s': expected a condition, which is true or false, was %s"
              .formatted(text, expression.type == ExpressionType.TEXT ? "text" : "a number"),
          1,
          1);
    }
    return expression;
  }

  /**
   * The variables that a text uses, sorted, so that the caller can find out what they are before
   * {@link #compile}.
   *
   * @throws ExpressionException if the text is not an expression
   */
  public static SortedSet<String> identifiers(String text) {
    return Collections.unmodifiableSortedSet(
        new TreeSet<>(FreeVariables.of(Language.parse(text).getExpr()).keySet()));
  }

  /** As the researcher wrote it. */
  public String text() {
    return text;
  }

  /** The variables that it uses, sorted, and what they are. */
  public SortedMap<String, ExpressionType> variables() {
    return variables;
  }

  /** What it gives. */
  public ExpressionType type() {
    return type;
  }

  /**
   * Its value: a Double, String or Boolean, as {@link #type} says.
   *
   * @param values gives each variable that is asked for: a Number, String or Boolean
   * @throws ExpressionException if a value is missing or of the wrong type
   */
  public Object evaluate(Function<String, ? extends @Nullable Object> values) {
    try {
      Object value = program.eval(name -> Optional.of(given(name, values.apply(name))));
      return value instanceof Number number ? (Object) number.doubleValue() : value;
    } catch (CelEvaluationException e) {
      if (e.getCause() instanceof ExpressionException missing) {
        throw missing;
      }
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  /** Its value over values by name. */
  public Object evaluate(Map<String, ? extends @Nullable Object> values) {
    return evaluate((Function<String, @Nullable Object>) values::get);
  }

  /**
   * Whether it holds.
   *
   * @throws IllegalStateException if it is not of type {@link ExpressionType#BOOLEAN}
   */
  public boolean test(Function<String, ? extends @Nullable Object> values) {
    if (type != ExpressionType.BOOLEAN) {
      throw new IllegalStateException("expected a condition, was " + type + ": " + text);
    }
    return (Boolean) evaluate(values);
  }

  /** Whether it holds over values by name. */
  public boolean test(Map<String, ? extends @Nullable Object> values) {
    return test((Function<String, @Nullable Object>) values::get);
  }

  private Object given(String name, @Nullable Object value) {
    ExpressionType expected = Objects.requireNonNull(variables.get(name));
    return switch (value) {
      case Number number when expected == ExpressionType.NUMBER -> number.doubleValue();
      case String string when expected == ExpressionType.TEXT -> string;
      case Boolean flag when expected == ExpressionType.BOOLEAN -> flag;
      case null, default ->
          throw wrong(
              "expected a value of type %s for %s, was %s".formatted(expected, name, value));
    };
  }

  private ExpressionException wrong(String message) {
    return new ExpressionException("expression '%s': %s".formatted(text, message), 1, 1);
  }

  @Override
  public String toString() {
    return text;
  }
}
