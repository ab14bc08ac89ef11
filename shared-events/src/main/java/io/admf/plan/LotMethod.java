package io.admf.plan;

/** Which of the open lots of a position are closed first. */
public enum LotMethod {
  /** The oldest. */
  FIFO,
  /** The newest. */
  LIFO,
  /** Those with the highest price for a unit. */
  HIFO,
  /** Those with the lowest price for a unit. */
  LOFO,
  /** None: all units cost the same, the average of what is held. */
  AVERAGE,
  /** Those that the order names; what it does not name is closed like {@link #FIFO}. */
  SPECIFIC
}
