/**
 * The arithmetic of moving windows: sums, means, deviations and extremes that neither drift nor
 * depend on what came before the window.
 *
 * <p>Use these from features. Each object follows one stream of values; none is safe for several
 * threads. Error-free transformations are Knuth's two-sum (1969) and the product by fused
 * multiply-add; sums are kept as the unevaluated sum of two doubles (Ogita, Rump and Oishi, 2005).
 */
@NullMarked
package io.admf.strategy.window;

import org.jspecify.annotations.NullMarked;
