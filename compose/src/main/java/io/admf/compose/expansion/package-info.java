/**
 * From an experiment with axes to a plan with combinations: the choices for each part of a
 * combination, their product, the constraints on it, and the numbering of what is left.
 *
 * <p>Use {@link io.admf.compose.expansion.Expansion} to make a plan, {@link
 * io.admf.compose.expansion.Selection} to take one combination out of it. What combinations have in
 * common they share: a plan of 100,000 is small.
 */
@NullMarked
package io.admf.compose.expansion;

import org.jspecify.annotations.NullMarked;
