package io.admf.compose.experiment;

import io.admf.compose.experiment.Experiment.Contract;
import io.admf.compose.experiment.Experiment.Rate;
import io.admf.compose.experiment.Experiment.Symbol;
import io.admf.config.Section;
import io.admf.config.Yaml;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a symbol is besides its name, and where the rates of its currency come from. */
final class ContractReader {

  /** What is paid for a symbol. */
  private enum Type {
    /** Its price. */
    SPOT,
    /** The change of its price. */
    FUTURE
  }

  private ContractReader() {}

  /** The contract of a symbol that is counted in units of {@code sizeDecimals} digits. */
  static Contract read(Section symbol, int sizeDecimals, String accounts) {
    Type type = symbol.choice("type", Type.class, Type.SPOT);
    double lot = symbol.number("lot_size", 0, 1e-9, 1e9);
    long units = 1;
    Yaml written = symbol.get("lot_size");
    if (written != null && lot > 0) { // else it has been reported
      BigDecimal exact = BigDecimal.valueOf(lot).movePointRight(sizeDecimals);
      if (exact.stripTrailingZeros().scale() > 0) {
        symbol.wrong("lot_size", written, "a positive multiple of size_increment");
      } else {
        units = exact.longValueExact();
      }
    }
    return new Contract(
        currency(symbol, accounts),
        units,
        symbol.number("multiplier", 1, 1e-6, 1e9),
        symbol.number("tick_size", 0, 0, 1e9),
        type == Type.FUTURE);
  }

  private static String currency(Section section, String otherwise) {
    String currency = section.text("currency", otherwise);
    Yaml given = section.get("currency");
    if (given != null && !currency.matches("[A-Z0-9]{2,10}")) {
      section.wrong("currency", given, "a code such as USD or EUR");
      return otherwise; // so that no rate is missed
    }
    return currency;
  }

  /**
   * The rates of all foreign currencies: those that {@code fx} names, and otherwise a symbol such
   * as EURUSD, or USDEUR.
   */
  static List<Rate> rates(Section root, List<Symbol> symbols, String accounts) {
    Section fx = root.section("fx");
    TreeSet<String> foreign = new TreeSet<>();
    symbols.forEach(symbol -> foreign.add(symbol.contract().currency()));
    foreign.remove(accounts);
    List<Rate> rates = new ArrayList<>();
    for (String currency : foreign) {
      Rate rate =
          fx.has(currency)
              ? named(fx, currency, accounts, symbols)
              : found(currency, accounts, symbols);
      if (rate != null) {
        rates.add(rate);
      } else if (!fx.has(currency)) {
        root.problems()
            .add(
                root.place().toString(),
                "there is no rate of %s: add %s%s to symbols, or name a symbol under fx, such as fx: {%s: EURUSD=X}"
                    .formatted(currency, currency, accounts, currency));
      }
    }
    for (Rate rate : rates) {
      for (Symbol symbol : symbols) {
        String priced = symbol.contract().currency();
        boolean fits = priced.equals(rate.inverse() ? rate.currency() : accounts);
        if (symbol.name().equals(rate.symbol()) && !fits && !priced.equals(accounts)) {
          root.problems()
              .add(
                  root.place().toString(),
                  "%s is the rate of %s, so its closes are no prices in %s; give it no currency"
                      .formatted(symbol.name(), rate.currency(), priced));
        }
      }
    }
    fx.finish();
    return rates;
  }

  private static @Nullable Rate named(
      Section fx, String currency, String accounts, List<Symbol> symbols) {
    if (fx.get(currency) instanceof Yaml.Mapping) {
      Section own = fx.section(currency);
      String symbol = one(own, "symbol", symbols);
      boolean inverse = own.flag("inverse", symbol != null && inverse(symbol, currency, accounts));
      if (!own.has("symbol")) {
        own.missing("symbol", "a symbol of the experiment whose closes are the rate");
      }
      own.finish();
      return symbol == null ? null : new Rate(currency, symbol, inverse);
    }
    String symbol = one(fx, currency, symbols);
    return symbol == null ? null : new Rate(currency, symbol, inverse(symbol, currency, accounts));
  }

  /** The symbol that a key names; null when it names none, or several. */
  private static @Nullable String one(Section section, String key, List<Symbol> symbols) {
    List<String> named = section.names(key, symbols.stream().map(Symbol::name).toList());
    Yaml written = section.get(key);
    if (named.size() > 1 && written != null) {
      section.wrong(key, written, "one symbol");
    }
    return named.size() == 1 ? named.getFirst() : null;
  }

  /** Whether a symbol is called like the price of the accounts' currency in the other. */
  private static boolean inverse(String symbol, String currency, String accounts) {
    return letters(symbol).equals(accounts + currency);
  }

  private static String letters(String symbol) {
    return symbol.replaceAll("=X$|[^A-Za-z0-9]", "");
  }

  private static @Nullable Rate found(String currency, String accounts, List<Symbol> symbols) {
    for (Symbol symbol : symbols) {
      if (letters(symbol.name()).equals(currency + accounts)) {
        return new Rate(currency, symbol.name(), false);
      }
      if (inverse(symbol.name(), currency, accounts)) {
        return new Rate(currency, symbol.name(), true);
      }
    }
    return null;
  }
}
