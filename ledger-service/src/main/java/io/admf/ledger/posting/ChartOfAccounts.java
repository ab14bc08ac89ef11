package io.admf.ledger.posting;

import io.admf.event.Leg;
import io.admf.frame.Series;
import java.util.ArrayList;
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
 * Assets:Unsettled              currency   proceeds of sales on their way
 * Income:Interest               currency   interest received, as credit
 * Income:FX                     currency   what currencies gained while a position was held, as credit
 * Expenses:Interest             currency   interest paid on debit
 * Expenses:Borrow               currency   fees for what is short
 * Equity:Conversions:CODE       CODE       what was paid for, by cost, in a foreign currency
 * Equity:Conversions:CODE       currency   what that was worth when it was paid
 * Income:RealisedPnL:SYMBOL     currency   profit as credit, loss as debit; before commission
 * Income:Dividends:SYMBOL       currency   dividends as credit; as debit when short
 * Expenses:Commission           currency   commissions paid
 * Equity:OpeningBalance         currency   the deposit, as credit
 * Equity:Trading:SYMBOL         symbol     the market's side of the size units
 * </pre>
 *
 * <p>Where positions are hedged, a symbol has two of each of its accounts: {@code SYMBOL:Long} and
 * {@code SYMBOL:Short}.
 *
 * <p>What a position in a foreign currency cost is in that currency. A futures contract costs
 * nothing: its positions have units alone.
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

  /** Assets:Unsettled. */
  public static final int UNSETTLED = 4;

  /** Income:Interest. */
  public static final int INTEREST = 5;

  /** Income:FX. */
  public static final int FX = 6;

  /** Expenses:Interest. */
  public static final int INTEREST_PAID = 7;

  /** Expenses:Borrow. */
  public static final int BORROW = 8;

  private static final int FIRST_OF_SYMBOLS = 9;
  private static final int PER_SYMBOL = 5;

  /**
   * What the accounts of one position are about.
   *
   * @param currency that it is priced in
   */
  public record Slot(String symbol, String currency, Leg leg) {

    /** The name of its accounts after the last colon, or two. */
    String name() {
      return switch (leg) {
        case NET -> symbol;
        case LONG -> symbol + ":Long";
        case SHORT -> symbol + ":Short";
      };
    }
  }

  private final String[] names;
  private final String[] units;
  private final int[] unitIndexes;
  private final List<String> currencies = new ArrayList<>();
  private final int[] conversions;

  /**
   * The accounts for a portfolio in {@code currency} that trades {@code symbols}, all in that
   * currency; the place of a symbol in the list is its slot.
   */
  public static ChartOfAccounts of(String currency, List<String> symbols) {
    return new ChartOfAccounts(
        currency, symbols.stream().map(each -> new Slot(each, currency, Leg.NET)).toList());
  }

  /**
   * The accounts for a portfolio that trades series, each with the same positions: slots are in the
   * order of the series, and within one in that of the legs.
   */
  public static ChartOfAccounts of(String currency, List<Series> traded, List<Leg> legs) {
    List<Slot> slots = new ArrayList<>();
    for (Series series : traded) {
      for (Leg leg : legs) {
        slots.add(new Slot(series.symbol(), series.instrument().currency(), leg));
      }
    }
    return new ChartOfAccounts(currency, slots);
  }

  private ChartOfAccounts(String currency, List<Slot> slots) {
    List<String> symbols = new ArrayList<>();
    for (Slot slot : slots) {
      String priced = slot.currency();
      if (!priced.equals(currency) && !currencies.contains(priced)) {
        currencies.add(priced);
      }
      if (!symbols.contains(slot.symbol())) {
        symbols.add(slot.symbol());
      }
    }
    int firstConversion = FIRST_OF_SYMBOLS + PER_SYMBOL * slots.size();
    int size = firstConversion + 2 * currencies.size();
    names = new String[size];
    units = new String[size];
    unitIndexes = new int[size];
    conversions = new int[slots.size()];
    set(CASH, "Assets:Cash", currency, 0);
    set(COMMISSION, "Expenses:Commission", currency, 0);
    set(OPENING_BALANCE, "Equity:OpeningBalance", currency, 0);
    set(RECEIVABLE, "Assets:DividendsReceivable", currency, 0);
    set(UNSETTLED, "Assets:Unsettled", currency, 0);
    set(INTEREST, "Income:Interest", currency, 0);
    set(FX, "Income:FX", currency, 0);
    set(INTEREST_PAID, "Expenses:Interest", currency, 0);
    set(BORROW, "Expenses:Borrow", currency, 0);
    for (int slot = 0; slot < slots.size(); slot++) {
      Slot about = slots.get(slot);
      String symbol = about.symbol();
      String name = about.name();
      int unit = symbols.indexOf(symbol) + 1;
      int foreign = currencies.indexOf(about.currency());
      set(units(slot), "Assets:Positions:" + name, symbol, unit);
      set(
          cost(slot),
          "Assets:Positions:" + name,
          about.currency(),
          foreign < 0 ? 0 : symbols.size() + 1 + foreign);
      set(realisedPnl(slot), "Income:RealisedPnL:" + name, currency, 0);
      set(dividends(slot), "Income:Dividends:" + name, currency, 0);
      set(trading(slot), "Equity:Trading:" + name, symbol, unit);
      conversions[slot] = foreign < 0 ? -1 : firstConversion + 2 * foreign;
    }
    for (int i = 0; i < currencies.size(); i++) {
      String name = "Equity:Conversions:" + currencies.get(i);
      set(firstConversion + 2 * i, name, currencies.get(i), symbols.size() + 1 + i);
      set(firstConversion + 2 * i + 1, name, currency, 0);
    }
  }

  /**
   * Equity:Conversions of the currency of a slot, in that currency; the next account is the same in
   * the currency of the portfolio. -1 where that is the same currency.
   */
  public int conversion(int slot) {
    return conversions[slot];
  }

  /** The foreign currencies, in the order of the symbols. */
  public List<String> currencies() {
    return List.copyOf(currencies);
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

  /** Assets:Positions of a slot, in money of its currency. */
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
