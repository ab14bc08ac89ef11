package io.admf.plan;

/** What an account may do. */
public enum AccountKind {
  /** Whatever the portfolio's risk rules allow; nothing is charged for. */
  SIMPLE,
  /** Buys with settled cash, and sells what it has. */
  CASH,
  /** Buys on credit and sells short, within its margin. */
  MARGIN
}
