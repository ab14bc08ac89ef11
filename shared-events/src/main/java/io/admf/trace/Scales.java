package io.admf.trace;

import io.admf.money.Instrument;
import io.admf.plan.RunPlan;
import java.util.Map;
import java.util.TreeMap;

/**
 * How whole units become decimals: those of each instrument's quantity, by its symbol. What is not
 * in the plan is counted in its size units.
 */
final class Scales {

  private final Map<String, Instrument> instruments = new TreeMap<>();
  private final String currency;

  Scales() {
    currency = "";
  }

  Scales(RunPlan plan) {
    currency = plan.currency();
    plan.series().forEach(series -> instruments.put(series.symbol(), series.instrument()));
  }

  /** Digits after the point of a quantity of {@code symbol}. */
  int ofQuantity(String symbol) {
    Instrument instrument = instruments.get(symbol);
    return instrument == null ? 0 : instrument.sizeDecimals();
  }

  /** Whether a posting's unit is a quantity of an instrument; otherwise it is money. */
  boolean isSymbol(String unit) {
    return !unit.equals(currency) && instruments.containsKey(unit);
  }
}
