/**
 * Trades, and the bars made of them.
 *
 * <p>A source of trades gives a {@link io.admf.data.tick.TradeCursor}; {@link
 * io.admf.data.tick.TickBars} makes bars of it by a {@link io.admf.data.tick.BarRule}. Trades are
 * streamed: memory does not depend on how many there are.
 */
@NullMarked
package io.admf.data.tick;

import org.jspecify.annotations.NullMarked;
