package io.admf.ledger.book;

import io.admf.money.Instrument;
import io.admf.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What postings are counted in: the symbols that a portfolio trades; anything else is money. */
public final class Units {

  private static final MathContext SHOWN = new MathContext(12);

  private final Map<String, Instrument> instruments = new TreeMap<>();

  /** Where an instrument is called as {@code currency} is, the name means the currency. */
  public Units(String currency, List<Instrument> traded) {
    traded.forEach(instrument -> instruments.put(instrument.symbol(), instrument));
    instruments.remove(currency);
  }

  /** The instrument that a unit is, or null when it is money. */
  public @Nullable Instrument instrument(String unit) {
    return instruments.get(unit);
  }

  /** Whether a unit is money. */
  public boolean money(String unit) {
    return !instruments.containsKey(unit);
  }

  /** The exact decimal of a count: money with two decimals or as many as it needs. */
  public BigDecimal decimal(String unit, long count) {
    Instrument instrument = instruments.get(unit);
    BigDecimal exact =
        BigDecimal.valueOf(count, instrument == null ? Money.DECIMALS : instrument.sizeDecimals())
            .stripTrailingZeros();
    int least = instrument == null ? 2 : 0;
    return exact.scale() < least ? exact.setScale(least, RoundingMode.UNNECESSARY) : exact;
  }

  /** The shortest plain decimal of a price or ratio. */
  public static BigDecimal price(double value) {
    BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0, RoundingMode.UNNECESSARY) : exact;
  }

  /** A price as people read it: to twelve digits, so that no rest of binary arithmetic shows. */
  public static BigDecimal shown(double price) {
    return price(new BigDecimal(price).round(SHOWN).doubleValue());
  }
}
