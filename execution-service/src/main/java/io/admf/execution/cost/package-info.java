/**
 * Cost analysis: what the execution of an order cost against the price at which it was decided.
 *
 * <p>Use {@link io.admf.execution.cost.Shortfall} with the fills of one order. Pure, and exact: the
 * parts of an {@link io.admf.execution.cost.OrderCost} sum to the whole in money units.
 */
@NullMarked
package io.admf.execution.cost;

import org.jspecify.annotations.NullMarked;
