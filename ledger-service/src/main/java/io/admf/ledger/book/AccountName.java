package io.admf.ledger.book;

import java.util.List;
import java.util.Locale;

/**
 * An account's name, which says what it is for: {@code Assets:Cash}, {@code
 * Income:RealisedPnL:AAPL}.
 */
public record AccountName(String text) implements Comparable<AccountName> {

  private static final List<String> ROOTS =
      List.of("Assets", "Liabilities", "Equity", "Income", "Expenses");

  /** Its first word. */
  public String root() {
    return part(0);
  }

  private String part(int index) {
    String[] parts = text.split(":", -1);
    return index < parts.length ? parts[index] : parts[parts.length - 1];
  }

  /** Whether it holds what is owned or owed. */
  public boolean stock() {
    return root().equals("Assets") || root().equals("Liabilities");
  }

  /** Whether it tells what foreign positions cost, in both currencies. */
  public boolean conversion() {
    return text.startsWith("Equity:Conversions");
  }

  /** Whether its balance in the account's currency is a part of what the account is worth. */
  public boolean valued() {
    return stock() || conversion();
  }

  /** Whether it tells where profit came from or went to. */
  public boolean result() {
    return root().equals("Income") || root().equals("Expenses");
  }

  /** Whether it holds cash. */
  public boolean cash() {
    return text.equals("Assets:Cash") || text.startsWith("Assets:Cash:");
  }

  /** Whether it tells what closing positions gained. */
  public boolean realised() {
    return text.startsWith("Income:RealisedPnL");
  }

  /** Its second word in plain words: {@code MarginInterest} becomes {@code margin interest}. */
  public String words() {
    String word = part(1);
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      boolean begins =
          i > 0
              && Character.isUpperCase(word.charAt(i))
              && Character.isLowerCase(word.charAt(i - 1));
      words.append(begins ? " " : "").append(word.charAt(i));
    }
    return realised() ? "realised profit" : words.toString().toLowerCase(Locale.ROOT);
  }

  /** Assets first, then liabilities, equity, income and expenses; by name in each. */
  @Override
  public int compareTo(AccountName other) {
    int byRoot = Integer.compare(rank(), other.rank());
    return byRoot != 0 ? byRoot : text.compareTo(other.text);
  }

  private int rank() {
    int rank = ROOTS.indexOf(root());
    return rank < 0 ? ROOTS.size() : rank;
  }
}
