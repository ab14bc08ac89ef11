/**
 * Pricing: what a fill really costs, once the market has said what it offers.
 *
 * <p>Use {@link io.admf.execution.pricing.Pricing} for every fill of a portfolio. It asks the
 * models in turn: slippage, impact, improvement, commission. No rule of matching is known here.
 */
@NullMarked
package io.admf.execution.pricing;

import org.jspecify.annotations.NullMarked;
