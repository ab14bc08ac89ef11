/**
 * What the orders of a run cost, order by order, from the events of the run.
 *
 * <p>Use {@link io.admf.compose.costs.OrderCosts} to read them from a results folder, {@link
 * io.admf.compose.costs.CostRows} to print them. The splitting into parts is execution's.
 */
@NullMarked
package io.admf.compose.costs;

import org.jspecify.annotations.NullMarked;
