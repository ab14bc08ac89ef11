/**
 * Commission models: what the broker takes.
 *
 * <p>Use {@code per_share} for US equities, {@code percent} for most other markets, {@code
 * maker_taker} for exchanges of coins, {@code per_trade} for a flat fee, {@code tiered} for
 * schedules by size. Minimum and maximum hold for an order, not for each of its fills.
 */
@NullMarked
package io.admf.execution.library.commission;

import org.jspecify.annotations.NullMarked;
