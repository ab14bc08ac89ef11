package io.admf.expression;

/** An expression is wrong, or lacks a value. The message is for the user. */
public final class ExpressionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  ExpressionException(String message, int line, int column) {
    super(message);
    this.line = line;
    this.column = column;
  }

  /** The line of the first mistake, from 1. */
  public int line() {
    return line;
  }

  /** The column of the first mistake, from 1. */
  public int column() {
    return column;
  }
}
