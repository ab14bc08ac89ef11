package io.admf.portfolio;

import io.admf.event.OrderTerms;
import java.util.List;

/** Says by what kind of order a portfolio trades, and at what prices. */
public interface OrderForm {

  /**
   * The terms of an order. Prices are on the tick of the instrument; one that cannot be given is
   * NaN, and the order is then refused.
   */
  OrderTerms terms(OrderQuestion question);

  /** Bars of the traded series after which what is left of the order is withdrawn; 0 for never. */
  default int bars() {
    return 0;
  }

  /** The indicators it wants to see, such as {@code atr(14)}; they arrive in the question. */
  default List<String> features() {
    return List.of();
  }
}
