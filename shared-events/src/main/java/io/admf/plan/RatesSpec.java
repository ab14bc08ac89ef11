package io.admf.plan;

import io.admf.money.Money;
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

  /** The annual fraction charged on a short position in {@code symbol}; negative for no locate. */
  public double borrow(String symbol) {
    for (SymbolRate each : borrowed) {
      if (each.symbol().equals(symbol)) {
        return each.rate();
      }
    }
    return borrow;
  }

  /** Whether a short position in {@code symbol} may be opened: somebody lends it. */
  public boolean locates(String symbol) {
    return borrow(symbol) >= 0;
  }

  /**
   * Interest on a balance that stood for some days: balance × rate × days ÷ days of a year, rounded
   * once. Simple interest; what is posted bears interest from then on.
   *
   * @param balance settled money units; negative for a debit
   * @return money units to be paid to the account; negative to be paid by it
   */
  public long interest(long balance, long days) {
    return Money.round(balance * (balance < 0 ? debit : cash) * days / dayCount);
  }

  /**
   * The fee for a short position that stood for some days: value × rate × days ÷ days of a year,
   * rounded once.
   *
   * @param value of what is short, money units, of any sign
   * @return money units to be paid, not negative
   */
  public long fee(String symbol, long value, long days) {
    double rate = Math.max(0, borrow(symbol));
    return Money.round(Math.abs((double) value) * rate * days / dayCount);
  }

  /** Whether time costs and pays nothing. */
  public boolean none() {
    return cash == 0 && debit == 0 && borrow == 0 && borrowed.isEmpty();
  }
}
