package io.admf.event;

/**
 * An approved order: the order intent. Only risk makes one, and execution accepts nothing else.
 *
 * @param order its number in its portfolio, from 1
 * @param contingency what it waits for, and what ends it
 * @param approval the rules that it passed, for people
 */
public record Order(
    Header header, long order, OrderTerms terms, Contingency contingency, String approval)
    implements Event {

  /** An order that depends on no other. */
  public Order(Header header, long order, OrderTerms terms, String approval) {
    this(header, order, terms, Contingency.NONE, approval);
  }
}
