package io.admf.plan;

/** When a dividend becomes cash. */
public enum DividendDay {
  /** On the day from which on the shares trade without it. */
  EX_DATE,
  /** On the day it is paid; until then the account is owed it. */
  PAY_DATE
}
