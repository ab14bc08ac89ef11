/**
 * All services in one process, calling each other directly.
 *
 * <p>Use {@link io.admf.compose.fused.FusedFlow} where somebody wants to hear what happens, event
 * by event, and {@link io.admf.compose.fused.Sweep} where the figures of many portfolios are wanted
 * and nothing else: it cuts them into shards over the cores, and a portfolio whose orders can only
 * be market orders that the next bar fills whole trades in a lane, without event objects. Both say
 * the same, to the last bit.
 */
@NullMarked
package io.admf.compose.fused;

import org.jspecify.annotations.NullMarked;
