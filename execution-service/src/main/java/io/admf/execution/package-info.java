/**
 * Execution: what becomes of an approved order in the market.
 *
 * <p>Use {@link io.admf.execution.ExecutionKernel} to turn orders and bars into fills. Implement
 * {@link io.admf.execution.SlippageModel}, {@link io.admf.execution.ImpactModel}, {@link
 * io.admf.execution.ImprovementModel} or {@link io.admf.execution.CommissionModel} to answer what a
 * trade costs, {@link io.admf.execution.LatencyModel} how long an order is on its way. Nothing here
 * knows cash, positions or strategies.
 */
@NullMarked
package io.admf.execution;

import org.jspecify.annotations.NullMarked;
