package io.admf.ledger.posting;

import java.util.List;

/**
 * The accounts of a portfolio, by number. Immutable; portfolios that trade the same symbols share
 * one.
 *
 * <pre>
 * account                       unit       holds
 * Assets:Cash                   currency   cash
 * Assets:Positions:SYMBOL       symbol     size units held
 * Assets:Positions:SYMBOL       currency   what they cost
 * Assets:DividendsReceivable    currency   dividends owed and not yet paid; negative when short
 * Income:RealisedPnL:SYMBOL     currency   profit as credit, loss as debit; before commission
 * Income:Dividends:SYMBOL       currency   dividends as credit; as debit when short
 * Expenses:Commission           currency   commissions paid
 * Equity:OpeningBalance         currency   the deposit, as credit
 * Equity:Trading:SYMBOL         symbol     the market's side of the size units
 * </pre>
 */
public final class ChartOfAccounts {

  /** Assets:Cash. */
  public static final int CASH = 0;

  /** Expenses:Commission. */
  public static final int COMMISSION = 1;

  /** Equity:OpeningBalance. */
  public static final int OPENING_BALANCE = 2;

  /** Assets:DividendsReceivable. */
  public static final int RECEIVABLE = 3;

  private static final int FIRST_OF_SYMBOLS = 4;
  private static final int PER_SYMBOL = 5;

  private final String[] names;
  private final String[] units;
  private final int[] unitIndexes;

  /**
   * The accounts for a portfolio in {@code currency} that trades {@code symbols}; the place of a
   * symbol in the list is its slot.
   */
  public ChartOfAccounts(String currency, List<String> symbols) {
    int size = FIRST_OF_SYMBOLS + PER_SYMBOL * symbols.size();
    names = new String[size];
    units = new String[size];
    unitIndexes = new int[size];
    set(CASH, "Assets:Cash", currency, 0);
    set(COMMISSION, "Expenses:Commission", currency, 0);
    set(OPENING_BALANCE, "Equity:OpeningBalance", currency, 0);
    set(RECEIVABLE, "Assets:DividendsReceivable", currency, 0);
    for (int slot = 0; slot < symbols.size(); slot++) {
      String symbol = symbols.get(slot);
      set(units(slot), "Assets:Positions:" + symbol, symbol, slot + 1);
      set(cost(slot), "Assets:Positions:" + symbol, currency, 0);
      set(realisedPnl(slot), "Income:RealisedPnL:" + symbol, currency, 0);
      set(dividends(slot), "Income:Dividends:" + symbol, currency, 0);
      set(trading(slot), "Equity:Trading:" + symbol, symbol, slot + 1);
    }
  }

  private void set(int account, String name, String unit, int unitIndex) {
    names[account] = name;
    units[account] = unit;
    unitIndexes[account] = unitIndex;
  }

  /** Assets:Positions of a slot, in size units. */
  public static int units(int slot) {
    return FIRST_OF_SYMBOLS + PER_SYMBOL * slot;
  }

  /** Assets:Positions of a slot, in money. */
  public static int cost(int slot) {
    return units(slot) + 1;
  }

  /** Income:RealisedPnL of a slot. */
  public static int realisedPnl(int slot) {
    return units(slot) + 2;
  }

  /** Equity:Trading of a slot. */
  public static int trading(int slot) {
    return units(slot) + 3;
  }

  /** Income:Dividends of a slot. */
  public static int dividends(int slot) {
    return units(slot) + 4;
  }

  /** How many accounts. */
  public int size() {
    return names.length;
  }

  /** The name of an account. */
  public String name(int account) {
    return names[account];
  }

  /** The number of what an account is counted in: the same for the same unit. */
  int unitIndex(int account) {
    return unitIndexes[account];
  }

  /** What an account is counted in: the currency or a symbol. */
  public String unit(int account) {
    return units[account];
  }
}
