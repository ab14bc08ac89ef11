/**
 * Cost analysis: what the execution of an order cost against the price at which it was decided.
 *
 * <p>Use {@link io.admf.reporting.cost.CostTally} to hear a portfolio and be told of each order's
 * cost, {@link io.admf.reporting.cost.Costs} for what is remembered of all of them, {@link
 * io.admf.reporting.cost.Shortfall} with the fills of one order. Pure, and exact: the parts of an
 * {@link io.admf.reporting.cost.OrderCost} sum to the whole in money units. Memory grows with the
 * orders that are open at a time, not with those of the run.
 */
@NullMarked
package io.admf.reporting.cost;

import org.jspecify.annotations.NullMarked;
