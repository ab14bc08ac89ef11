/**
 * The strategies that come with ADMF. Each is a record of its parameters, with its rule in the
 * first lines of its Javadoc; copy one to begin your own.
 *
 * <p>Opinions are sustained: a strategy says BUY at every bar at which its condition holds, and
 * what has changed is for the portfolio to see. {@code sma_crossover} alone speaks of events.
 */
@NullMarked
package io.admf.strategy.library.strategies;

import org.jspecify.annotations.NullMarked;
