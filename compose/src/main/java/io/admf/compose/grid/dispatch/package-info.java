/**
 * Who works what in a grid: units of work are cut from a sweep, given to nodes that ask, taken back
 * from nodes that are lost, and counted when they are done.
 *
 * <p>Use {@link io.admf.compose.grid.dispatch.Dispatcher} where messages of nodes arrive. Pure: it
 * knows no bus, no thread and no clock (time is handed in), and may hear every message late, twice
 * or never.
 */
@NullMarked
package io.admf.compose.grid.dispatch;

import org.jspecify.annotations.NullMarked;
