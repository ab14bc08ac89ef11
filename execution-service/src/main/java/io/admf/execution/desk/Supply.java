package io.admf.execution.desk;

/** How much there is to trade with at the moment. */
interface Supply {

  /** Size units that an order may have at most, 0 or more. */
  long left(Ticket ticket);

  /** Takes some of them. */
  void take(Ticket ticket, long quantity);
}
