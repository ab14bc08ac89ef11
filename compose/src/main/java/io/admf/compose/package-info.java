/**
 * How services are put together: the coordinator, placements, and the command line.
 *
 * <p>The only room that knows all services. {@link io.admf.compose.Coordinator} prepares a run, a
 * {@link io.admf.compose.placement.Placement} carries it out.
 */
@NullMarked
package io.admf.compose;

import org.jspecify.annotations.NullMarked;
