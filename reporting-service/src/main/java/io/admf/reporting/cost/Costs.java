package io.admf.reporting.cost;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the orders of a portfolio cost.
 *
 * @param symbols a sum for each symbol, by name
 * @param dearest the orders that cost most, of each currency in the order of their names, the
 *     dearest first
 */
public record Costs(List<CostSum> symbols, List<CostOf> dearest) {

  /** Of a portfolio without orders. */
  public static final Costs NONE = new Costs(List.of(), List.of());

  public Costs {
    symbols = List.copyOf(symbols);
    dearest = List.copyOf(dearest);
  }

  /** A sum for each currency, by name: money of several currencies is not added up. */
  public List<CostSum> currencies() {
    SortedMap<String, CostSum> sums = new TreeMap<>();
    for (CostSum symbol : symbols) {
      sums.merge(
          symbol.currency(),
          CostSum.none("", symbol.currency()).plus(symbol),
          (sum, more) -> sum.plus(more));
    }
    return List.copyOf(sums.values());
  }
}
