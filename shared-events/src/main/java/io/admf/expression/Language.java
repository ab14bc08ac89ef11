package io.admf.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelMutableAst;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableMutableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.Program;
import io.admf.component.Names;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** CEL as researchers expect it: every number a double, mathematical functions included. */
final class Language {

  private static final CelOptions OPTIONS =
      CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addLibraries(CelExtensions.math())
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(OPTIONS)
          .addLibraries(CelExtensions.math())
          .build();

  private Language() {}

  /** The tree of a text that is an expression. */
  static CelAbstractSyntaxTree parse(String text) {
    Mistakes mistakes = new Mistakes(text);
    CelValidationResult parsed = COMPILER.parse(text);
    mistakes.addParsed(parsed.getErrors());
    mistakes.throwIfAny();
    return tree(parsed);
  }

  /** The tree with its types, every variable being known and every whole number a double. */
  static CelAbstractSyntaxTree check(
      String text, CelAbstractSyntaxTree tree, Map<String, ExpressionType> variables) {
    Mistakes mistakes = new Mistakes(text);
    SortedMap<String, ExpressionType> known = new TreeMap<>(variables);
    FreeVariables.of(tree.getExpr())
        .forEach(
            (name, node) -> {
              if (!known.containsKey(name)) {
                mistakes.add(tree.getSource(), node, unknown(name, known));
              }
            });
    mistakes.throwIfAny();
    CelCompilerBuilder compiler = COMPILER.toCompilerBuilder();
    known.forEach((name, type) -> compiler.addVar(name, celType(type)));
    CelValidationResult checked = compiler.build().check(doubles(tree));
    mistakes.addChecked(tree.getSource(), checked.getErrors());
    mistakes.throwIfAny();
    CelAbstractSyntaxTree typed = tree(checked);
    if (resultType(typed) == null) {
      mistakes.add(
          tree.getSource(),
          tree.getExpr().id(),
          "expected a number, text or true or false, was " + typed.getResultType().name());
    }
    mistakes.throwIfAny();
    return typed;
  }

  /** What an expression gives, or null if that is nothing we know. */
  static @Nullable ExpressionType resultType(CelAbstractSyntaxTree typed) {
    return switch (typed.getResultType().kind()) {
      case DOUBLE, INT, UINT -> ExpressionType.NUMBER;
      case STRING -> ExpressionType.TEXT;
      case BOOL -> ExpressionType.BOOLEAN;
      default -> null;
    };
  }

  static Program program(CelAbstractSyntaxTree typed) {
    try {
      return RUNTIME.createProgram(typed);
    } catch (CelEvaluationException e) {
      throw new IllegalStateException("an expression that was checked cannot be planned", e);
    }
  }

  private static CelType celType(ExpressionType type) {
    return switch (type) {
      case NUMBER -> SimpleType.DOUBLE;
      case TEXT -> SimpleType.STRING;
      case BOOLEAN -> SimpleType.BOOL;
    };
  }

  private static String unknown(String name, SortedMap<String, ExpressionType> known) {
    String nearest = Names.nearest(name, known.keySet());
    return "there is no %s%s; there are %s"
        .formatted(name, nearest == null ? "" : ", did you mean " + nearest + "?", known.keySet());
  }

  /** {@code 2 * close} is a type error in CEL, which does not mix int and double: 2 becomes 2.0. */
  private static CelAbstractSyntaxTree doubles(CelAbstractSyntaxTree tree) {
    CelMutableAst copy = CelMutableAst.fromCelAst(tree);
    CelNavigableMutableAst.fromAst(copy)
        .getRoot()
        .allNodes()
        .filter(node -> node.getKind() == Kind.CONSTANT)
        .filter(node -> node.expr().constant().getKind() == CelConstant.Kind.INT64_VALUE)
        .forEach(
            node -> {
              double value = node.expr().constant().int64Value();
              node.expr().setConstant(CelConstant.ofValue(value));
            });
    return copy.toParsedAst();
  }

  private static CelAbstractSyntaxTree tree(CelValidationResult valid) {
    try {
      return valid.getAst();
    } catch (CelValidationException e) {
      throw new IllegalStateException("no mistakes, yet no tree", e);
    }
  }
}
