package io.admf.data.library.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the source {@code sample} has of one symbol.
 *
 * @param symbol as written in YAML
 * @param description what it is, and of when
 * @param timeframes those it can be had at
 */
public record Dataset(String symbol, String description, List<String> timeframes) {

  static final String APPLE = "AAPL";
  static final String BITCOIN = "BTCUSD";
  static final String ETHER = "ETHUSD";

  /** Those with a rate on 6,184 days from 1999-01-04 to 2023-02-21 first, then the rest. */
  private static final List<String> CURRENCIES =
      List.of(
          "USD", "JPY", "GBP", "CHF", "AUD", "CAD", "CZK", "DKK", "HKD", "HUF", "KRW", "NOK", "NZD",
          "PLN", "SEK", "SGD", "ZAR", "BGN", "BRL", "CNY", "CYP", "EEK", "HRK", "IDR", "ILS", "INR",
          "ISK", "LTL", "LVL", "MTL", "MXN", "MYR", "PHP", "ROL", "RON", "RUB", "SIT", "SKK", "THB",
          "TRL", "TRY");

  private static final List<Dataset> ALL = describe();

  public Dataset {
    timeframes = List.copyOf(timeframes);
  }

  /** All of them, in the order in which they are best shown. */
  public static List<Dataset> all() {
    return ALL;
  }

  /** The one of a symbol, written {@code BTCUSD}, {@code btcusd} or {@code BTC/USD}, or null. */
  static @Nullable Dataset find(String symbol) {
    String plain = symbol.replace("/", "").toUpperCase(Locale.ROOT);
    for (Dataset dataset : ALL) {
      if (dataset.symbol.equals(plain)) {
        return dataset;
      }
    }
    return null;
  }

  private static List<Dataset> describe() {
    List<Dataset> all = new ArrayList<>();
    all.add(
        new Dataset(APPLE, "Apple Inc. in US dollars, 2013-01-02 to 2013-12-31", List.of("1d")));
    all.add(
        new Dataset(
            BITCOIN,
            "Bitcoin in US dollars, 100000 trades at Bitstamp, 2013-11-25 to 2013-12-01",
            List.of("1m", "5m", "15m", "1h", "4h", "1d")));
    all.add(
        new Dataset(
            ETHER,
            "Ether in US dollars at Binance US, 2023-03-13T18:00Z to 2023-03-15",
            List.of("5m")));
    for (String currency : CURRENCIES) {
      all.add(
          new Dataset(
              "EUR" + currency,
              "One euro in "
                  + currency
                  + ", daily reference rate of the European Central Bank, within 1999-01-04 to"
                  + " 2023-02-21; close only",
              List.of("1d")));
    }
    return List.copyOf(all);
  }
}
