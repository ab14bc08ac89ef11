/**
 * Matching: an order on its way through the market, the rules that give it its price, and how much
 * of a bar it may have.
 *
 * <p>Use {@link io.admf.execution.matching.RestingOrder} for an order, {@link
 * io.admf.execution.matching.OrderEvents} wherever its status changes, {@link
 * io.admf.execution.matching.Participation} for how much of the volume may be taken. Money is not
 * known here.
 */
@NullMarked
package io.admf.execution.matching;

import org.jspecify.annotations.NullMarked;
