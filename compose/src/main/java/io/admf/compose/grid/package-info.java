/**
 * A sweep worked by the nodes of a cluster: {@link io.admf.compose.grid.GridPlacement} cuts it into
 * units and gathers the rows, every {@link io.admf.compose.grid.GridNode} pulls units and works
 * them with its own threads.
 *
 * <p>Use it where a sweep is too large for one machine. Both speak over any Vert.x event bus;
 * joining a cluster is not done here. What is decided is decided in {@code dispatch}; here messages
 * are taken and sent. No row depends on which node worked it.
 */
@NullMarked
package io.admf.compose.grid;

import org.jspecify.annotations.NullMarked;
