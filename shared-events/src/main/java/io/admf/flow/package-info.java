/**
 * The protocol between services: how the trading loop of a portfolio travels, and how frames that
 * arrive one by one become blocks again.
 *
 * <p>Pure data and bookkeeping; the bus that carries it is elsewhere. Order of arrival never
 * matters here: everything is taken in the order of its numbers.
 */
@NullMarked
package io.admf.flow;

import org.jspecify.annotations.NullMarked;
