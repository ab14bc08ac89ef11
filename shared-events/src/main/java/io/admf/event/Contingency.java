package io.admf.event;

/**
 * What an order waits for, and what ends it.
 *
 * @param parent the order that must trade before this one comes to the market (one triggers
 *     another); its quantity is at most what the parent has traded, and it ends when the parent
 *     ends without having traded; 0 for none
 * @param group orders of one portfolio with the same number cancel each other: what one of them
 *     trades is taken off the others; 0 for none
 */
public record Contingency(long parent, long group) {

  /** Waits for nothing, cancels nothing. */
  public static final Contingency NONE = new Contingency(0, 0);

  /** Whether there is none. */
  public boolean none() {
    return parent == 0 && group == 0;
  }
}
