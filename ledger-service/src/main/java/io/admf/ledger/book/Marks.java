package io.admf.ledger.book;

import io.admf.money.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What things are worth at one moment.
 *
 * @param prices by symbol
 * @param rates what one of a foreign currency is worth in the account's, by currency
 */
public record Marks(Map<String, Double> prices, Map<String, Double> rates) {

  /** The price of a symbol, or null where none is known. */
  public @Nullable Double price(String symbol) {
    return prices.get(symbol);
  }

  /** Money units in the account's currency; the same where no rate is known. */
  public long converted(long money, String currency) {
    return Money.convert(money, rates.getOrDefault(currency, 1.0));
  }
}
