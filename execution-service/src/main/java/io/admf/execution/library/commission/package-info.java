/**
 * Commission models: what the broker takes for each fill.
 *
 * <p>Use {@code per_share} for US equities, {@code percent} for coins and most other markets. An
 * order filled in parts is charged for each part.
 */
@NullMarked
package io.admf.execution.library.commission;

import org.jspecify.annotations.NullMarked;
