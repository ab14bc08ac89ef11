/**
 * What may have several values: lists, ranges, the parameters of a component, and the constraints
 * between them.
 *
 * <p>Use {@link io.admf.compose.axis.ValueReader} for a key with a value, {@link
 * io.admf.compose.axis.Alternatives} for a key whose value is a list by its nature. Nothing here
 * knows what the values are for.
 */
@NullMarked
package io.admf.compose.axis;

import org.jspecify.annotations.NullMarked;
