/**
 * What the orders of a run cost, order by order.
 *
 * <p>Use {@link io.admf.compose.costs.OrderCosts} to read them from a results folder, {@link
 * io.admf.compose.costs.CostRows} to print them. They are worked out while a run goes by, by
 * reporting; nothing is worked out here again.
 */
@NullMarked
package io.admf.compose.costs;

import org.jspecify.annotations.NullMarked;
