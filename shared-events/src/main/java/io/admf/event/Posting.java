package io.admf.event;

/**
 * One line of a journal entry. The lines of an entry sum to zero in every unit.
 *
 * @param account such as {@code Assets:Cash} or {@code Assets:Positions:AAPL}
 * @param unit a currency, counted in money units, or a symbol, counted in its size units
 * @param amount debit positive, credit negative
 */
public record Posting(String account, String unit, long amount) {}
