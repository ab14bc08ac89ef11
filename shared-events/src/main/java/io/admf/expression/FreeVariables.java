package io.admf.expression;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names in an expression that stand for values from outside, each with the node where it is
 * first used. A name with points, {@code macd.signal}, is one name; the variable of a macro such as
 * {@code exists} is not free; neither is {@code math} before a function.
 */
final class FreeVariables {

  private final SortedMap<String, Long> found = new TreeMap<>();
  private final Deque<String> bound = new ArrayDeque<>();

  private FreeVariables() {}

  static SortedMap<String, Long> of(CelExpr expression) {
    FreeVariables variables = new FreeVariables();
    variables.visit(expression);
    return variables.found;
  }

  private void visit(CelExpr e) {
    switch (e.getKind()) {
      case IDENT, SELECT -> name(e);
      case CALL -> {
        e.call().target().filter(target -> !isMath(target)).ifPresent(this::visit);
        e.call().args().forEach(this::visit);
      }
      case LIST -> e.list().elements().forEach(this::visit);
      case MAP ->
          e.map()
              .entries()
              .forEach(
                  entry -> {
                    visit(entry.key());
                    visit(entry.value());
                  });
      case STRUCT -> e.struct().entries().forEach(entry -> visit(entry.value()));
      case COMPREHENSION -> comprehension(e.comprehension());
      case CONSTANT, NOT_SET -> {}
    }
  }

  private static boolean isMath(CelExpr target) {
    return target.getKind() == Kind.IDENT && target.ident().name().equals("math");
  }

  private void name(CelExpr e) {
    String name = qualified(e);
    if (name == null) {
      visit(e.select().operand());
    } else if (!bound.contains(name.contains(".") ? name.substring(0, name.indexOf('.')) : name)) {
      found.putIfAbsent(name, e.id());
    }
  }

  /** The name that a chain of points spells, or null when it begins with something else. */
  private static @Nullable String qualified(CelExpr e) {
    if (e.getKind() == Kind.IDENT) {
      return e.ident().name();
    }
    if (e.getKind() != Kind.SELECT) {
      return null;
    }
    String before = qualified(e.select().operand());
    return before == null ? null : before + '.' + e.select().field();
  }

  private void comprehension(CelComprehension c) {
    visit(c.iterRange());
    visit(c.accuInit());
    bound.push(c.accuVar());
    bound.push(c.iterVar());
    bound.push(c.iterVar2());
    visit(c.loopCondition());
    visit(c.loopStep());
    visit(c.result());
    bound.pop();
    bound.pop();
    bound.pop();
  }
}
