package io.admf.ledger.lots;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which lots of a position the fills of each order opened, for those who name lots by orders. */
public final class OrderLots {

  private final Map<Long, List<Long>> byOrder = new TreeMap<>();

  /** Nothing was opened yet. */
  public OrderLots() {}

  /** A fill of an order opened a lot. */
  public void opened(long order, long lot) {
    byOrder.computeIfAbsent(order, o -> new ArrayList<>(1)).add(lot);
  }

  /**
   * What is left of the lots of some orders, to be closed in the order in which they are named, and
   * for one order in that in which they were opened.
   *
   * @param quantity size units at most
   */
  public List<NamedLot> named(List<Long> orders, long quantity, Lots lots) {
    Map<Long, Long> open = new TreeMap<>();
    for (Lot lot : lots.lots()) {
      open.put(lot.number(), Math.abs(lot.quantity()));
    }
    List<NamedLot> named = new ArrayList<>();
    long left = quantity;
    for (long order : orders) {
      for (long lot : byOrder.getOrDefault(order, List.of())) {
        Long units = open.remove(lot); // an order that is named twice counts once
        if (units != null && left > 0) {
          named.add(new NamedLot(lot, Math.min(left, units)));
          left -= Math.min(left, units);
        }
      }
    }
    return named;
  }
}
