package io.admf.event;

/**
 * A split or dividend takes effect.
 *
 * @param kind what happens
 * @param ratio new units for each old one, for a split; 1 otherwise
 * @param amount cash for each unit, for a dividend; 0 otherwise
 */
public record CorporateAction(Header header, String symbol, Kind kind, double ratio, double amount)
    implements Event {

  /** What a company does to its shares. */
  public enum Kind {
    SPLIT,
    DIVIDEND,
    SYMBOL_CHANGE,
    DELISTING
  }
}
