/**
 * What is remembered of a run while it goes by: sums, and curves of a bounded number of points.
 *
 * <p>Memory does not grow with bars, and the result does not depend on how the bars were cut into
 * frames: everything is taken in slice by slice, in order.
 */
@NullMarked
package io.admf.reporting.tally;

import org.jspecify.annotations.NullMarked;
