package io.admf.plan;

import java.util.List;

/**
 * What an account is charged and paid for time, as annual fractions.
 *
 * @param cash paid on cash
 * @param debit charged on cash below zero
 * @param borrow charged on the market value of short positions
 * @param borrowed borrow rates of single symbols, instead of {@code borrow}
 * @param dayCount days of a year, such as 360
 */
public record RatesSpec(
    double cash, double debit, double borrow, List<SymbolRate> borrowed, int dayCount) {

  /** Nothing. */
  public static final RatesSpec NONE = new RatesSpec(0, 0, 0, List.of(), 360);

  /** The borrow rate of one symbol; negative where it cannot be borrowed. */
  public record SymbolRate(String symbol, double rate) {}

  public RatesSpec {
    borrowed = List.copyOf(borrowed);
  }

  /** Whether time costs and pays nothing. */
  public boolean none() {
    return cash == 0 && debit == 0 && borrow == 0 && borrowed.isEmpty();
  }
}
