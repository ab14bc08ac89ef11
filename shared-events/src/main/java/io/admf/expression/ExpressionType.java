package io.admf.expression;

/** What a variable or a result is. */
public enum ExpressionType {
  /** A number, always an IEEE double. */
  NUMBER,
  /** Text, such as the name of a regime. */
  TEXT,
  /** True or false. */
  BOOLEAN
}
