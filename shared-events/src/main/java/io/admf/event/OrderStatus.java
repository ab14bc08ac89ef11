package io.admf.event;

/** Where an order stands in its life. The transitions are the execution service's. */
public enum OrderStatus {
  NEW,
  PENDING,
  PARTIALLY_FILLED,
  FILLED,
  CANCELLED,
  REJECTED,
  EXPIRED;

  /** Whether nothing more can happen to the order. */
  public boolean terminal() {
    return switch (this) {
      case NEW, PENDING, PARTIALLY_FILLED -> false;
      case FILLED, CANCELLED, REJECTED, EXPIRED -> true;
    };
  }
}
