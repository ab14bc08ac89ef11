package io.admf.event;

/** Where an order stands in its life. The transitions are the execution service's. */
public enum OrderStatus {
  /** Approved; the market has not seen it. */
  NEW,
  /** It waits for the order that it hangs on. */
  HELD,
  /** The market has it. */
  PENDING,
  /** Its stop was reached. */
  TRIGGERED,
  PARTIALLY_FILLED,
  FILLED,
  CANCELLED,
  REJECTED,
  EXPIRED;

  /** Whether nothing more can happen to the order. */
  public boolean terminal() {
    return switch (this) {
      case NEW, HELD, PENDING, TRIGGERED, PARTIALLY_FILLED -> false;
      case FILLED, CANCELLED, REJECTED, EXPIRED -> true;
    };
  }
}
