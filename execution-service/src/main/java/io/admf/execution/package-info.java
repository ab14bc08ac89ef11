/**
 * Execution: what becomes of an approved order in the market.
 *
 * <p>Use {@link io.admf.execution.ExecutionKernel} to turn orders and bars into fills. Implement
 * {@link io.admf.execution.SlippageModel} or {@link io.admf.execution.CommissionModel} to answer
 * what a trade costs. Nothing here knows cash, positions or strategies.
 */
@NullMarked
package io.admf.execution;

import org.jspecify.annotations.NullMarked;
