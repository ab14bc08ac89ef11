/**
 * Matching: whether a bar fills a resting order, and at what price.
 *
 * <p>Use {@link io.admf.execution.matching.Matching} for the price, {@link
 * io.admf.execution.matching.Participation} for how much of the volume may be taken. Money is not
 * known here.
 */
@NullMarked
package io.admf.execution.matching;

import org.jspecify.annotations.NullMarked;
