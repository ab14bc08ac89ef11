package io.admf.reporting.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up costs of orders, and remembers the dearest. */
final class CostSumTally {

  /** Orders of a currency that are remembered. */
  private static final int DEAREST = 10;

  private static final Comparator<CostOf> DEAREST_FIRST =
      Comparator.comparingLong((CostOf each) -> -each.cost().total())
          .thenComparingLong(each -> each.order().order());

  private final SortedMap<String, CostSum> symbols = new TreeMap<>();
  private final SortedMap<String, List<CostOf>> dearest = new TreeMap<>();

  void add(CostOf each) {
    String symbol = each.order().terms().symbol();
    String currency = each.decision().instrument().currency();
    CostSum before = symbols.get(symbol);
    symbols.put(
        symbol, (before == null ? CostSum.none(symbol, currency) : before).plus(each.cost()));
    List<CostOf> top = dearest.computeIfAbsent(currency, _ -> new ArrayList<>());
    if (top.size() == DEAREST && DEAREST_FIRST.compare(each, top.getLast()) > 0) {
      return;
    }
    int at = 0;
    while (at < top.size() && DEAREST_FIRST.compare(top.get(at), each) < 0) {
      at++;
    }
    top.add(at, each);
    if (top.size() > DEAREST) {
      top.removeLast();
    }
  }

  Costs costs() {
    return new Costs(
        List.copyOf(symbols.values()), dearest.values().stream().flatMap(List::stream).toList());
  }
}
