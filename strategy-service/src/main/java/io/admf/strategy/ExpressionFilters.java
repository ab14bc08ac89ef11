package io.admf.strategy;

import io.admf.component.ComponentException;
import io.admf.expression.Expression;
import io.admf.expression.ExpressionException;
import io.admf.expression.ExpressionType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Conditions as expressions: the {@link FilterCompiler} that runs use. */
public final class ExpressionFilters {

  private ExpressionFilters() {}

  /**
   * Compiles an expression such as {@code rsi_14 < 70 && regime != 'high_vol'}.
   *
   * @throws io.admf.component.ComponentException if it is not a condition
   */
  public static SignalFilter compile(String text) {
    try {
      return filter(text);
    } catch (ExpressionException e) {
      throw new ComponentException(String.valueOf(e.getMessage()));
    }
  }

  private static SignalFilter filter(String text) {
    List<String> names = List.copyOf(Expression.identifiers(text));
    Map<String, ExpressionType> types = new LinkedHashMap<>();
    for (String name : names) {
      boolean isText = name.equals("regime") || name.equals("action");
      types.put(name, isText ? ExpressionType.TEXT : ExpressionType.NUMBER);
    }
    Expression condition = Expression.condition(text, types);
    return new SignalFilter() {
      @Override
      public List<String> variables() {
        return names;
      }

      @Override
      public boolean passes(Object[] values) {
        return condition.test(name -> values[names.indexOf(name)]);
      }
    };
  }
}
