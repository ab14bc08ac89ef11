package io.admf.reporting.gain;

import java.util.Locale;

/** What equity comes from and goes to, in the order in which tables have it. */
public enum Source {
  /** Positions that were closed, before commission. */
  REALISED("Income:RealisedPnL"),
  /** Positions open at the end, at their marks. */
  UNREALISED(""),
  /** Dividends; paid where short. */
  DIVIDENDS("Income:Dividends"),
  /** Interest received on cash. */
  INTEREST("Income:Interest"),
  /** Interest paid on debit. */
  INTEREST_PAID("Expenses:Interest"),
  /** Fees for what is short. */
  BORROW("Expenses:Borrow"),
  /** What currencies gained while a position was held. */
  FX("Income:FX"),
  /** Commissions paid. */
  COMMISSION("Expenses:Commission"),
  /** Any other income and expense. */
  OTHER("");

  private final String account;

  Source(String account) {
    this.account = account;
  }

  /** The source that an account of income or expenses tells of. */
  static Source of(String account) {
    for (Source source : values()) {
      String stem = source.account;
      if (!stem.isEmpty()
          && account.startsWith(stem)
          && (account.length() == stem.length() || account.charAt(stem.length()) == ':')) {
        return source;
      }
    }
    return OTHER;
  }

  /** What an account says after the source: a symbol, or nothing. */
  String symbol(String name) {
    return account.isEmpty() || name.length() <= account.length()
        ? ""
        : name.substring(account.length() + 1);
  }

  /** Its name in files: {@code interest_paid}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
