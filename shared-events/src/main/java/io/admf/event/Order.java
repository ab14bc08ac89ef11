package io.admf.event;

/**
 * An approved order: the order intent. Only risk makes one, and execution accepts nothing else.
 *
 * @param order its number in its portfolio, from 1
 * @param approval the rules that it passed, for people
 */
public record Order(Header header, long order, OrderTerms terms, String approval)
    implements Event {}
